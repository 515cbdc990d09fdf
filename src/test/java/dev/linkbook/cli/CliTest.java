package dev.linkbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a user can do wrong on the command line: one message word for word, its exit status, nothing else.
class CliTest {
    private static final String NOTE = "```sh\n$ echo hello\n```\n";
    private static final String HELP = "'linkbook COMMAND --help' lists what there is.";

    @TempDir
    private Path folder;

    /// How a command ended.
    private record Said(ExitCode code, String out, String err) {}

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(folder.resolve("n.md"), NOTE);
        Files.writeString(folder.resolve("prose.md"), "# Only words\n\n```go\npackage main\n```\n");
        Files.writeString(folder.resolve("withheld.md"), "```sh\n$ sudo ls\n```\n");
        Files.writeString(folder.resolve("empty.md"), "");
        Files.write(folder.resolve("gbk.md"), new byte[] {'a', '\n', (byte) 0xbe, (byte) 0xb2});
        Files.write(folder.resolve("nul.md"), new byte[] {'a', 0});
        Files.createDirectory(folder.resolve("dir.html"));
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/mine.txt"), "mine");
        Files.createSymbolicLink(folder.resolve("same.html"), folder.resolve("n.md"));
    }

    /// `D` is the test's folder.
    private Said say(String commandLine) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        String[] args = commandLine.isEmpty()
                ? new String[0]
                : commandLine.replace("D/", folder + "/").split(" ");
        ExitCode code = Main.run(
                args,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            run D/no.md                     | BAD_NOTE | D/no.md: no such file. Check the name and the folder.
            run D/full                      | BAD_NOTE | D/full: is a directory. Name the Markdown file in it.
            run D/gbk.md                    | BAD_NOTE | D/gbk.md: not UTF-8 at byte 2 (0xBE, line 2). Save it as UTF-8: iconv -f GB18030 -t UTF-8
            run D/nul.md                    | BAD_NOTE | D/nul.md: NUL at byte 1 (line 1); this is no text. A note is Markdown in UTF-8.
            run D/prose.md                  | BAD_NOTE | prose.md: nothing to run in this note. Commands stand in a ```sh fence, alone or behind a prompt such as '$ '.
            run D/withheld.md               | BAD_NOTE | withheld.md: nothing to run in this note. Commands stand in a ```sh fence, alone or behind a prompt such as '$ '.
            run D/empty.md                  | BAD_NOTE | empty.md: nothing to run in this note. Commands stand in a ```sh fence, alone or behind a prompt such as '$ '.
            convert D/empty.md -o D/x.ipynb | BAD_NOTE | empty.md: nothing to run in this note. Commands stand in a ```sh fence, alone or behind a prompt such as '$ '.
            run D/n.md -o D/x.pdf           | USAGE    | -o D/x.pdf: the name has to end in .html, .ipynb or .md
            run D/n.md -o D/x               | USAGE    | -o D/x: the name has to end in .html, .ipynb or .md
            run D/n.md -o D/gone/x.html     | USAGE    | -o D/gone/x.html: no such folder: D/gone
            run D/n.md -o D/n.md/x.html     | USAGE    | -o D/n.md/x.html: no such folder: D/n.md
            run D/n.md -o D/n.md            | USAGE    | -o D/n.md: this is the note itself, which is never overwritten
            run D/n.md -o D/full/../n.md    | USAGE    | -o D/full/../n.md: this is the note itself, which is never overwritten
            run D/n.md -o D/same.html       | USAGE    | -o D/same.html: this is the note itself, which is never overwritten
            run D/n.md -o D/dir.html        | USAGE    | -o D/dir.html: this is a folder. Name the file to write, such as page.html
            convert D/n.md -o D/x.html      | USAGE    | -o D/x.html: convert makes a notebook (.ipynb) of a note
            convert D/x.ipynb -o D/y.html   | USAGE    | -o D/y.html: convert makes a note (.md) of a notebook
            convert D/no.ipynb -o D/y.md    | BAD_NOTE | D/no.ipynb: no such file. Check the name and the folder.
            check D/no.md                   | BAD_NOTE | D/no.md: no such file. Check the name and the folder.
            check D/n.md D/prose.md         | BAD_NOTE | D/prose.md: no command to check. Commands stand in a ```sh fence, alone or behind a prompt such as '$ '.
            check D/n.md --toolchain 1.21   | USAGE    | --toolchain 1.21: a version of Go looks like go1.21.1
            check D/n.md --timeout 0        | USAGE    | --timeout 0: a number from 1 to 86400 is meant
            check D/n.md -j 1000            | USAGE    | -j 1000: a number from 1 to 64 is meant
            check D/n.md --in D/none        | USAGE    | --in D/none: no such folder
            check D/n.md --junit D/dir.html | USAGE    | --junit D/dir.html: name a file in a folder that exists
            check D/n.md --reason why       | USAGE    | --reason goes with --bless
            check D/n.md --dry-run          | USAGE    | --dry-run goes with --bless
            run D/n.md --keep D/full        | USAGE    | --keep D/full: this exists and is not an empty folder. A note could overwrite what is in it.
            run D/n.md --keep D/n.md        | USAGE    | --keep D/n.md: this exists and is not an empty folder. A note could overwrite what is in it.
            run D/n.md --lang fr            | USAGE    | --lang fr: Linkbook speaks en (English) and zh (简体中文)
            run D/n.md --lang zh-TW         | USAGE    | --lang zh-TW: Linkbook speaks en (English) and zh (简体中文)
            convert D/n.md -o D/x.ipynb --lang fr | USAGE | --lang fr: Linkbook speaks en (English) and zh (简体中文)
            install                         | USAGE    | install: call it through the launcher ./linkbook, which Jupyter will call too
            """)
    void oneMessage(String commandLine, ExitCode code, String message) throws IOException {
        assertSaid(say(commandLine), code, "linkbook: " + message.replace("D/", folder + "/") + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            run                    | run     | run: NOTE is missing
            explain --lang en      | explain | explain: FILE is missing
            convert D/n.md         | convert | convert: -o FILE is missing
            run D/n.md -o          | run     | run: -o: FILE is missing behind it
            run --keep --network D/n.md | run | run: --keep: DIR is missing behind it
            run D/n.md D/n.md      | run     | run: 'D/n.md' is one argument too many
            kernel D/x.json more   | kernel  | kernel: 'more' is one argument too many
            run D/n.md --kep x     | run     | run: no option '--kep'. Did you mean '--keep'?
            run D/n.md --netwrk    | run     | run: no option '--netwrk'. Did you mean '--network'?
            run D/n.md --net       | run     | run: no option '--net'. Did you mean '--network'?
            run D/n.md --network=1 | run     | run: --network takes no value
            run D/n.md --nonsense  | run     | run: no option '--nonsense'
            run D/n.md -x          | run     | run: no option '-x'
            install --user --sys-prefix | install | install: --sys-prefix: not together with --user
            rum D/n.md             | ``      | no command 'rum'. Did you mean 'run'?
            frobnicate             | ``      | no command 'frobnicate'
            --nonsense             | ``      | no option '--nonsense'
            """)
    void aMessageAndWhereHelpIs(String commandLine, String command, String message) throws IOException {
        String expected = "linkbook: " + message.replace("D/", folder + "/") + "\n"
                + HELP.replace(" COMMAND", command.isEmpty() ? "" : " " + command) + "\n";
        assertSaid(say(commandLine), ExitCode.USAGE, expected);
    }

    private void assertSaid(Said said, ExitCode code, String err) throws IOException {
        assertThat(said.err()).isEqualTo(err).doesNotContain("\tat ", "Exception");
        assertThat(said.code()).isEqualTo(code);
        assertThat(said.out()).isEmpty();
        assertUntouched();
    }

    private void assertUntouched() throws IOException {
        assertThat(folder.resolve("n.md")).hasContent(NOTE);
        assertThat(folder.resolve("full/mine.txt")).hasContent("mine");
        assertThat(folder.resolve("dir.html")).isEmptyDirectory();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(9);
        }
    }

    @Test
    void withoutACommandTheCommandsAreListed() {
        Said said = say("");
        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .startsWith("Usage: linkbook ")
                .contains("  run ", "  convert ", "  install ", "  kernel ");
    }

    @ParameterizedTest
    @CsvSource({"--help", "run --help", "convert -h", "install --help", "kernel --help"})
    void helpIsOutput(String commandLine) {
        Said said = say(commandLine);
        assertThat(said.code()).isEqualTo(ExitCode.OK);
        assertThat(said.out()).startsWith("Usage: linkbook");
        assertThat(said.err()).isEmpty();
    }

    @Test
    void aRunShowsTheNoteAndSaysHowItWent() {
        Said said = say("run D/n.md --lang en");
        assertThat(said.out()).isEqualTo("$ echo hello\nhello\n\n");
        assertThat(said.err()).isEqualTo("All steps ran: 1.\n");
        assertThat(said.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aFailureIsTheExitStatus() throws IOException {
        Files.writeString(folder.resolve("bad.md"), "```sh\n$ false\n$ echo on\n```\n");
        Said said = say("run D/bad.md --lang en");
        assertThat(said.code()).isEqualTo(ExitCode.FAILED);
        assertThat(said.out()).contains("\non\n");
    }

    @ParameterizedTest
    @CsvSource({"x.html, <!doctype html>", "x.ipynb, {", "x.md, ```text"})
    void aPageIsWrittenWhole(String name, String start) throws IOException {
        Path page = folder.resolve(name);
        Files.writeString(page, "old");
        Said said = say("run D/n.md --lang en -o D/" + name);
        assertThat(said.code()).isEqualTo(ExitCode.OK);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).endsWith(" → " + page + "\n");
        assertThat(Files.readString(page)).startsWith(start).contains("hello");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(file -> file.endsWith(".part"));
        }
    }

    @Test
    void keepKeepsTheFolder() throws IOException {
        Files.writeString(folder.resolve("k.md"), "```sh\n$ pwd; touch made\n```\n");
        Said said = say("run D/k.md --keep D/new/deep");
        Path kept = folder.resolve("new/deep");
        assertThat(said.out()).contains("\n" + kept.toRealPath() + "\n");
        assertThat(kept.resolve("made")).exists();
    }

    @Test
    void nothingRunsWhenThePageCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("c.md"), "```sh\n$ touch " + folder + "/ran\n```\n");
        Said said = say("run D/c.md -o /proc/x.html");
        assertThat(said.code()).isEqualTo(ExitCode.CANNOT_WRITE);
        assertThat(said.err()).startsWith("linkbook: cannot write /proc/x.html: ");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void aProgramIsExplained() {
        Said said = say("explain --lang en /bin/sh D/n.md");
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).contains("/bin/sh", "dynamically linked", "n.md");
        assertThat(said.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void convertRunsNothing() throws IOException {
        Files.writeString(folder.resolve("c.md"), "```sh\n$ touch " + folder + "/pwned\n```\n");
        assertThat(say("convert D/c.md -o D/c.ipynb")).isEqualTo(new Said(ExitCode.OK, "", ""));
        assertThat(folder.resolve("pwned")).doesNotExist();
        assertThat(Files.readString(folder.resolve("c.ipynb"))).contains("touch " + folder + "/pwned");
    }

    @Test
    void convertGoesBothWays() throws IOException {
        assertThat(say("convert D/n.md -o D/n.ipynb").code()).isEqualTo(ExitCode.OK);
        assertThat(say("convert D/n.ipynb -o D/back.md")).isEqualTo(new Said(ExitCode.OK, "", ""));
        assertThat(folder.resolve("back.md")).hasSameBinaryContentAs(folder.resolve("n.md"));
        Files.writeString(folder.resolve("bad.ipynb"), "{}");
        assertThat(say("convert D/bad.ipynb -o D/no.md").err())
                .isEqualTo(
                        "linkbook: " + folder + "/bad.ipynb: this is no notebook: it has no list 'cells' (nbformat 4)."
                                + " Jupyter writes one.\n");
    }

    @Test
    void aCheckSaysHowEachCommandStands() throws IOException {
        Path note = Files.writeString(
                folder.resolve("c.md"), "```sh\n$ echo one\none\n$ echo v1.2.4\nv1.2.3\n$ echo two\n2\n```\n");
        Said said = say("check D/c.md --lang en -j 2 --junit D/junit.xml");
        assertThat(said.code()).isEqualTo(ExitCode.FAILED);
        assertThat(said.out().replaceAll("\\d\\.\\d s", "T").replace(note.toString(), "c.md"))
                .isEqualTo("""
                        c.md:2  same  [T, exit 0]  echo one
                        c.md:4  differs by version  [T, exit 0]  echo v1.2.4
                            not proved: no older toolchain was asked
                            rules: version numbers
                            - v1.2.3
                            + v1.2.4
                        c.md:6  the note is wrong  [T, exit 0]  echo two
                            it prints something else
                            - 2
                            + two
                        c.md: 3 commands: 1 same, 0 same after normalising, 1 by version, 0 by environment, 1 wrong, 0 not runnable; 0 other remarks
                        """);
        assertThat(folder.resolve("junit.xml"))
                .content()
                .contains("tests=\"3\" failures=\"1\" skipped=\"1\"", "line=\"6\"", "recorded:&#10;2");
        assertThat(say("check D/c.md --github --lang en").out())
                .isEqualTo(("::warning file=D,line=4,title=differs by version::$ echo v1.2.4%0Anot proved: no older"
                                + " toolchain was asked%0Arules: version numbers%0Arecorded:%0Av1.2.3%0Atoday:%0Av1.2.4\n"
                                + "::error file=D,line=6,title=the note is wrong::$ echo two%0Ait prints something"
                                + " else%0Arecorded:%0A2%0Atoday:%0Atwo\n")
                        .replace("D", note.toString()));
        assertThat(say("check D/c.md --json").out())
                .contains("\"schema\": \"linkbook.check/1\"", "\"verdict\": \"wrong\"", "\"kind\": \"not-proved\"");
    }

    @Test
    void frozenFailsOnAVersion() throws IOException {
        Files.writeString(folder.resolve("v.md"), "```sh\n$ echo v1.2.4\nv1.2.3\n```\n");
        assertThat(say("check D/v.md").code()).isEqualTo(ExitCode.OK);
        assertThat(say("check D/v.md --frozen").code()).isEqualTo(ExitCode.FAILED);
        assertThat(say("check D/n.md --frozen").code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void blessWritesTheNote() throws IOException {
        String old = "```sh\n$ echo v1.2.4\nv1.2.3\n$ echo two\n2\n```\n";
        Path note = Files.writeString(folder.resolve("b.md"), old);
        Said dry = say("check D/b.md --bless --dry-run");
        assertThat(dry.out())
                .isEqualTo("--- N\n+++ N\n@@ -3,1 +3,1 @@\n-v1.2.3\n+v1.2.4\n".replace("N", note.toString()));
        assertThat(note).hasContent(old);
        Said refused = say("check D/b.md --bless");
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err())
                .isEqualTo(("linkbook: N:4: the note is wrong here. --reason TEXT writes over it; better mend the"
                                + " note.\nN: 1 records written, 1 refused\n")
                        .replace("N", note.toString()));
        assertThat(note).hasContent(old.replace("1.2.3", "1.2.4"));
        assertThat(say("check D/b.md --bless --reason typo").code()).isEqualTo(ExitCode.OK);
        assertThat(note).hasContent(old.replace("1.2.3", "1.2.4").replace("\n2\n", "\ntwo\n"));
    }

    @Test
    void everyExitStatusIsItsOwn() {
        assertThat(List.of(ExitCode.values())).extracting(ExitCode::number).doesNotHaveDuplicates();
    }
}
