package dev.linkbook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Two judges: what ShellText makes of a line's words, and what the real bash makes of them.
class ShellTextWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b  c",
                "'a b' \"c d\"",
                "a'b'\"c\"d",
                "'' \"\"",
                "\\a \\ b \\'",
                "\"\\a \\$ \\` \\\" \\\\ \\n\"",
                "a\\\nb \"c\\\nd\" 'e\\\nf'",
                "$'a\\tb\\n\\x41\\101\\u4e2d\\'' $\"x\"",
                "$'\\xe4\\xb8\\xad' $'a\\0b' $'\\cA\\q\\e'",
                "-ldflags '-s -w --extldflags \"-static -fpic\"' main.go",
                "-ldflags=\"-extldflags -static\"",
                "静态 '链接' \\中",
                "a#b # c 'd",
                "a=b --x='y z'",
                "\"'\" '\"'",
                "a\"b c\"'d e'f\\ g",
                "\"a$\" 'b$' c$"
            })
    void valuesAreThoseOfBash(String line) throws Exception {
        assertThat(values(line)).isEqualTo(Bash.arguments(line));
    }

    @Test
    void valuesOfRandomLinesAreThoseOfBash() throws Exception {
        var random = new Random(20230905);
        String alphabet = "ab' \"\\\\\n\t='\"-中#";
        int compared = 0;
        for (int i = 0; i < 400; i++) {
            var line = new StringBuilder("x");
            random.ints(random.nextInt(14), 0, alphabet.length()).forEach(at -> line.append(alphabet.charAt(at)));
            if (ShellText.isComplete(line.toString()) && words(line).noneMatch(ShellWord::isOperator)) {
                assertThat(values(line.toString())).as(line.toString()).isEqualTo(Bash.arguments(line.toString()));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(80);
    }

    static Stream<Arguments> tokens() {
        return Stream.of(
                Arguments.of("a&&b||c;d|e&", List.of("a", "<&&>", "b", "<||>", "c", "<;>", "d", "<|>", "e", "<&>")),
                Arguments.of("ls 2>&1 >a {log}>b", List.of("ls", "<2>&>", "1", "<>>", "a", "<{log}>>", "b")),
                Arguments.of("(a) # b", List.of("<(>", "a", "<)>")),
                Arguments.of("a <<E\nbody\nE\nb", List.of("a", "<<<>", "E", "<\n>", "b")),
                Arguments.of("a $(b 'c d') \"$(e \"f\")\"", List.of("a", "$(b 'c d')", "\"$(e \"f\")\"")),
                Arguments.of("x=(1 2) y", List.of("x=(1 2)", "y")),
                Arguments.of("diff <(a) b", List.of("diff", "<(a)", "b")),
                Arguments.of("'never closed", List.of("'never closed")));
    }

    @ParameterizedTest
    @MethodSource
    void tokens(String line, List<String> expected) {
        assertThat(ShellText.words(line))
                .extracting(word -> word.isOperator() ? "<" + word.text() + ">" : word.text())
                .isEqualTo(expected);
        assertThat(ShellText.words(line))
                .allMatch(word -> line.substring(word.start(), word.end()).equals(word.text()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "ls -l ~ ls",
                "CC=musl-gcc go build ~ go",
                "A=1 B='x y' go build ~ go",
                ">out 2>&1 go build ~ go",
                "! time -p ldd x ~ ldd",
                "(cd x && ls) ~ cd",
                "'go' build ~ go",
                "for x in a; do ls; done ~ for",
                "A=1 ~ ",
                "# ls ~ ",
                "&& ls ~ ",
                "sudo apt-get install x ~ sudo"
            })
    void firstCommand(String line, String expected) {
        assertThat(ShellText.firstCommand(line).orElse(null)).isEqualTo(expected);
    }

    static Stream<Arguments> commandLists() {
        return Stream.of(
                Arguments.of("cd x && sudo apt-get install y", List.of("cd x", "sudo apt-get install y")),
                Arguments.of("if ! time sudo a; then b; else c; fi", List.of("sudo a", "b", "c")),
                Arguments.of("for x in a b; do rm $x; done > log", List.of("rm $x", "> log")),
                Arguments.of("case x in a|b) sudo c;; esac", List.of("sudo c")),
                Arguments.of("f() { sudo a; }; f", List.of("sudo a", "f")),
                Arguments.of("echo \"$(sudo a)\" `sudo b`", List.of("echo \"$(sudo a)\" `sudo b`", "sudo a", "sudo b")),
                Arguments.of("echo ${x:-$(sudo a)}", List.of("echo ${x:-$(sudo a)}", "sudo a")),
                Arguments.of("cat <<E\n$(sudo a)\nE\nls", List.of("cat << E", "sudo a", "ls")),
                Arguments.of("cat <<'E'\n$(sudo a)\nE", List.of("cat << 'E'")),
                Arguments.of("A=1 b 2>&1 | c", List.of("A=1 b 2>& 1", "c")),
                Arguments.of("echo $((sudo a); b)", List.of("echo $((sudo a); b)", "sudo a", "b")),
                Arguments.of("echo $((1 + $(sudo a)))", List.of("echo $((1 + $(sudo a)))", "sudo a")),
                Arguments.of("fi sudo a", List.of("sudo a")),
                Arguments.of("(a) sudo b", List.of("a", "sudo b")),
                Arguments.of("ls ) sudo b", List.of("ls", "sudo b")),
                Arguments.of("diff <(sudo a) b", List.of("diff <(sudo a) b", "sudo a")),
                Arguments.of("echo 'sudo a' # sudo b", List.of("echo 'sudo a'")),
                Arguments.of("echo \"$(sudo a", List.of("echo \"$(sudo a", "sudo a")));
    }

    @ParameterizedTest
    @MethodSource("commandLists")
    void commandsShowEverythingThatWouldRun(String text, List<String> expected) {
        assertThat(ShellText.commands(text))
                .extracting(command ->
                        String.join(" ", command.stream().map(ShellWord::text).toList()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a b", "it's", "$x", "~", "{a,b}", "a\nb", "中", "*", "\\", "!x", "-s -w", "a=b"})
    void quotedIsOneWordWithTheSameValue(String text) throws Exception {
        assertThat(Bash.arguments(ShellText.quote(text))).containsExactly(text);
        assertThat(values(ShellText.quote(text))).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(",
                "(",
                "((",
                "$((",
                "\"$(",
                "${x:-",
                "`",
                "{ ",
                "if ",
                "case x in a) ",
                "'",
                "<<E\n",
                "[[ ",
                "a=(",
                "$(( ) ",
                "(( ) ",
                ") ",
                "$((a) $(b "
            })
    void hostileDepthIsOnlyLong(String part) {
        String text = part.repeat(100_000);
        ShellText.isComplete(text);
        ShellText.words(text);
        ShellText.commands(text);
        assertThat(ShellText.commandEnd(text, 0)).isNotNull();
    }

    private static Stream<ShellWord> words(CharSequence line) {
        return ShellText.words(line.toString()).stream();
    }

    private static List<String> values(String line) {
        return words(line).map(ShellWord::value).toList();
    }
}
