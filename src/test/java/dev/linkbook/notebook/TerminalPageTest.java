package dev.linkbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalPageTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private TerminalPage page(boolean bold) {
        return new TerminalPage(new PrintStream(bytes, false, StandardCharsets.UTF_8), Pages.wording(), 80, bold);
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsTheNoteAsItRuns() throws IOException {
        Runs.run("""
                Words.

                ```sh
                $ echo a; printf b
                $ printf 'x
                y\\n'
                $ sudo ls
                $ exit 7
                ```
                """, folder, page(false));
        assertThat(shown()).isEqualTo("""
                Words.

                $ echo a; printf b
                a
                b

                $ printf 'x
                  y\\n'
                x
                y

                $ sudo ls
                » Not run: it asks for the rights of the administrator.
                $ exit 7
                » Line 8 of the note: the last command ended with exit status 7.

                """);
    }

    @Test
    void anOutputThatIsNotALineEndsBeforeTheReport() throws IOException {
        Runs.run("""
                ```sh
                $ cat a.go
                package main
                func main() {}
                $ go build -o a a.go; printf x
                ```
                """, folder, page(false));
        assertThat(shown()).contains("\nx\n█ a: ");
    }

    @Test
    void boldIsForTerminals() throws IOException {
        Runs.run("```sh\n$ true\n```\n", folder, page(true));
        assertThat(shown()).isEqualTo("\u001b[1m$ true\u001b[0m\n\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a\\033[31mred\\033[0m      | true  | a<ESC>[31mred<ESC>[0m
            10%%\\r20%%                | true  | 10%<CR>20%
            \\033]0;title\\007         | true  | \\x1b]0;title\\x07
            \\033[2J                   | true  | \\x1b[2J
            \\033[6n                   | true  | \\x1b[6n
            \\xe2\\x80\\xae            | true  | \\u202e
            a\\033[31mred              | false | a<ESC>[31mred
            \\033]0;title\\007         | false | <ESC>]0;title<BEL>
            """)
    void outputSteersNoTerminal(String printed, boolean terminal, String expected) throws IOException {
        Runs.run("```sh\n$ printf '" + printed + "\\n'\n```\n", folder, page(terminal));
        assertThat(shown().split("\n", -1)[1])
                .isEqualTo(expected.replace("<ESC>", "\u001b")
                        .replace("<CR>", "\r")
                        .replace("<BEL>", "\u0007"));
    }

    @Test
    void theNoteItselfSteersNoTerminal() throws IOException {
        Runs.run(
                "a \u001b[2J\n\n```sh\n$ true '\u001b[2J'\n$ sudo \u001b[2J\n```\n```sh\n\u001b[2J\n```\n",
                folder,
                page(false));
        assertThat(shown()).doesNotContain("\u001b").contains("a \\x1b[2J", "$ true '\\x1b[2J'", "$ sudo \\x1b[2J");
    }
}
