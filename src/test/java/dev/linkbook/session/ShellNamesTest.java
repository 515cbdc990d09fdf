package dev.linkbook.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the prelude writes is read: no name that stands in a value or in a function's text.
class ShellNamesTest {
    @TempDir
    Path folder;

    @Test
    void namesAreTheShellsOwn() throws Exception {
        try (var desk = new Desk(folder)) {
            assertThat(desk.session().names()).isEmpty();
            run(desk, """
                    one=$'x\\ndeclare -- false1=1'
                    declare -a two=(1 $'\\ndeclare -- false2=1')
                    declare -ix three=3
                    alias four='x=1' five=$'a\\nb'
                    six() {
                        alias false3=1
                        cat <<'E'
                    cd -- /false
                    E
                    }
                    中文() { :; }
                    PATH="/own path:$PATH"
                    """);
            ShellNames names = desk.session().names().orElseThrow();
            assertThat(names.variables())
                    .contains("one", "two", "three", "HOME")
                    .doesNotContain("false1", "false2", "x");
            assertThat(names.commands()).containsExactlyInAnyOrder("four", "five", "six", "中文");
            assertThat(names.path().orElseThrow()).startsWith("/own path:");
        }
    }

    @Test
    void whatIsAddedBetweenTwoCellsCounts() throws Exception {
        try (var desk = new Desk(folder)) {
            run(desk, "one=1");
            desk.session().export("secret", "x");
            assertThat(desk.session().names().orElseThrow().variables()).contains("one", "secret");
            run(desk, "%standin example.com");
            assertThat(desk.session().names().orElseThrow().variables()).contains("HTTP_PROXY");
            run(desk, "%standin");
            assertThat(desk.session().names().orElseThrow().variables()).doesNotContain("HTTP_PROXY", "http_proxy");
            run(desk, "unset one");
            assertThat(desk.session().names().orElseThrow().variables())
                    .doesNotContain("one")
                    .contains("secret");
        }
    }

    private static void run(Desk desk, String cell) {
        assertThat(desk.run(cell).outcome()).isEqualTo(new Outcome.Done());
    }
}
