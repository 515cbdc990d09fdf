package dev.linkbook.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Which process groups the guard still knows at its end; what it does about the others is in [StoppingTest].
@Timeout(60)
class GuardTest {
    private final Guard guard = new Guard("linkbook-guard-test-" + System.nanoTime());
    private Process group;

    @BeforeEach
    void start() throws IOException {
        group = new ProcessBuilder("setsid", "sleep", "100").start();
    }

    @AfterEach
    void stop() {
        group.destroyForcibly();
    }

    @Test
    void aWatchedGroupEndsWithTheGuard() throws Exception {
        guard.watch(group.pid());
        guard.close();
        assertThat(group.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /// Its number may be another's by then. The first one is special, as the guard's shell starts with it.
    @Test
    void aGroupThatIsForgottenLivesOn() throws Exception {
        guard.watch(group.pid());
        guard.forget(group.pid());
        guard.close();
        assertThat(group.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
    }
}
