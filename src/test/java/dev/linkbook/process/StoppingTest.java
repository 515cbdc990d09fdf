package dev.linkbook.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is left of processes that are stopped, that hide, or whose JVM dies. `@` in a script becomes a
/// number that no other test uses.
@Timeout(120)
@ParameterizedClass
@EnumSource(Way.class)
class StoppingTest extends BothWays {
    private static final String TREE = "sleep @ & sh -c \"trap '' INT; sleep @ & echo up; wait\" & wait";

    private final BlockingQueue<Ending> endings = new ArrayBlockingQueue<>(1);

    StoppingTest(Way way) {
        super(way);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "::", textBlock = """
            301.01 :: sleep @ & sh -c "trap '' INT; sleep @ & echo up; wait" & wait
            301.02 :: trap '' INT TERM HUP; echo up; while :; do sleep @; done
            301.03 :: setsid sleep @ & echo up; wait
            301.04 :: env -i setsid sleep @ & sleep 0.1; echo up; wait
            301.05 :: set -m; sh -c 'sleep @; :' & echo up; wait
            301.06 :: (setsid sh -c 'setsid sleep @ & sleep @' &) ; echo up; sleep @
            301.07 :: exec sleep @
            301.08 :: echo up; exec >&- 2>&-; sleep @
            301.09 :: sh -c 'trap "" INT; echo up; sleep @; :' | cat; echo late
            """)
    void nothingIsLeftAfterAnInterrupt(String number, String script) throws InterruptedException {
        Thread runner = start(script.replace("@", number));
        if (script.contains("echo up;")) {
            recorder.awaitOutput();
        } else {
            Leftovers.assertCount(number, 1);
        }
        processes.interrupt();
        assertThat(endings.poll(30, TimeUnit.SECONDS)).isInstanceOf(Ending.Interrupted.class);
        assertThat(Leftovers.of(number)).isEmpty();
        runner.join();
    }

    @Test
    void anInterruptRightAfterTheStartCounts() throws InterruptedException {
        for (int delayMicros = 0; delayMicros < 4_000; delayMicros += 200) {
            Thread runner = start("sleep 302.01");
            TimeUnit.MICROSECONDS.sleep(delayMicros);
            runner.interrupt();
            assertThat(endings.poll(30, TimeUnit.SECONDS)).isInstanceOf(Ending.Interrupted.class);
            assertThat(Leftovers.of("302.01")).isEmpty();
        }
    }

    @Test
    void anInterruptOfTheWaitingThreadIsUsedUp() {
        Thread.currentThread().interrupt();
        assertThat(run("sleep 302.02")).isInstanceOf(Ending.Interrupted.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(run("exit 4")).isInstanceOf(Ending.Exited.class);
    }

    @Test
    void aProgramMayTidyUpOnSigint() throws InterruptedException {
        start("trap 'sleep 0.2; echo tidy; exit 0' INT; echo up; while :; do sleep 0.05; done");
        recorder.awaitOutput();
        processes.interrupt();
        assertThat(endings.poll(30, TimeUnit.SECONDS)).isInstanceOf(Ending.Interrupted.class);
        assertThat(recorder.out()).isEqualTo("up\ntidy\n");
    }

    @Test
    void aProgramThatIgnoresSigintMayTidyUpOnSigterm() throws InterruptedException {
        start("trap '' INT; trap 'echo tidy; exit 0' TERM; echo up; while :; do sleep 0.05; done");
        recorder.awaitOutput();
        processes.interrupt();
        assertThat(endings.poll(30, TimeUnit.SECONDS)).isInstanceOf(Ending.Interrupted.class);
        assertThat(recorder.out()).isEqualTo("up\ntidy\n");
    }

    @Test
    void whatIgnoresBothIsKilled() throws InterruptedException {
        start("trap '' INT TERM; echo up; while :; do sleep 302.03; done");
        recorder.awaitOutput();
        processes.interrupt();
        assertThat(endings.poll(30, TimeUnit.SECONDS)).isInstanceOf(Ending.Interrupted.class);
        assertThat(Leftovers.of("302.03")).isEmpty();
    }

    @Test
    void anInterruptWithoutARunHasNoEffect() {
        processes.interrupt();
        assertThat(run("exit 0")).isInstanceOf(Ending.Exited.class);
    }

    @Test
    void backgroundOutputWithinTheGraceArrives() {
        run("(sleep 0.1; echo a; sleep 0.1; echo b) &");
        assertThat(recorder.out()).isEqualTo("a\nb\n");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "::", textBlock = """
            303.01 :: sleep @ & exit 3
            303.02 :: setsid sleep @ & exit 3
            """)
    void aDaemonThatKeepsTheOutputEndsWithTheRun(String number, String script) {
        assertThat(run(script.replace("@", number)))
                .isInstanceOfSatisfying(
                        Ending.Exited.class, exited -> assertThat(exited.code()).isEqualTo(3));
        assertThat(Leftovers.of(number)).isEmpty();
    }

    @Test
    void aDaemonThatFloodsTheOutputEndsWithTheRun() {
        var received = new AtomicLong();
        var counter = new OutputListener() {
            @Override
            public void stdout(String text) {
                received.addAndGet(text.length());
            }

            @Override
            public void stderr(String text) {}
        };
        var command = new Command(List.of("bash", "-c", "(yes; sleep 303.03) & exit 3"), folder, Map.of(), Set.of());
        assertThat(run(command, counter, new Input.None())).isInstanceOf(Ending.Exited.class);
        assertThat(received).hasPositiveValue();
        assertThat(Leftovers.of("303.03")).isEmpty();
    }

    /// A shell that is over at once: its children must not lose their output, and those that have let go
    /// of it must live on.
    @Test
    void aHurriedProcessIsTreatedLikeAnyOther() throws InterruptedException {
        var command = new Command(
                List.of("sh", "-c", "(sleep 0.05; echo x) & sleep 303.05 & sleep 303.06 >/dev/null 2>&1 &"),
                folder,
                Map.of(),
                Set.of());
        for (int round = 0; round < 10; round++) {
            assertThat(run(command)).isInstanceOf(Ending.Exited.class);
        }
        assertThat(recorder.out()).isEqualTo("x\n".repeat(10));
        assertThat(Leftovers.of("303.05")).isEmpty();
        // some may still be shells on their way to sleep
        Leftovers.assertCount("303.06", 10);
    }

    /// Nothing tells that it belongs to the run: it is left, and the run returns all the same.
    @Test
    void aDaemonThatCannotBeFoundDoesNotHoldTheRun() throws Exception {
        assertThat(run("env -i setsid sleep 303.04 & sleep 0.1; exit 3")).isInstanceOf(Ending.Exited.class);
        assertThat(Leftovers.of("303.04")).hasSize(1);
        ProcessHandle.allProcesses()
                .filter(handle -> handle.info().commandLine().orElse("").contains("sleep 303.04"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void aDaemonThatLetsGoOfTheOutputLivesUntilTheClose() throws InterruptedException {
        run("sleep 304.01 >/dev/null 2>&1 & setsid sleep 304.01 >/dev/null 2>&1 & sleep 0.1");
        run("exit 0");
        assertThat(Leftovers.of("304.01")).hasSize(2);
        processes.close();
        assertThat(Leftovers.of("304.01")).isEmpty();
    }

    @Test
    void closeEndsTheRunsUnderWay() throws InterruptedException {
        start(TREE.replace("@", "304.02"));
        recorder.awaitOutput();
        processes.close();
        assertThat(endings.poll(30, TimeUnit.SECONDS)).isNotNull();
        assertThat(Leftovers.of("304.02")).isEmpty();
        assertThat(run("exit 0")).isInstanceOf(Ending.NotStarted.class);
    }

    @Test
    void aKilledGuardIsReplaced() throws InterruptedException {
        start(TREE.replace("@", "304.03"));
        recorder.awaitOutput();
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("linkbook-guard"))
                .forEach(ProcessHandle::destroyForcibly);
        processes.interrupt();
        assertThat(endings.poll(30, TimeUnit.SECONDS)).isInstanceOf(Ending.Interrupted.class);
        assertThat(Leftovers.of("304.03")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"KILL, 305.01", "INT, 305.02", "TERM, 305.03", "HUP, 305.04"})
    void nothingSurvivesTheJvm(String signal, String number) throws Exception {
        String script = "trap '' INT; sleep @ & setsid sleep @ & sleep @ >/dev/null 2>&1 & echo up; wait";
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunnerMain.class.getName(),
                        script.replace("@", number),
                        way.name(),
                        notes.toString())
                .redirectErrorStream(true)
                .start();
        try (var reader = jvm.inputReader()) {
            assertThat(reader.readLine()).isEqualTo("up");
            Leftovers.assertCount(number, 3 + 2);
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + jvm.pid())
                    .start()
                    .waitFor();
            assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            jvm.destroyForcibly();
        }
        Leftovers.assertNone(number);
    }

    private Thread start(String script) {
        return Thread.ofPlatform().start(() -> endings.add(run(script)));
    }

    private Ending run(String script) {
        var command = new Command(List.of("bash", "-c", script), folder, Map.of(), Set.of());
        return run(command);
    }
}
