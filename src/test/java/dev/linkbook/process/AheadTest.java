package dev.linkbook.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The process that waits for the next run; that it runs as any other is what [ProcessesTest] and [StoppingTest] show.
@Timeout(120)
class AheadTest {
    private final Processes processes = new Processes();

    @TempDir
    Path notes;

    @AfterEach
    void close() {
        processes.close();
    }

    @Test
    void oneProcessWaitsAndNoFileStays() throws Exception {
        for (int round = 0; round < 3; round++) {
            assertThat(run("echo up")).isEqualTo("up\n");
            assertThat(waiting(1)).hasSize(1);
            assertThat(notes).isEmptyDirectory();
        }
        processes.close();
        assertThat(waiting(0)).isEmpty();
    }

    @Test
    void afterTheLastRunNoneWaits() throws Exception {
        run("true");
        assertThat(waiting(1)).hasSize(1);
        run("sleep 0.3", new Next.Nothing());
        assertThat(handles()).isEmpty();
    }

    @Test
    void itIsTheOneThatRuns() throws Exception {
        processes.prepare();
        long pid = waiting(1).getFirst().pid();
        assertThat(run("echo $$")).isEqualTo(pid + "\n");
    }

    @Test
    void withoutItAnotherRuns() throws Exception {
        run("true");
        ProcessHandle killed = waiting(1).getFirst();
        killed.destroyForcibly();
        killed.onExit().get(10, TimeUnit.SECONDS);
        assertThat(run("echo up")).isEqualTo("up\n");
        assertThat(waiting(1)).doesNotContain(killed);
    }

    @Test
    void whereNothingCanBeWrittenItRunsAllTheSame() throws IOException {
        run("true");
        Files.delete(notes);
        assertThat(run("echo up")).isEqualTo("up\n");
        Files.createDirectory(notes);
    }

    @Test
    void nothingWaitsForOneRunAlone() throws Exception {
        var recorder = new Recorder();
        processes.run(command(List.of("true"), Map.of(), Set.of()), recorder, new Input.None());
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(handles()).isEmpty();
    }

    static Stream<Command> commands() {
        return Stream.of(
                command(List.of("env"), Map.of(), Set.of()),
                command(
                        List.of("env"),
                        Map.of("LC_ALL", "C.UTF-8", "PWD", "/nowhere", "OLDPWD", "/tmp"),
                        Set.of("HOME")),
                command(List.of("env"), Map.of("IFS", "x", "PS4", "y", "A", "'\"$(id)` \\\n*值\u0081"), Set.of()),
                command(
                        List.of("env"),
                        Map.of("BASH_FUNC_f%%", "() { :; }", "with blank", "1"),
                        Set.of("PATH", "HOME")),
                command(List.of("ls", "-l", "--time-style=+T", "/proc/self/fd"), Map.of(), Set.of()),
                command(
                        List.of("printf", "[%s]", "", "a b", "'\"$(id)` \\\n*值\u0081", "-n", "~", "{a,b}"),
                        Map.of(),
                        Set.of()),
                command(List.of("sh", "-c", "umask; pwd; ulimit -a; trap"), Map.of(), Set.of()));
    }

    /// The environment to the last letter, the words, and what else a process inherits.
    @ParameterizedTest
    @MethodSource("commands")
    void nothingTellsTheWaysApart(Command command) {
        Way.AHEAD.prepare(processes, notes);
        assertThat(Stream.of(Way.AHEAD, Way.DIRECT)
                        .map(way -> printed(way, command))
                        .distinct())
                .singleElement()
                .asString()
                .isNotEmpty();
    }

    /// Names that mean something to the shell at the gate, in the environment of the JVM itself.
    @Test
    void theShellAtTheGateChangesNothingOfTheEnvironment() throws Exception {
        assertThat(environment(Way.AHEAD))
                .isEqualTo(environment(Way.DIRECT))
                .contains("OPTIND=5", "PPID=6", "gate=7", "IFS=8", "LC_ALL=POSIX");
    }

    private List<String> environment(Way way) throws Exception {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RunnerMain.class.getName(),
                "tr '\\0' '\\n' </proc/$$/environ",
                way.name(),
                notes.toString());
        builder.environment().putAll(Map.of("OPTIND", "5", "PPID", "6", "gate", "7", "IFS", "8", "LC_ALL", "POSIX"));
        Process jvm = builder.redirectErrorStream(true).start();
        try (var reader = jvm.inputReader()) {
            return reader.lines()
                    .filter(line -> !line.startsWith("LINKBOOK_RUN="))
                    .sorted()
                    .toList();
        } finally {
            jvm.waitFor();
        }
    }

    private List<String> printed(Way way, Command command) {
        var recorder = new Recorder();
        way.run(processes, new Order(command, recorder, new Input.None()), notes);
        return recorder.out()
                .replaceAll("linkbook-[\\d.-]+;", "MARK")
                .replaceAll("(pipe:\\[|/proc/|T )\\d*", "$1")
                .lines()
                .sorted()
                .toList();
    }

    private String run(String script) {
        return run(script, new Next.Any());
    }

    private String run(String script, Next next) {
        var recorder = new Recorder();
        Command command = command(List.of("sh", "-c", script), Map.of(), Set.of());
        assertThat(processes.run(command, recorder, new Input.None(), notes, next))
                .isInstanceOf(Ending.Exited.class);
        return recorder.out();
    }

    private static Command command(List<String> argv, Map<String, String> environment, Set<String> unset) {
        return new Command(argv, Path.of("/usr"), environment, unset);
    }

    /// Those at the gate, when there are as many or after a while.
    /// One look is judged: a second one can meet a process in the middle of an exec, which has no command line.
    private static List<ProcessHandle> waiting(int count) throws InterruptedException {
        List<ProcessHandle> found = handles();
        for (int look = 0; look < 1_000 && found.size() != count; look++) {
            TimeUnit.MILLISECONDS.sleep(5);
            found = handles();
        }
        return found;
    }

    private static List<ProcessHandle> handles() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("&& . \"$gate\""))
                .toList();
    }
}
