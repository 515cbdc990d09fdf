package dev.linkbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.linkbook.session.Outcome;
import dev.linkbook.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small notes, run with the real tools.
class NoteRunnerTest {
    private static final String NOTE = """
            # A note

            ```sh
            go build -o app main.go
            ```

            ```sh
            $ cat hello.go
            package main

            func main() { println("hi") }
            $ go build -o hello hello.go
            $ ./hello
            $ file hello
            $ ldd hello
            $ sudo make install
            $ false
            $ exit 3
            $ go build nowhere.go && echo never
            $ ls *.go
            ```
            """;

    @TempDir
    private Path folder;

    @Test
    void whatFailsDoesNotStopTheRest() throws IOException {
        List<Played> played = Runs.run(NOTE, folder);
        assertThat(played)
                .filteredOn(step -> step.item() instanceof Item.Run)
                .extracting(step -> step.item().line(), NoteRunnerTest::ending, Played::missingFiles)
                .containsExactly(
                        tuple(4, "Done", List.of()),
                        tuple(4, "Failed 1", List.of("main.go")),
                        tuple(8, "Done", List.of()),
                        tuple(12, "Done", List.of()),
                        tuple(13, "Done", List.of()),
                        tuple(14, "Done", List.of()),
                        tuple(15, "Answered", List.of()),
                        tuple(17, "Failed 1", List.of()),
                        tuple(18, "Failed 3", List.of()),
                        tuple(19, "Failed 1", List.of("nowhere.go")),
                        tuple(20, "Done", List.of()));
        assertThat(Counts.of(played)).isEqualTo(new Counts(7, 2, 2, 1));
        assertThat(Counts.of(played).allGood()).isFalse();
        assertThat(Runs.text(at(played, 13))).isEqualTo("hi\n");
        assertThat(Runs.text(at(played, 20))).isEqualTo("hello.go\n");
    }

    private static String ending(Played step) {
        return switch (step.result().orElseThrow().outcome()) {
            case Outcome.Failed failed -> "Failed " + failed.exitCode();
            case Outcome other -> other.getClass().getSimpleName();
        };
    }

    private static Played at(List<Played> played, int line) {
        return played.stream()
                .filter(step -> step.item().line() == line)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void aBinaryIsExplainedWholeOnceAndBrieflyThen() throws IOException {
        String note = """
                ```sh
                $ cat hello.go
                package main

                func main() {}
                $ go build -o hello hello.go
                $ file hello
                $ ldd hello
                $ go build -ldflags=-s -o hello hello.go
                $ file hello; ldd hello
                ```
                """;
        List<Played> played = Runs.run(note, folder);
        assertThat(played)
                .filteredOn(step -> step.item().line() > 5)
                .filteredOn(step -> !step.explanations().isEmpty())
                .extracting(
                        step -> step.item().line(), step -> step.explanations().size(), NoteRunnerTest::isWhole)
                .containsExactly(
                        tuple(6, 1, true),
                        tuple(7, 1, false),
                        tuple(8, 1, false),
                        tuple(9, 1, true),
                        tuple(10, 1, false));
        assertThat(at(played, 7).explanations().getFirst().sections()).hasSize(1);
        assertThat(at(played, 10).explanations().getFirst().sections()).hasSize(2);
    }

    private static boolean isWhole(Played step) {
        return !step.explanations().getFirst().verdict().sentence().isEmpty();
    }

    @Test
    void streamsStayApartAndInOrder() throws IOException {
        var heard = new Runs.Heard();
        List<Played> played = Runs.run("""
                ```sh
                $ echo a; sleep 0.2; echo b >&2; sleep 0.2; echo c
                ```
                """, folder, heard);
        assertThat(played.getFirst().outputs())
                .containsExactly(
                        new Played.Output(RunListener.Stream.STDOUT, "a\n"),
                        new Played.Output(RunListener.Stream.STDERR, "b\n"),
                        new Played.Output(RunListener.Stream.STDOUT, "c\n"));
        assertThat(heard.calls).containsExactly("started 2 1", "STDOUT a", "STDERR b", "STDOUT c", "ended 2");
    }

    @Test
    void aPageKeepsOneMegabyteOfOutput() throws IOException {
        List<Played> played = Runs.run("""
                ```sh
                $ head -c 3000000 /dev/zero | tr '\\0' x; echo; echo last >&2
                ```
                """, folder);
        String text = Runs.text(played.getFirst());
        assertThat(text.length()).isBetween(1 << 20, (1 << 20) + (1 << 17));
        assertThat(text).containsOnlyOnce("[Linkbook: the output goes on; a page keeps a million characters]");
    }

    @Test
    void onlyWhatRunsIsNumbered() throws IOException {
        var heard = new Runs.Heard();
        Runs.run("Text.\n\n```sh\n$ sudo ls\n$ true\n$ # no\n$ true\n```\n", folder, heard);
        assertThat(heard.calls)
                .containsExactly(
                        "started 1 0",
                        "ended 1",
                        "started 4 0",
                        "ended 4",
                        "started 5 1",
                        "ended 5",
                        "started 6 0",
                        "ended 6",
                        "started 7 2",
                        "ended 7");
    }

    @Test
    void anInterruptEndsTheRun() throws Exception {
        String note = "```sh\n$ touch before\n$ touch begun; sleep 300.7713\n$ touch after\n```\n";
        try (var session = new Session(folder)) {
            Thread stopper = Thread.ofPlatform().start(() -> {
                await(folder.resolve("begun"));
                session.interrupt();
            });
            List<Played> played = Runs.runner(session, new Runs.Heard()).run(Plans.plan(note));
            stopper.join();
            assertThat(played).extracting(NoteRunnerTest::ending).containsExactly("Done", "Interrupted");
            assertThat(folder.resolve("after")).doesNotExist();
        }
    }

    private static void await(Path file) {
        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aFileInAFolderThatIsNotThereDoesNotStopTheRest() throws IOException {
        List<Played> played = Runs.run("""
                ```go sub/a.go
                package sub
                ```
                ```sh
                cat sub/a.go
                ```
                """, folder);
        assertThat(Runs.text(played.getLast())).isEqualTo("package sub\n");
    }
}
