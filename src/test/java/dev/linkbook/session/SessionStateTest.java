package dev.linkbook.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// What survives from cell to cell, with the real bash.
@Timeout(60)
class SessionStateTest extends AtEmptyDesk {
    /// One cell, the next cell, what that one prints.
    static final List<Arguments> SURVIVORS = List.of(
            arguments("mkdir 'a b'; cd 'a b'", "echo \"${PWD##*/}\"", "a b\n"),
            arguments("mkdir a b; cd a; cd ../b", "cd - >/dev/null; echo ${PWD##*/}", "a\n"),
            arguments("v=$'x  y\\n'\\'", "printf '%s.' \"$v\"", "x  y\n'."),
            arguments("v=静态", "echo $v", "静态\n"),
            arguments("v=$'\\xff'", "printf %s \"$v\" | od -An -tx1", " ff\n"),
            arguments("v=1; unset v", "echo ${v-unset}", "unset\n"),
            arguments("v=1", "sh -c 'echo ${v-unset}'", "unset\n"),
            arguments("unset HOME LANG", "sh -c 'echo ${HOME-unset} ${LANG-unset}'", "unset unset\n"),
            arguments("export v=1", "sh -c 'echo $v'", "1\n"),
            arguments("export v=1; export -n v", "sh -c 'echo ${v-unset}'", "unset\n"),
            arguments("a=(1 '2 3' [5]=6)", "echo \"${#a[@]} ${a[1]} ${a[5]}\"", "3 2 3 6\n"),
            arguments("declare -A m=(['b c']=$'x\\ny')", "echo \"${m[b c]}\"", "x\ny\n"),
            arguments("declare -i n=3", "n=n+1; echo $n", "4\n"),
            arguments("readonly r=1", "(r=2); echo $r", "1\n"),
            arguments("declare -n ref=v; v=5", "echo $ref", "5\n"),
            arguments("f() { echo f \"$1\"; }", "f 1", "f 1\n"),
            arguments("f() { cat <<E\na $1\nE\n}", "f 1", "a 1\n"),
            arguments("f() { echo f; }; export -f f", "bash -c f", "f\n"),
            arguments("shopt -s expand_aliases; alias hi='echo hi'", "hi there", "hi there\n"),
            arguments("umask 027", "umask", "0027\n"),
            arguments("umask 777; v=1", "echo $v $(umask)", "1 0777\n"),
            arguments("set -e", "echo $-; false; echo no", "ehBc\n"),
            arguments("set -u", "echo $nosuch; echo no", ""),
            arguments("set -o pipefail", "false | true; echo $?", "1\n"),
            arguments("set -f", "echo *", "*\n"),
            arguments("set -C; touch a; mkdir b; cd b", "pwd -P | sed 's|.*/||'; echo x > ../a", "b\n"),
            arguments("shopt -s nullglob", "echo nosuch*", "\n"),
            arguments("set -o posix; v=1", "echo $v; shopt -o posix", "1\nposix          \ton\n"),
            arguments(
                    "shopt -s extglob\nf() { case $1 in +(a)) echo yes; esac; }",
                    "f aa; shopt extglob",
                    "yes\nextglob        \ton\n"),
            arguments("IFS=:; v=a:b; f() { echo f; }; export -f f", "printf '%s.' $v; bash -c f", "a.b.f\n"),
            arguments("IFS=; v=1", "echo $v ${#IFS}", "1 0\n"),
            arguments("unset IFS; v=1", "echo $v ${IFS-unset}", "1 unset\n"),
            arguments("cd() { builtin cd \"$@\" && echo moved; }; cd .", "echo .", ".\n"),
            arguments("declare() { echo mine; }; printf() { echo mine; }; v=1", "echo $v; declare", "1\nmine\n"),
            arguments("trap 'echo debug' DEBUG; set -T; v=1", "echo $v", "1\n"),
            arguments("PATH=/usr/bin:/bin:/usr/local/bin", "echo ${PATH#*:}", "/usr/bin:/bin:/usr/local/bin\n"));

    @ParameterizedTest
    @FieldSource("SURVIVORS")
    void survives(String first, String second, String expected) {
        assertThat(desk.run(first).outcome()).isEqualTo(new Outcome.Done());
        assertThat(desk.run(second).out()).isEqualTo(expected);
    }

    @ParameterizedTest
    @FieldSource("SURVIVORS")
    void survivesExit(String first, String second, String expected) {
        assertThat(desk.run(first + "\nexit 3").outcome()).isEqualTo(new Outcome.Failed(3, List.of()));
        assertThat(desk.run(second).out()).isEqualTo(expected);
    }

    @ParameterizedTest
    @FieldSource("SURVIVORS")
    void survivesACellInBetween(String first, String second, String expected) {
        desk.run(first);
        assertThat(desk.run("true").err()).isEmpty();
        assertThat(desk.run(second).out()).isEqualTo(expected);
    }

    /// Whose shell hands no state over.
    @ParameterizedTest
    @FieldSource("SURVIVORS")
    void survivesALoneCall(String first, String second, String expected) {
        desk.run(first);
        assertThat(desk.run("go env GOOS").result().messages()).isEmpty();
        assertThat(desk.run(second).out()).isEqualTo(expected);
    }

    /// Nor does that of a Go cell.
    @ParameterizedTest
    @FieldSource("SURVIVORS")
    void survivesAGoCell(String first, String second, String expected) {
        desk.run(first);
        assertThat(desk.run("package main\n\nfunc main() {}\n").result().messages())
                .isEmpty();
        assertThat(desk.run(second).out()).isEqualTo(expected);
    }

    @Test
    void whatALoneCallSetsSurvives() {
        assertThat(desk.run("file ${v:=.}").out()).isEqualTo(".: directory\n");
        assertThat(desk.run("file -b $[v=5]").out()).startsWith("cannot open `5'");
        assertThat(desk.run("echo $v").out()).isEqualTo("5\n");
    }

    @Test
    void theShellOfALoneCallBecomesTheTool() throws IOException {
        String jvm = Files.readString(Path.of("/proc/self/comm"));
        desk.run(
                "v=1; PATH=$PWD:$PATH; echo 'read name </proc/$PPID/comm; echo $name; kill -9 $$' >file; chmod +x file");
        for (String cell : List.of("file .", "true; file .")) {
            Desk.Played played = desk.run(cell);
            assertThat(played.outcome()).isEqualTo(new Outcome.Failed(137, List.of()));
            assertThat(played.result().messages()).isEmpty();
            // Its parent: of any other call the recorder.
            assertThat(played.out()).isEqualTo(cell.contains(";") ? "file\n" : jvm);
            assertThat(desk.run("echo $v").out()).isEqualTo("1\n");
        }
    }

    /// A function that is killed takes the state along, though it bears a tool's name.
    @Test
    void whatOnlyLooksLikeALoneCallLosesItsState() {
        desk.run("v=1; file() { v=2; kill -9 $$; }");
        assertThat(desk.run("file .").result().messages())
                .extracting(Message::kind)
                .containsExactly(Message.Kind.STATE_LOST);
        assertThat(desk.run("echo $v").out()).isEqualTo("1\n");
    }

    @Test
    void aFolderThatWasLeftIsNotFoundAgain() throws IOException {
        desk.run("mkdir a; cd a; rmdir ../a");
        assertThat(desk.run("file .").result().messages())
                .extracting(Message::kind)
                .containsExactly(Message.Kind.FOLDER_LEFT);
        Files.createDirectory(desk.folder().resolve("a"));
        assertThat(desk.run("pwd").out()).isEqualTo(desk.folder() + "\n");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            set -x; v=1,   + v=1
            set -x,        ''
            """)
    void tracingShowsTheCellAlone(String first, String expected) {
        assertThat(desk.run(first).err()).isEqualTo(expected.isEmpty() ? "" : expected + "\n");
        assertThat(desk.run("echo 1").err()).isEqualTo("+ echo 1\n");
        assertThat(desk.run("set +x").err()).isEqualTo("+ set +x\n");
        assertThat(desk.run("echo 1").err()).isEmpty();
    }

    @Test
    void aKilledShellLeavesTheStateBefore() {
        desk.run("mkdir a; v=1");
        assertThat(desk.run("v=2; cd a; kill -9 $$").outcome()).isEqualTo(new Outcome.Failed(137, List.of()));
        assertThat(desk.run("echo $v ${PWD##*/}").out())
                .isEqualTo("1 " + desk.folder().getFileName() + "\n");
    }

    /// What says that the next cell begins where the one before began.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=1                          | 0
            v=1; exit 3                  | 0
            v=1; (exec true)             | 0
            v=1; (trap 'echo' EXIT)      | 0
            v=1; trap 'echo bye' EXIT    | 1
            v=1; exec true               | 1
            v=1; kill -9 $$              | 1
            """)
    void lostStateIsSaid(String cell, int times) {
        assertThat(desk.run(cell).result().messages().stream()
                        .filter(message -> message.kind() == Message.Kind.STATE_LOST))
                .hasSize(times);
        assertThat(desk.run("echo $v").out()).isEqualTo(times == 0 ? "1\n" : "\n");
    }

    @Test
    void aCellMayBeLongerThanAnArgument() {
        String text = "静".repeat(100_000);
        Desk.Played played = desk.run("v=1\nx='" + text + "'\necho ${#x}\nnosuch\ntrue");
        assertThat(played.out()).isEqualTo("100000\n");
        assertThat(played.err()).isEqualTo("bash: line 4: nosuch: command not found\n");
        assertThat(desk.run("echo $v ${#x}").out()).isEqualTo("1 100000\n");
    }

    @Test
    void theFolderIsTheShells() throws IOException {
        Path home = desk.folder();
        assertThat(desk.session().folder()).isEqualTo(home);
        desk.run("mkdir -p a; ln -s a link; cd link");
        assertThat(desk.session().folder()).isEqualTo(home.resolve("link"));
        desk.run("%%writefile x\ny");
        assertThat(home.resolve("a/x")).hasContent("y");
        desk.run("cd ..; rm -r a");
        assertThat(desk.run("pwd").out()).isEqualTo(home + "\n");
        assertThat(Files.exists(home.resolve("link"))).isFalse();
    }

    @Test
    void aFolderThatIsGoneIsLeft() {
        desk.run("mkdir a; cd a; v=1; rmdir ../a");
        assertThat(desk.run("echo $v; pwd").out()).isEqualTo("1\n" + desk.folder() + "\n");
    }

    @Test
    void nothingOfTheSessionIsLeft() throws IOException {
        var own = Path.of(desk.run("echo ${PATH%%:*}").out().strip()).getParent();
        assertThat(own).isDirectory();
        desk.close();
        assertThat(own).doesNotExist();
    }
}
