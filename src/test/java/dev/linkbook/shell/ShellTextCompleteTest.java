package dev.linkbook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Two judges: each text is asked of ShellText and of the real `bash -n`.
class ShellTextCompleteTest {
    static Stream<String> complete() {
        return Stream.of(
                "",
                "   ",
                "# only a comment",
                "ls",
                "ls # it's a comment",
                "ls #\"",
                "echo a#'b'",
                "echo 'a' \"b\" $'c\\'d'",
                "echo \"a\nb\"",
                "echo a\\\nb",
                "echo \\\\",
                "echo \"\\\"\"",
                "CC=musl-gcc go build -tags musl -ldflags '-s -w --extldflags \"-static -fpic\n\"' gorm.go",
                "cat <<EOF\na\nEOF",
                "cat <<'EOF'\n$(\nEOF",
                "cat <<-EOF\n\ta\n\tEOF",
                "cat <<A <<B\n1\nA\n2\nB",
                "cat <<EOF | while read x; do\nbody\nEOF\necho $x; done",
                "cat <<E\"O\"F\nx\\\nEOF",
                "cat <<<word",
                "echo $(date)",
                "echo \"$(echo \"a b\")\"",
                "echo $(( (1 + 2) * 3 ))",
                "echo $( (echo a); echo b)",
                "echo $((echo a); (echo b))",
                "((i = 1 << 2))",
                "for ((i = 0; i < 3; i++)); do echo $i; done",
                "for x in a b; do echo $x; done",
                "for x\nin a b\ndo echo $x; done",
                "for x; do echo $x; done",
                "select x in a; do break; done",
                "while true; do break; done",
                "until false\ndo\nbreak\ndone > /dev/null",
                "if true; then echo a; elif false; then echo b; else echo c; fi",
                "if (true) then { echo a; } fi",
                "case $x in a) echo a;; (b|c) echo b;; esac",
                "case x in\na) echo a\nesac",
                "case x in esac",
                "case x in a) ;& b) ;;& *) echo; esac",
                "echo $(case x in a) echo b;; esac)",
                "{ echo a; }",
                "{ { echo a; } }",
                "(cd /tmp && ls)",
                "f() { echo a; }",
                "f () (echo a)",
                "function f { echo a; }",
                "function f() { echo a; }",
                "[[ -f a && ( b < c ) ]]",
                "[[ a =~ ^(b|c)$ ]] || echo no",
                "echo if then { case",
                "echo for x in",
                "a=(1 2\n3)",
                "a=(\n# it's\n1 )",
                "declare a=(1 2) && echo ${a[0]}",
                "echo ${x:-'}'}",
                "echo \"${x:-'}'}\"",
                "echo ${x#\\}}",
                "diff <(ls) <(ls -a)",
                "ls > a 2>&1 &",
                "ls &> a",
                "! ls",
                "time ls",
                "time -p ls",
                "ls |\nwc",
                "ls &&\n\nls",
                "ls || # why\nls",
                "echo `ls`",
                "echo `echo \\`ls\\``",
                "echo $\"a\"",
                "echo \"`echo \"a\"`\"",
                "coproc cat",
                "x=1",
                // refused, so more lines would not help
                "fi",
                "ls )",
                "ls | | wc",
                "; ls",
                "for",
                "case",
                "ls >",
                "ls > ;",
                "if true; done",
                "echo (a)",
                "done \"",
                "f() echo");
    }

    static Stream<String> incomplete() {
        return Stream.of(
                "echo 'a",
                "echo \"a",
                "echo $'a\\'",
                "echo \"a'",
                "CC=musl-gcc go build -tags musl -ldflags '-s -w --extldflags \"-static -fpic",
                "echo \"$(echo \"a)",
                "echo `ls",
                "echo $(ls",
                "echo $((1 + 2",
                "echo $((1 + 2)",
                "echo ${x",
                "echo ${x:-'}",
                "echo \"${x:-\"}\"",
                "echo \"${x:-'}\"",
                "cat <<EOF",
                "cat <<EOF\na",
                "cat <<EOF\n EOF",
                "cat <<-EOF\n  EOF",
                "cat <<'EOF'\nEOFF",
                "cat <<E\nx\\\nE",
                "cat <<A <<B\n1\nA",
                "(ls",
                "((1",
                "{ ls",
                "{ ls; } && {",
                "if true",
                "if true; then",
                "if true; then ls; else",
                "for x",
                "for x in a",
                "for x in a; do",
                "for x in a; do ls",
                "while true; do",
                "until true",
                "case x",
                "case x in",
                "case x in a)",
                "case x in a) ls ;;",
                "select x in a",
                "f()",
                "f() {",
                "function f",
                "function f {",
                "[[ -f a",
                "a=(1",
                "ls |",
                "ls &&",
                "ls || # comment",
                "diff <(ls",
                "ls; for x in a; do if true; then ls; fi",
                "echo $(case x in a) echo",
                "time {");
    }

    @ParameterizedTest
    @MethodSource
    void complete(String text) throws Exception {
        assertThat(Bash.findsIncomplete(text)).as("bash").isFalse();
        assertThat(ShellText.isComplete(text)).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void incomplete(String text) throws Exception {
        assertThat(Bash.findsIncomplete(text)).as("bash").isTrue();
        assertThat(ShellText.isComplete(text)).isFalse();
    }

    /// bash reads a file to its end and then runs what it has; at a prompt it asks for the next line.
    @ParameterizedTest
    @ValueSource(strings = {"echo \\", "go build \\", "\\", "echo 'a'\\", "echo a\\\\\\"})
    void backslashAtTheEndAsksForAnotherLine(String text) {
        assertThat(ShellText.isComplete(text)).isFalse();
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of("ls\nwc", 0, 2),
                Arguments.of("ls\nwc", 3, 5),
                Arguments.of("echo 'a\nb'\nls", 0, 10),
                Arguments.of("cat <<E\nx\nE\nls", 0, 11),
                Arguments.of("cat <<E\nx\nE", 0, 11),
                Arguments.of("for x in a\ndo\nls\ndone\nls", 0, 21),
                Arguments.of("go build \\\n  .\nls", 0, 14),
                Arguments.of("ls )\nls", 0, 4),
                Arguments.of("echo 'a\nb\n", 0, -1),
                Arguments.of("ls", 0, 2));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void commandEnds(String text, int from, int end) {
        assertThat(ShellText.commandEnd(text, from)).isEqualTo(end < 0 ? OptionalInt.empty() : OptionalInt.of(end));
    }
}
