package dev.linkbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is left of a cell's programs when it is interrupted, and when the kernel ends, in whatever way: nothing. And
/// what
/// happens when the ground under a kernel is missing.
@Timeout(60)
class SurvivorsTest {
    /// Deaf to SIGINT and SIGTERM, two generations, one in a session of its own with its output closed.
    private static final String STUBBORN = """
            trap '' INT TERM
            sh -c 'trap "" INT TERM; sleep 300 & sleep 300 & wait' &
            setsid sh -c 'trap "" INT TERM; exec >/dev/null 2>&1; sleep 300 & wait' &
            echo started
            wait
            """;

    private final String mark = UUID.randomUUID().toString();
    private Kernels.AsProcess kernel;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        open(Map.of());
    }

    private void open(Map<String, String> environment) throws Exception {
        var variables = new java.util.HashMap<>(environment);
        variables.put("LINKBOOK_TEST_MARK", mark);
        kernel = Kernels.process(Files.createTempDirectory("linkbook-test-"), Kernels.freePorts(), variables);
        client = new Client(kernel.file());
        client.published();
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        kernel.close();
        for (long pid : alive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /// The processes that carry the mark in their environment.
    private List<Long> alive() throws IOException {
        var alive = new ArrayList<Long>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                try {
                    byte[] variables = Files.readAllBytes(process.resolve("environ"));
                    if (new String(variables, StandardCharsets.ISO_8859_1).contains(mark)) {
                        alive.add(Long.parseLong(process.getFileName().toString()));
                    }
                } catch (IOException gone) {
                    // It ended while this looked: not alive.
                }
            }
        }
        return alive;
    }

    private void awaitAlive(int wanted) throws Exception {
        long end = System.nanoTime() + 10_000_000_000L;
        while (alive().size() != wanted && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(alive()).hasSize(wanted);
    }

    /// After a cell: the kernel, its guard, and the process that waits for the next cell.
    private int settle() throws Exception {
        client.run("true");
        awaitAlive(3);
        return 3;
    }

    private String startStubborn() {
        String id = client.send(Channel.SHELL, "execute_request", "code", STUBBORN, "allow_stdin", false);
        client.awaitPublished(id, "stream");
        return id;
    }

    @Test
    void nothingIsLeftAfterAnInterrupt() throws Exception {
        int before = settle();
        String id = startStubborn();
        awaitAlive(before + 6);
        client.send(Channel.CONTROL, "interrupt_request");
        client.receive(Channel.CONTROL);
        assertThat(client.outcome(id).reply().field("ename")).isEqualTo("INTERRUPTED");
        assertThat(alive()).hasSize(before);
        assertThat(client.run("echo usable").text("stdout")).isEqualTo("usable\n");
    }

    /// `-x` prints what it runs: a build's output comes while it goes on.
    @Test
    void aBuildStreamsAndIsStopped() throws Exception {
        int before = settle();
        String id = client.send(
                Channel.SHELL, "execute_request", "code", "GOCACHE=$PWD/cold GOFLAGS= go build -x -o none net/http");
        client.awaitPublished(id, "stream");
        client.send(Channel.CONTROL, "interrupt_request");
        client.receive(Channel.CONTROL);
        assertThat(client.outcome(id).reply().field("ename")).isEqualTo("INTERRUPTED");
        assertThat(alive()).hasSize(before);
        assertThat(kernel.folder().resolve("none")).doesNotExist();
    }

    @Test
    void nothingIsLeftAfterAShutdown() throws Exception {
        startStubborn();
        client.send(Channel.CONTROL, "shutdown_request", "restart", false);
        client.receive(Channel.CONTROL);
        kernel.awaitEnd();
        assertThat(alive()).isEmpty();
    }

    @Test
    void sigintIsAnInterrupt() throws Exception {
        int before = settle();
        signal("INT");
        // The JVM hands a signal on when it comes to it: it must not meet the next cell.
        Thread.sleep(500);
        assertThat(client.run("echo idle").text("stdout")).isEqualTo("idle\n");
        String id = startStubborn();
        signal("INT");
        assertThat(client.outcome(id).reply().field("ename")).isEqualTo("INTERRUPTED");
        assertThat(alive()).hasSize(before);
        String asking = client.send(Channel.SHELL, "execute_request", "code", "cat", "allow_stdin", true);
        client.receive(Channel.STDIN);
        signal("INT");
        assertThat(client.outcome(asking).status()).isEqualTo("error");
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(kernel.process().pid()))
                .start()
                .waitFor();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM", "HUP"})
    void nothingIsLeftAfterASignalToTheKernel(String signal) throws Exception {
        startStubborn();
        signal(signal);
        awaitAlive(0);
    }

    @Test
    void whatHasLetGoOfItsOutputLivesUntilTheShutdown() throws Exception {
        int before = settle();
        assertThat(client.run("setsid sleep 300 >/dev/null 2>&1 &").status()).isEqualTo("ok");
        assertThat(client.run("echo on").text("stdout")).isEqualTo("on\n");
        awaitAlive(before + 1);
        client.send(Channel.CONTROL, "shutdown_request");
        kernel.awaitEnd();
        assertThat(alive()).isEmpty();
    }

    /// Its end is waited for, and an interrupt ends it.
    @Test
    void aProgramThatClosesItsOutputIsWaitedFor() throws Exception {
        String id = client.send(Channel.SHELL, "execute_request", "code", "exec >/dev/null 2>&1; sleep 300");
        Thread.sleep(500);
        client.send(Channel.CONTROL, "interrupt_request");
        client.receive(Channel.CONTROL);
        assertThat(client.outcome(id).reply().field("ename")).isEqualTo("INTERRUPTED");
    }

    @Test
    void aFolderThatIsRemovedUnderTheCell() {
        client.run("mkdir gone; cd gone; rmdir \"$PWD\"");
        assertThat(client.run("cd ..; cd /; echo \"$PWD\"").text("stdout"))
                .startsWith("/\nThe folder ")
                .endsWith("/gone is gone; this cell begins in " + kernel.folder() + ".\n");
    }

    @Test
    void historyOutlivesTheKernelAndFailsGently() throws Exception {
        Path state = Files.createTempDirectory("linkbook-test-");
        restart(Map.of("XDG_STATE_HOME", state.toString()));
        client.run("echo kept");
        restart(Map.of("XDG_STATE_HOME", state.toString()));
        client.run("echo new");
        assertThat(history()).isEqualTo("[[1,1,\"echo kept\"],[2,1,\"echo new\"]]");
    }

    /// Lines of somebody else, of a session number out of range, and one in whose middle a kernel was killed.
    @Test
    void aSpoiltHistoryLosesOnlyWhatIsSpoilt() throws Exception {
        Path state = Files.createTempDirectory("linkbook-test-");
        Path file = Files.createDirectory(state.resolve("linkbook")).resolve("history.jsonl");
        Files.writeString(
                file,
                "nonsense\n" + "[".repeat(100_000) + "\n{\"session\":2147483647,\"line\":1,\"input\":\"x\"}\n"
                        + "{\"session\":6,\"line\":1,\"input\":\"good\"}\n{\"session\":7,\"line\":1,\"inp");
        restart(Map.of("XDG_STATE_HOME", state.toString()));
        client.run("echo again");
        assertThat(history()).isEqualTo("[[6,1,\"good\"],[7,1,\"echo again\"]]");
        restart(Map.of("XDG_STATE_HOME", state.toString()));
        assertThat(history()).isEqualTo("[[6,1,\"good\"],[7,1,\"echo again\"]]");
    }

    /// Both have read the file when there was nothing in it.
    @Test
    void twoKernelsAtOnceAreTwoSessions() throws Exception {
        Path state = Files.createTempDirectory("linkbook-test-");
        Map<String, String> environment = Map.of("XDG_STATE_HOME", state.toString(), "LINKBOOK_TEST_MARK", mark);
        restart(environment);
        assertThat(history()).isEqualTo("[]");
        try (var other =
                        Kernels.process(Files.createTempDirectory("linkbook-test-"), Kernels.freePorts(), environment);
                var another = new Client(other.file())) {
            another.published();
            another.run("echo other");
            client.run("echo mine");
            another.run("echo other");
        }
        assertThat(history()).isEqualTo("[[2,1,\"echo mine\"]]");
        // The last line is of the first session, and the next is the third all the same.
        restart(environment);
        client.run("echo new");
        assertThat(Files.readAllLines(state.resolve("linkbook/history.jsonl")))
                .containsExactly(
                        "{\"session\":1,\"line\":1,\"input\":\"echo other\",\"sessions\":1}",
                        "{\"session\":2,\"line\":1,\"input\":\"echo mine\",\"sessions\":2}",
                        "{\"session\":1,\"line\":2,\"input\":\"echo other\",\"sessions\":2}",
                        "{\"session\":3,\"line\":1,\"input\":\"echo new\",\"sessions\":3}");
    }

    @Test
    void ofALongHistoryTheOlderHalfIsForgotten() throws Exception {
        Path state = Files.createTempDirectory("linkbook-test-");
        Path file = Files.createDirectory(state.resolve("linkbook")).resolve("history.jsonl");
        String line = "{\"session\":1,\"line\":%07d,\"input\":\"" + "静".repeat(300) + "\"}\n";
        try (var writer = Files.newBufferedWriter(file)) {
            for (int i = 1; i <= 10_000; i++) {
                writer.write(line.formatted(i).replaceFirst("\"line\":0+", "\"line\":"));
            }
        }
        long before = Files.size(file);
        restart(Map.of("XDG_STATE_HOME", state.toString()));
        client.run("echo new");
        assertThat(Files.size(file)).isBetween(before / 3, before * 2 / 3);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getLast()).isEqualTo("{\"session\":2,\"line\":1,\"input\":\"echo new\",\"sessions\":2}");
        assertThat(lines.get(lines.size() - 2)).startsWith("{\"session\":1,\"line\":10000,");
        assertThat(lines.getFirst()).startsWith("{\"session\":1,");
    }

    /// Neither a home nor a place for the history: a file stands where a folder would have to be.
    @ParameterizedTest
    @ValueSource(strings = {"", "/dev/null", "relative"})
    void withoutAHome(String home) throws Exception {
        restart(Map.of("XDG_STATE_HOME", "", "HOME", home));
        assertThat(client.run("echo 1").text("stdout")).isEqualTo("1\n");
        assertThat(history()).isEqualTo("[[1,1,\"echo 1\"]]");
    }

    /// A Go program is completed out of itself then; where the better help comes from is said once.
    @Test
    void withoutGopls() throws Exception {
        restart(Map.of("PATH", "/usr/bin:/bin"));
        String code = "package main\n\nfunc longName() {}\n\nfunc main() { longN";
        assertThat(completed(code)).isEqualTo("[\"longName\"]");
        assertThat(inspected(code)).contains("gopls");
        assertThat(inspected(code)).isEqualTo("{}");
        assertThat(completed("%time\npackage main\n\nfunc 中文名() {}\n\nfunc main() { 中"))
                .isEqualTo("[\"中文名\"]");
        assertThat(completed("package main\n\nfun")).isEqualTo("[\"func\"]");
        assertThat(completed("package main\n\nfunc main() { fmt.main")).isEqualTo("[]");
    }

    private String completed(String code) {
        return client.ask("complete_request", "code", code, "cursor_pos", code.length())
                .reply()
                .content()
                .get("matches")
                .toString();
    }

    private String inspected(String code) {
        return client.ask("inspect_request", "code", code, "cursor_pos", code.length())
                .reply()
                .content()
                .get("data")
                .toString();
    }

    private String history() {
        return client.ask("history_request", "hist_access_type", "tail", "n", 10)
                .reply()
                .content()
                .get("history")
                .toString();
    }

    private void restart(Map<String, String> environment) throws Exception {
        client.send(Channel.CONTROL, "shutdown_request", "restart", true);
        kernel.awaitEnd();
        client.close();
        open(environment);
    }
}
