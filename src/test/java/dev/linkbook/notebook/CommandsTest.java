package dev.linkbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.note.Step;
import dev.linkbook.shell.ShellText;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final String GO = "// a comment\npackage main\n\nfunc main() {}\n";

    @ParameterizedTest
    @CsvSource(textBlock = """
            cat a.go,       a.go
            cat sub/a.go,   sub/a.go
            cat "a b.go",   a b.go
            cat 'x'.go,     x.go
            cat   a.go,     a.go
            """, quoteCharacter = '`')
    void aFileShownIsAFile(String command, String name) {
        assertThat(shown(command, GO)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat",
                "cat a.txt",
                "cat a.go b.go",
                "cat -n a.go",
                "cat ../a.go",
                "cat sub/../../a.go",
                "cat /etc/a.go",
                "cat ~/a.go",
                "cat a.go | head",
                "cat a.go > b.go",
                "head a.go",
                "cat go.sum"
            })
    void nothingElseIs(String command) {
        assertThat(shown(command, GO)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            cat a.go,   cat: a.go: No such file or directory, false
            cat a.go,   ``,                                   false
            cat a.go,   func main() {},                       false
            cat a.go,   package main,                         true
            cat go.mod, module x,                             true
            cat go.mod, ``,                                   false
            """)
    void theRecordDecides(String command, String recorded, boolean file) {
        assertThat(shown(command, recorded).isPresent()).isEqualTo(file);
    }

    private static Optional<String> shown(String command, String recorded) {
        return Commands.shownFile(new Step.Command(1, "$ ", command, recorded));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            gary@gary-asus:~/project/test/linkfile$ | linkfile
            me@host:~/a.b-c_d#                      | a.b-c_d
            [me@host demo]$                         | demo
            me@host demo %                          | demo
            me@host:/srv/x$                         | x
            $                                       | -
            me@host:~$                              | -
            me@host:/$                              | -
            """)
    void folderName(String prompt, String name) {
        assertThat(Commands.folderName(prompt + " ")).isEqualTo(Optional.ofNullable(name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            go build -o x a.go b.go         | a.go b.go
            CC=musl-gcc go build -v x.go    | x.go
            go build a.go && go vet a.go    | a.go
            cd s && go run main.go -n 1     | main.go
            go build                        | ``
            go build ./... *.go             | ``
            go run "$name.go"               | ``
            go run $(ls).go                 | ``
            for f in a; do go run $f.go; done | ``
            echo go build a.go              | ``
            gofmt a.go                      | ``
            ls a.go                         | ``
            go                              | ``
            """)
    void goFiles(String text, String files) {
        assertThat(String.join(" ", Commands.goFiles(ShellText.commands(text)))).isEqualTo(files);
    }
}
