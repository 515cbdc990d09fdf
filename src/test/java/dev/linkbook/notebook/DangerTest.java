package dev.linkbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Text taken for a command is dangerous: `libc.so.6 => /lib/...`, run by bash, empties a library. Each line here
/// would leave a trace if anything but a command of the note were run.
class DangerTest {
    private static final String LIBRARY_TEXT = "the library's bytes\n";

    @TempDir
    private Path root;

    private Path library;
    private Path work;

    @BeforeEach
    void prepare() throws IOException {
        work = Files.createDirectory(root.resolve("work"));
        library = Files.writeString(root.resolve("libc.so.6"), LIBRARY_TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "        libc.so.6 => LIB (0x00007f1e2d600000)",
                "libc.so.6 => LIB (0x00007f1e2d600000)",
                "libc.so.6 => LIB",
                "libx.so => not found",
                "file => LIB",
                "file =>LIB",
                "$(touch pwned)",
                "`touch pwned`",
                "# command-line-arguments",
                "rm -rf LIB",
                "> LIB",
                ">LIB",
                "$ touch pwned",
                "$touch pwned",
                "# touch pwned",
                "% touch pwned",
                "%%writefile pwned",
                "!touch pwned",
                "touch pwned",
                "touch pwned \\",
                "sudo touch pwned",
                "x' ; touch pwned ; '",
                "EOF\ntouch pwned",
                "\u001b[Atouch pwned",
                " me@host:~/demo$ touch pwned"
            })
    void recordedOutputIsNotRun(String recorded) throws IOException {
        String note = """
                ```sh
                me@host:~/demo$ touch one
                RECORDED
                me@host:~/demo$ touch two
                RECORDED
                ```
                """.replace("RECORDED", recorded.replace("LIB", library.toString()));
        assertRan(Runs.run(note, work), "touch one", "touch two");
        assertUntouched("one", "two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "        libc.so.6 => LIB (0x00007f1e2d600000)",
                "libc.so.6 => LIB (0x00007f1e2d600000)",
                "libx.so => not found",
                "file => LIB",
                "file =>LIB",
                "ls=>LIB",
                "        LIB (0x00007f1e2d9e7000)",
                "$(touch pwned)",
                "`touch pwned`",
                "# command-line-arguments",
                "rm -rf LIB",
                "cd .. && rm -rf libc.so.6",
                "sudo touch pwned",
                "unknown; touch pwned",
                "> LIB",
                "# touch pwned"
            })
    void outputInAFenceWithoutPromptsIsNotRun(String line) throws IOException {
        String note = "```sh\ntouch one\n" + line.replace("LIB", library.toString()) + "\ntouch two\n```\n";
        assertRan(Runs.run(note, work), "touch one", "touch two");
        assertUntouched("one", "two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "output", "go", "json"})
    void otherFencesAreNotRun(String language) throws IOException {
        String note = "```" + language + "\n$ touch pwned\ntouch pwned\nx > " + library
                + "\n```\n\n```sh\n$ touch one\n```\n";
        assertRan(Runs.run(note, work), "touch one");
        assertUntouched("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../libc.so.6", "sub/../../libc.so.6", "LIB", "a/../../libc.so.6.go", "../pwned.go"})
    void aFileOfTheNoteStaysInTheFolder(String name) throws IOException {
        String file = name.replace("LIB", library.toString());
        String note = """
                ```go FILE
                package main
                ```
                ```sh
                $ cat FILE
                package main
                $ touch one
                ```
                """.replace("FILE", file);
        List<Played> played = Runs.run(note, work);
        assertThat(Plans.runs(played.stream().map(Played::item).toList()))
                .extracting(Item.Run::source)
                .doesNotContain("%%writefile " + file + "\npackage main\n")
                .contains("touch one");
        assertUntouched("one");
    }

    private static void assertRan(List<Played> played, String... sources) {
        assertThat(Plans.runs(played.stream().map(Played::item).toList()))
                .extracting(Item.Run::source)
                .containsExactly(sources);
    }

    private void assertUntouched(String... made) throws IOException {
        assertThat(library).hasContent(LIBRARY_TEXT);
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files).containsExactlyInAnyOrder(library, work);
        }
        try (Stream<Path> files = Files.list(work)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(made);
        }
    }
}
