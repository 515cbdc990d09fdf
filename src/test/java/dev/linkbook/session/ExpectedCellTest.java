package dev.linkbook.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.cell.CellParser;
import dev.linkbook.session.Desk.Played;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A cell whose shell was started while the cell before ran: nothing else may tell it from any other.
@Timeout(60)
class ExpectedCellTest extends AtEmptyDesk {
    /// In hundredths of a second since the system's start (proc_pid_stat(5), field 22).
    private static final String MY_START = "read -r line </proc/$$/stat; set -- ${line##*) }; echo ${20}";

    /// And when it has ended, in the same.
    private static final String UNTIL = "sleep 0.3; read -r now idle </proc/uptime; echo ${now/.}";

    /// While the first run of all is under way, nothing is started for the next.
    @BeforeEach
    void runTheFirst() {
        desk.run("true");
    }

    @Test
    void itsShellStartsBeforeTheCellBeforeHasEnded() {
        Played first = expecting(UNTIL, MY_START);
        assertThat(ticks(desk.run(MY_START))).isLessThan(ticks(first));
    }

    @Test
    void whatNeedsNoShellMayStandBetween() {
        Played first = expecting(UNTIL, "%%writefile a.txt\na\n", MY_START);
        desk.run("%%writefile a.txt\na\n");
        assertThat(ticks(desk.run(MY_START))).isLessThan(ticks(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%writefile a.txt\na\n", "%standin example.com"})
    void behindTheLastNoneIsStarted(String rest) {
        Played last = expecting(UNTIL, rest);
        assertThat(ticks(desk.run(MY_START))).isGreaterThanOrEqualTo(ticks(last));
    }

    @ParameterizedTest
    @FieldSource("dev.linkbook.session.SessionStateTest#SURVIVORS")
    void itHasTheStateOfTheCellBefore(String first, String second, String printed) {
        expecting(first, second);
        assertThat(desk.run(second).out()).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo $SECONDS",
                "cat; echo end",
                "env | grep -c LINKBOOK_GATE",
                "echo ${LINKBOOK_GATE-unset} ${REPLY-unset}",
                "ls -l /proc/self/fd/0 | sed 's/.*-> //'",
                "echo one\nfi",
                "nothing-of-this-name",
                "set -x; echo traced",
                "echo $0 $#",
                "exit 3",
                "echo $PWD; pwd -P",
                "ulimit -c; umask"
            })
    void itSaysWhatItSaysUnexpected(String cell) {
        Played unexpected = desk.run(cell);
        expecting("set +x", "true");
        expecting("true", cell);
        Played expected = desk.run(cell);
        assertThat(expected.out()).isEqualTo(unexpected.out());
        assertThat(expected.err()).isEqualTo(unexpected.err());
        assertThat(expected.code()).isEqualTo(unexpected.code());
    }

    @Test
    void anotherMayCome() {
        expecting("v=1", "echo never");
        assertThat(desk.run("echo $v").out()).isEqualTo("1\n");
    }

    @Test
    void theFolderMayBeMadeAnewBeforeIt() {
        expecting(
                "cd /; rm -r '" + desk.folder() + "'; mkdir '" + desk.folder() + "'; cd - >/dev/null",
                "echo >made; ls");
        assertThat(desk.run("echo >made; ls").out()).isEqualTo("made\n");
        assertThat(desk.folder().resolve("made")).exists();
    }

    @Test
    void whoIsExpectedAndDoesNotComeIsGoneWithTheSession() {
        String never = "echo never # " + desk.folder();
        expecting("sleep 0.3", never);
        assertThat(shellsOf(never)).hasSize(1);
        desk.close();
        assertThat(shellsOf(never)).isEmpty();
    }

    private static List<ProcessHandle> shellsOf(String script) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(script))
                .toList();
    }

    private static long ticks(Played played) {
        return Long.parseLong(played.out().strip());
    }

    /// Runs the first cell, and says what comes after it.
    private Played expecting(String cell, String... next) {
        desk.session().expect(Stream.of(next).map(CellParser::parse).toList());
        return desk.run(cell);
    }
}
