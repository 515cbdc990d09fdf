package dev.linkbook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Starting, output and endings, with real processes.
@Timeout(120)
@ParameterizedClass
@EnumSource(Way.class)
class ProcessesTest extends BothWays {
    ProcessesTest(Way way) {
        super(way);
    }

    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 7, 7", "exit 255, 255", "kill -KILL $$, 137", "no-such-command-here, 127"})
    void exitStatusIsTheShells(String script, int code) {
        assertThat(exit(sh(script)).code()).isEqualTo(code);
    }

    @Test
    void signalIsReadFromTheExitStatus() {
        assertThat(exit(sh("kill -TERM $$")).signal()).isEqualTo(OptionalInt.of(15));
        assertThat(exit(sh("exit 3")).signal()).isEmpty();
    }

    static Stream<Arguments> unstartable() {
        return Stream.of(
                Arguments.of(List.of(), "", Map.of(), "the command is empty"),
                Arguments.of(
                        List.of("no-such-program"),
                        "",
                        Map.of("PATH", "/a:"),
                        "no-such-program: command not found (PATH is /a:)"),
                Arguments.of(List.of("./nothing"), "", Map.of(), "./nothing: no such file"),
                Arguments.of(
                        List.of("./plain"),
                        "",
                        Map.of(),
                        "./plain: not an executable file, or no permission to run it"),
                Arguments.of(List.of("/"), "", Map.of(), "/: not an executable file, or no permission to run it"),
                Arguments.of(
                        List.of("true", "a\0b"),
                        "",
                        Map.of(),
                        "an argument holds a NUL character, which no process can receive"),
                Arguments.of(
                        List.of("true"),
                        "",
                        Map.of("A=B", "c"),
                        "\"A=B\" cannot be the name of an environment variable"),
                Arguments.of(
                        List.of("true"), "", Map.of("", "c"), "\"\" cannot be the name of an environment variable"),
                Arguments.of(
                        List.of("true", "x".repeat(200_000)),
                        "",
                        Map.of(),
                        "the arguments and the environment together are too long for this system (getconf ARG_MAX)"),
                Arguments.of(List.of("true"), "/gone", Map.of(), "the working folder /gone does not exist"),
                Arguments.of(
                        List.of("true"), "/etc/passwd", Map.of(), "the working folder /etc/passwd is not a folder"));
    }

    @ParameterizedTest
    @MethodSource("unstartable")
    void whatCannotBeStartedSaysWhy(List<String> argv, String where, Map<String, String> environment, String why)
            throws IOException {
        Files.writeString(folder.resolve("plain"), "");
        var command = new Command(argv, where.isEmpty() ? folder : Path.of(where), environment, Set.of());
        assertThat(run(command)).isEqualTo(new Ending.NotStarted(why));
    }

    @Test
    void programsAreFoundInTheChildsPathAndFolder() throws IOException {
        Path tool = Files.writeString(folder.resolve("mytool"), "#!/bin/sh\necho here $0\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        for (String path : List.of("/nowhere:" + folder, "", "/nowhere:")) {
            run(new Command(List.of("mytool"), folder, Map.of("PATH", path), Set.of()));
        }
        run(new Command(List.of("./mytool"), folder, Map.of(), Set.of()));
        assertThat(recorder.out().lines()).hasSize(4).allMatch(line -> line.startsWith("here "));
    }

    @Test
    void environmentIsAddedEmptiedAndTakenAway() {
        var command = new Command(
                List.of("env"),
                folder,
                Map.of(
                        "PLAIN",
                        "值",
                        "EMPTY",
                        "",
                        "with blank",
                        "1",
                        "BASH_FUNC_f%%",
                        "() { :; }",
                        "a\nb",
                        "2",
                        "-u",
                        "3"),
                Set.of("HOME", "NEVER_SET"));
        run(command);
        assertThat(recorder.out())
                .contains(
                        "PLAIN=值\n", "EMPTY=\n", "with blank=1\n", "BASH_FUNC_f%%=() { :; }\n", "a\nb=2\n", "\n-u=3\n")
                .doesNotContain("\nHOME=");
    }

    @Test
    void stdinEndsAtOnceOrAfterTheText() {
        run(sh("cat; readlink /proc/self/fd/0"));
        assertThat(recorder.out()).isEqualTo("/dev/null\n");
        String text = "zwölf 十二\n".repeat(50_000);
        run(command("cat"), recorder, new Input.Text(text));
        assertThat(recorder.out()).endsWith("/dev/null\n" + text);
        assertThat(run(command("true"), recorder, new Input.Text(text))).isInstanceOf(Ending.Exited.class);
    }

    @Test
    void aFloodArrivesCompleteAndInOrder() {
        run(command("seq", "1", "200000"));
        var expected = new StringBuilder();
        for (int line = 1; line <= 200_000; line++) {
            expected.append(line).append('\n');
        }
        assertThat(recorder.out().contentEquals(expected)).isTrue();
    }

    @Test
    void aSlowListenerHoldsTheProcessBack() throws Exception {
        var received = new AtomicLong();
        Path written = folder.resolve("written");
        var slow = new OutputListener() {
            private boolean first = true;

            @Override
            public void stdout(String text) {
                received.addAndGet(text.length());
                if (first) {
                    first = false;
                    pause(1_500);
                    assertThat(written).doesNotExist();
                }
            }

            @Override
            public void stderr(String text) {}
        };
        run(sh("head -c 30000000 /dev/zero; touch written"), slow, new Input.None());
        assertThat(received).hasValue(30_000_000);
        assertThat(written).exists();
    }

    /// 世 and € come in single bytes.
    @Test
    void charactersAreNeverSplit() {
        run(sh("for byte in '\\344' '\\270' '\\226' '\\342' '\\202' '\\254'; do printf $byte; sleep 0.05; done"));
        assertThat(recorder.out()).isEqualTo("世€");
    }

    @Test
    void malformedBytesAreReplaced() {
        run(sh("printf 'a\\377b\\344\\270'; printf 'c\\342\\202' >&2"));
        assertThat(recorder.out()).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(recorder.err()).isEqualTo("c\uFFFD");
    }

    @Test
    void callsForOneProcessNeverOverlap() {
        var inside = new AtomicInteger();
        var overlaps = new AtomicInteger();
        var listener = new OutputListener() {
            @Override
            public void stdout(String text) {
                overlaps.addAndGet(inside.getAndIncrement());
                pause(1);
                inside.decrementAndGet();
            }

            @Override
            public void stderr(String text) {
                stdout(text);
            }
        };
        run(sh("seq 1 60000 & seq 1 60000 >&2; wait"), listener, new Input.None());
        assertThat(overlaps).hasValue(0);
    }

    @Test
    void streamsKeepTheirOrderWhenThereIsTime() {
        var both = new StringBuilder();
        var listener = new OutputListener() {
            @Override
            public void stdout(String text) {
                both.append(text);
            }

            @Override
            public void stderr(String text) {
                both.append(text);
            }
        };
        run(sh("printf 1; sleep 0.2; printf 2 >&2; sleep 0.2; printf 3"), listener, new Input.None());
        assertThat(both).hasToString("123");
    }

    @Test
    void whatTheListenerThrowsComesOutWhenTheProcessHasEnded() {
        var failing = new OutputListener() {
            @Override
            public void stdout(String text) {
                throw new IllegalStateException("full");
            }

            @Override
            public void stderr(String text) {}
        };
        assertThatThrownBy(() -> run(sh("seq 1 100000; touch end"), failing, new Input.None()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
        assertThat(folder.resolve("end")).exists();
    }

    @Test
    void theProcessLeadsItsGroupAndSession() {
        run(sh("cut -d' ' -f1,5,6 /proc/self/stat; echo $$"));
        List<String> lines = recorder.out().lines().toList();
        assertThat(lines.getFirst()).endsWith(" " + lines.getLast() + " " + lines.getLast());
    }

    @Test
    void aTimeoutStopsTheProcess() throws InterruptedException {
        var ending = run(sh("sleep 300.0701 & wait").withTimeout(Duration.ofMillis(300)));
        assertThat(ending).isInstanceOf(Ending.TimedOut.class);
        assertThat(Leftovers.of("300.0701")).isEmpty();
        assertThat(run(command("true").withTimeout(Duration.ofSeconds(60)))).isInstanceOf(Ending.Exited.class);
    }

    private Ending.Exited exit(Command command) {
        return (Ending.Exited) run(command);
    }

    private Command sh(String script) {
        return command("sh", "-c", script);
    }

    private Command command(String... argv) {
        return new Command(List.of(argv), folder, Map.of(), Set.of());
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
