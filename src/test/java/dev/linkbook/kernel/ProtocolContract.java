package dev.linkbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Jupyter's messaging protocol, version 5.5, as a client sees it. The same for a kernel within this JVM and for one
/// that
/// is a process.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
abstract class ProtocolContract {
    private Kernels kernel;
    private Client client;

    abstract Kernels start(Path folder) throws IOException;

    @BeforeAll
    void start() throws Exception {
        kernel = start(Files.createTempDirectory("linkbook-test-"));
        client = new Client(kernel.file());
        Client.Said welcome = client.published();
        assertThat(welcome.type()).isEqualTo("iopub_welcome");
        assertThat(welcome.content()).isEqualTo(Json.object("subscription", ""));
        assertThat(welcome.parent().size()).isZero();
        // The other sockets have begun to connect before the kernel was there, and try again every 100 ms; a router
        // drops what it has for somebody who is not connected.
        Thread.sleep(500);
    }

    @AfterAll
    void end() throws Exception {
        client.send(Channel.CONTROL, "shutdown_request", "restart", true);
        Client.Said reply = client.receive(Channel.CONTROL);
        assertThat(reply.content()).isEqualTo(Json.object("restart", true, "status", "ok"));
        kernel.awaitEnd();
        client.close();
        kernel.close();
    }

    @Test
    void kernelInfo() {
        JsonObject info = client.ask("kernel_info_request").reply().content();
        assertThat(info.get("status").getAsString()).isEqualTo("ok");
        assertThat(info.get("protocol_version").getAsString()).isEqualTo("5.5");
        assertThat(info.get("implementation").getAsString()).isEqualTo("linkbook");
        assertThat(info.get("implementation_version").getAsString()).isNotBlank();
        assertThat(info.get("banner").getAsString()).contains("Linkbook");
        assertThat(info.getAsJsonObject("language_info").toString())
                .contains("\"mimetype\":\"text/x-sh\"", "\"file_extension\":\".sh\"", "\"codemirror_mode\":\"shell\"");
        assertThat(info.getAsJsonArray("help_links"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link.getAsJsonObject().get("url").getAsString())
                        .startsWith("https://"));
    }

    @Test
    void headersCarryMicrosecondsInUtc() {
        Client.Said reply = client.ask("kernel_info_request").reply();
        assertThat(reply.header().get("date").getAsString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(reply.header().get("version").getAsString()).isEqualTo("5.5");
        assertThat(reply.parent().get("username").getAsString()).isEqualTo("test");
    }

    static final List<Arguments> CELLS = List.of(
            arguments("echo hello", "ok", "hello\n", ""),
            arguments("", "ok", "", ""),
            arguments("echo a >&2; echo b", "ok", "b\n", "a\n"),
            arguments("echo a; exit 3", "error", "a\n", ""),
            arguments("printf '\\xe9'; sleep 0.1; printf '\\x9d\\x99🙂'", "ok", "静🙂", ""),
            arguments("for i in 1 2 3; do printf \"$i\\r\"; done", "ok", "1\r2\r3\r", ""),
            arguments("cat; echo end", "ok", "end\n", ""),
            arguments("%nosuch", "error", "", ""),
            arguments("%%nosuch", "error", "", ""));

    @ParameterizedTest
    @FieldSource("CELLS")
    void cells(String code, String status, String out, String err) {
        Client.Outcome outcome = client.run(code);
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.text("stdout")).isEqualTo(out);
        assertThat(outcome.text("stderr")).isEqualTo(err);
        assertThat(outcome.shown().getFirst().type()).isEqualTo("execute_input");
        assertThat(outcome.of("error")).hasSize(status.equals("error") ? 1 : 0);
        assertThat(outcome.reply().content().get("payload")).isEqualTo(new JsonArray());
    }

    static final List<Arguments> ERRORS = List.of(
            arguments("exit 3", "FAILED", List.of("the last command ended with exit status 3.")),
            arguments(
                    "\n\nnosuch",
                    "FAILED",
                    List.of(
                            "the last command ended with exit status 127.",
                            "Cell In[N], line 3: nosuch: command not found")),
            arguments(
                    "\npackage main\n\nfunc main() {\n\tx\n}\n",
                    "FAILED",
                    List.of("the last command ended with exit status 1.", "Cell In[N], line 5: undefined: x")),
            arguments(
                    "echo a\necho )",
                    "FAILED",
                    List.of(
                            "the last command ended with exit status 2.",
                            "Cell In[N], line 2: syntax error near unexpected token `)'",
                            "Cell In[N], line 2: `echo )'")),
            arguments(
                    "\n%%go\npackage main\n\nfunc main() {\n\tpanic(\"no\")\n}\n",
                    "FAILED", List.of("the last command ended with exit status 2.", "Cell In[N], line 6: panic: no")),
            arguments(
                    "package foo\n\nfunc main() {}\n",
                    "FAILED",
                    List.of("the last command ended with exit status 126.")),
            arguments(
                    "%env NOBODY_SET_IT",
                    "FAILED",
                    List.of(
                            "the last command ended with exit status 1.",
                            "Cell In[N], line 1: declare: NOBODY_SET_IT: not found")),
            arguments(
                    "%lag zh",
                    "NEARLY_COMMAND", List.of("there is no command %lag; did you mean %lang? `%help` lists them.")));

    @ParameterizedTest
    @FieldSource("ERRORS")
    void errorsSayWhatAndWhere(String code, String name, List<String> lines) {
        Client.Outcome outcome = client.run(code);
        JsonObject error = outcome.of("error").getFirst().content();
        assertThat(error.get("ename").getAsString()).isEqualTo(name);
        assertThat(error.get("evalue").getAsString()).isEqualTo(lines.getFirst());
        assertThat(error.getAsJsonArray("traceback").asList().stream()
                        .map(line -> line.getAsString().replaceAll("In\\[\\d+]", "In[N]")))
                .isEqualTo(lines);
        assertThat(outcome.reply().content().get("traceback")).isEqualTo(error.get("traceback"));
    }

    @Test
    void silentCellsShowAndCountNothing() {
        int before = number("true");
        String id = client.send(
                Channel.SHELL, "execute_request", "code", "echo x; echo y >&2; file /bin/sh; false", "silent", true);
        Client.Outcome silent = client.outcome(id);
        assertThat(silent.shown()).isEmpty();
        assertThat(silent.status()).isEqualTo("error");
        Client.Outcome unstored = client.ask("execute_request", "code", "echo x", "store_history", false);
        assertThat(unstored.text("stdout")).isEqualTo("x\n");
        assertThat(number("true")).isEqualTo(before + 1);
    }

    private int number(String code) {
        return client.run(code).reply().content().get("execution_count").getAsInt();
    }

    @Test
    void userExpressions() {
        JsonObject values = client.ask(
                        "execute_request",
                        "code",
                        "A='x y'",
                        "user_expressions",
                        Json.object("good", "echo \"$A\"", "bad", "exit 4"))
                .reply()
                .content()
                .getAsJsonObject("user_expressions");
        assertThat(values.getAsJsonObject("good"))
                .isEqualTo(Json.object(
                        "data", Json.object("text/plain", "x y"), "metadata", new JsonObject(), "status", "ok"));
        assertThat(values.getAsJsonObject("bad").get("ename").getAsString()).isEqualTo("FAILED");
    }

    @Test
    void cellsThatWaitAreAbortedAfterAnError() {
        String failing = client.send(Channel.SHELL, "execute_request", "code", "sleep 0.3; false");
        String waiting = client.send(Channel.SHELL, "execute_request", "code", "echo never");
        String question = client.send(Channel.SHELL, "kernel_info_request");
        String another = client.send(Channel.SHELL, "execute_request", "code", "echo never");
        assertThat(client.outcome(failing).status()).isEqualTo("error");
        assertThat(client.outcome(waiting).status()).isEqualTo("aborted");
        assertThat(client.outcome(question).status()).isEqualTo("ok");
        assertThat(client.outcome(another).status()).isEqualTo("aborted");
        assertThat(client.run("echo again").text("stdout")).isEqualTo("again\n");
    }

    @Test
    void cellsThatWaitRunWhereNothingStopsThem() {
        String failing =
                client.send(Channel.SHELL, "execute_request", "code", "sleep 0.3; false", "stop_on_error", false);
        String waiting = client.send(Channel.SHELL, "execute_request", "code", "echo on");
        assertThat(client.outcome(failing).status()).isEqualTo("error");
        assertThat(client.outcome(waiting).text("stdout")).isEqualTo("on\n");
    }

    @Test
    void history() {
        client.run("echo 'history one'");
        client.run("echo 'history two'");
        client.run("echo 'history two'");
        assertThat(inputs("hist_access_type", "tail", "n", 2))
                .containsExactly("echo 'history two'", "echo 'history two'");
        assertThat(inputs("hist_access_type", "search", "pattern", "*history*", "n", 9, "unique", true))
                .containsExactly("echo 'history one'", "echo 'history two'");
        int last = number("echo last");
        assertThat(inputs("hist_access_type", "range", "session", 0, "start", last, "stop", last + 1))
                .containsExactly("echo last");
        JsonElement pair = client.ask("history_request", "hist_access_type", "tail", "n", 1, "output", true)
                .reply()
                .content()
                .getAsJsonArray("history")
                .get(0)
                .getAsJsonArray()
                .get(2);
        assertThat(pair.getAsJsonArray().get(0).getAsString()).isEqualTo("echo last");
    }

    private List<String> inputs(Object... question) {
        return client.ask("history_request", question).reply().content().getAsJsonArray("history").asList().stream()
                .map(entry -> entry.getAsJsonArray().get(2).getAsString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            echo a,                           complete
            ``,                               complete
            `echo "a`,                        incomplete
            `for i in 1 2; do`,               incomplete
            `package main\\nfunc main() {`,   incomplete
            `package main\\nfunc main() {}`,  complete
            `%cd x`,                          complete
            `%%writefile a`,                  incomplete
            `%%writefile`,                    invalid
            `%%nosuch`,                       invalid
            """)
    void isComplete(String code, String status) {
        Client.Outcome outcome = client.ask("is_complete_request", "code", code.replace("\\n", "\n"));
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.reply().content().has("indent")).isEqualTo(status.equals("incomplete"));
    }

    /// Places are counted in characters, of which 🙂 is one though it takes two units in Java.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `%hel`,                                  `%help`,       magic
            `echo 🙂🙂; go bu`,                       `build`,       keyword
            `echo '🙂'; go build -ldflags '-extldf`,  `-extldflags`, keyword
            """)
    void completion(String code, String wanted, String type) {
        int end = code.codePointCount(0, code.length());
        JsonObject reply = client.ask("complete_request", "code", code, "cursor_pos", end)
                .reply()
                .content();
        assertThat(reply.getAsJsonArray("matches").asList().stream().map(JsonElement::getAsString))
                .contains(wanted);
        String typed = code.substring(
                code.offsetByCodePoints(0, reply.get("cursor_start").getAsInt()));
        assertThat(wanted).startsWith(typed);
        assertThat(typed).isNotEmpty();
        assertThat(reply.get("cursor_end").getAsInt()).isEqualTo(end);
        assertThat(reply.getAsJsonObject("metadata").getAsJsonArray("_jupyter_types_experimental"))
                .contains(Json.object("text", wanted, "type", type, "start", reply.get("cursor_start"), "end", end));
    }

    /// What is replaced begins at the ^.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cat ^two                | two\\ words/
            cat ^'two               | two\\ words/
            cat ^"two words/        | two\\ words/文件.txt
            cat ^two\\ words/文     | two\\ words/文件.txt
            echo >^two\\ words/文   | two\\ words/文件.txt
            echo 🙂 "it's" ^"two w   | two\\ words/
            %explain ^'two words/   | two\\ words/文件.txt
            cat ^it                 | it\\'s\\ \\$5
            """)
    void filesAreCompletedAsTheShellReadsThem(String marked, String wanted) {
        client.run("mkdir -p 'two words' && touch 'two words/文件.txt' \"it's \\$5\"");
        String code = marked.replace("^", "");
        int end = code.codePointCount(0, code.length());
        JsonObject reply = client.ask("complete_request", "code", code, "cursor_pos", end)
                .reply()
                .content();
        assertThat(reply.getAsJsonArray("matches").asList().stream().map(JsonElement::getAsString))
                .containsExactly(wanted);
        assertThat(reply.get("cursor_start").getAsInt()).isEqualTo(marked.codePointCount(0, marked.indexOf('^')));
        assertThat(client.run("ls -d " + wanted).text("stderr")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `# 🙂 statically linked`,           12, `no dynamic`
            `%cd x`,                           1,  `%cd`
            `echo 🙂; go build -trimpath x.go`, 18, `path`
            `echo nothing`,                    7,  ``
            `# pie executable`,                9,  `PIE`
            `ls: ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), stripped`, 26, `PIE`
            `ls: ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), stripped`, 66, `stripped`
            `ls: ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), stripped`, 1, ``
            `ls: ELF 64-bit LSB pie executable, x86-64, nobody knows this, stripped`, 50, ``
            `not a dynamic executable`,        10, `static`
            `	linux-vdso.so.1 (0x00007ffd0)`,  9,  `kernel`
            `libx.so => not found`,            3,  `libx.so`
            `/bin/ls -l`,                      5,  ``
            `nosuch:`,                         3,  ``
            """)
    void inspection(String code, int at, String wanted) {
        JsonObject reply = client.ask("inspect_request", "code", code, "cursor_pos", at)
                .reply()
                .content();
        assertThat(reply.get("found").getAsBoolean()).isEqualTo(!wanted.isEmpty());
        assertThat(reply.getAsJsonObject("data").toString()).contains(wanted);
    }

    @Test
    void commsAreClosedAtOnce() {
        String id =
                client.send(Channel.SHELL, "comm_open", "comm_id", "c1", "target_name", "x", "data", new JsonObject());
        List<Client.Said> shown = client.untilIdle(id);
        assertThat(shown).singleElement().satisfies(said -> {
            assertThat(said.type()).isEqualTo("comm_close");
            assertThat(said.field("comm_id")).isEqualTo("c1");
        });
        client.untilIdle(client.send(Channel.SHELL, "comm_msg", "comm_id", "c1", "data", new JsonObject()));
        assertThat(client.ask("comm_info_request").reply().content().get("comms"))
                .isEqualTo(new JsonObject());
    }

    @Test
    void connect() {
        JsonObject ports = client.ask("connect_request").reply().content();
        assertThat(ports.get("shell_port").getAsInt()).isEqualTo(kernel.file().getShellPort());
        assertThat(ports.get("iopub_port").getAsInt()).isEqualTo(kernel.file().getIopubPort());
    }

    @Test
    void controlAnswersAndInterruptsWhileACellRuns() {
        String id = client.send(Channel.SHELL, "execute_request", "code", "echo started; sleep 60");
        client.awaitPublished(id, "stream");
        client.send(Channel.CONTROL, "kernel_info_request");
        assertThat(client.receive(Channel.CONTROL).type()).isEqualTo("kernel_info_reply");
        assertThat(client.beats()).isTrue();
        client.send(Channel.CONTROL, "interrupt_request");
        assertThat(client.receive(Channel.CONTROL).field("status")).isEqualTo("ok");
        Client.Outcome outcome = client.outcome(id);
        assertThat(outcome.reply().field("ename")).isEqualTo("INTERRUPTED");
        assertThat(client.run("echo usable").text("stdout")).isEqualTo("usable\n");
    }

    @Test
    void input() {
        String id = client.send(
                Channel.SHELL, "execute_request", "code", "read a; echo \"<$a>\"; cat", "allow_stdin", true);
        for (String line : List.of("erste 静", "second", "^D")) {
            Client.Said question = client.receive(Channel.STDIN);
            assertThat(question.type()).isEqualTo("input_request");
            assertThat(question.answers(id)).isTrue();
            assertThat(question.content().get("password").getAsBoolean()).isFalse();
            client.send(Channel.STDIN, "input_reply", "value", line);
        }
        assertThat(client.outcome(id).text("stdout")).isEqualTo("<erste 静>\nsecond\n");
    }

    /// Each waits by another call; the last waits for more than its input, of which nobody can say what it needs.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            read a; echo $a                                                                             | true
            read -t 30 a; echo $a                                                                       | true
            python3 -c 'import select,sys; p = select.poll(); p.register(0, 1); p.poll(30000); print(input())' | true
            python3 -c 'import select; select.select([0], [], [], 30); print(input())'                 | true
            python3 -c 'import select,os; r, w = os.pipe(); print(select.select([0, r], [], [], 1)[0])' | false
            """)
    void whoeverWaitsForInputAloneIsAsked(String code, boolean asked) {
        String id = client.send(Channel.SHELL, "execute_request", "code", code, "allow_stdin", true);
        if (asked) {
            assertThat(client.receive(Channel.STDIN).answers(id)).isTrue();
            client.send(Channel.STDIN, "input_reply", "value", "typed");
        }
        assertThat(client.outcome(id).text("stdout")).isEqualTo(asked ? "typed\n" : "[]\n");
        // A question that came before would be the first.
        String next = client.send(Channel.SHELL, "execute_request", "code", "read a", "allow_stdin", true);
        assertThat(client.receive(Channel.STDIN).answers(next)).isTrue();
        client.send(Channel.STDIN, "input_reply", "value", "");
        client.outcome(next);
    }

    static final List<Arguments> READERS = List.of(
            arguments(
                    "bufio.Scanner",
                    "s := bufio.NewScanner(os.Stdin); for s.Scan() { fmt.Println(s.Text()) }",
                    "bufio"),
            arguments(
                    "fmt.Scan",
                    "var a, b string; fmt.Scan(&a, &b); fmt.Println(a); fmt.Println(b); var c string; _, e := fmt.Fscan(os.Stdin, &c); fmt.Println(e)",
                    ""));

    @ParameterizedTest(name = "{0}")
    @FieldSource("READERS")
    void inputOfAGoProgram(String name, String body, String imported) {
        String source = "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n"
                + (imported.isEmpty() ? "" : "\t\"" + imported + "\"\n") + ")\n\nfunc main() {\n" + body + "\n}\n";
        String id = client.send(Channel.SHELL, "execute_request", "code", source, "allow_stdin", true);
        for (String line : List.of("one", "two", "\u0004")) {
            client.receive(Channel.STDIN);
            client.send(Channel.STDIN, "input_reply", "value", line);
        }
        assertThat(client.outcome(id).text("stdout")).startsWith("one\ntwo\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%time printf x", "%time echo x"})
    void whatTheKernelSaysBeginsALine(String code) {
        assertThat(client.run(code).text("stdout")).matches("x\ntook \\d+ ms\n");
    }

    @Test
    void passwordsStandNowhere() {
        client.run("set -x");
        String id = client.send(
                Channel.SHELL, "execute_request", "code", "%env -s SECRET\necho ${#SECRET}", "allow_stdin", true);
        Client.Said question = client.receive(Channel.STDIN);
        assertThat(question.content().get("password").getAsBoolean()).isTrue();
        client.send(Channel.STDIN, "input_reply", "value", "hush!");
        assertThat(client.outcome(id).shown().toString())
                .contains("+ echo 5", "5\\n")
                .doesNotContain("hush");
        client.run("set +x");
        assertThat(client.run("env | grep SECRET").text("stdout")).isEqualTo("SECRET=hush!\n");
    }

    @Test
    void aPasswordForWhatIsNoVariableIsNotAskedFor() {
        String id = client.send(Channel.SHELL, "execute_request", "code", "%env -s 1S", "allow_stdin", true);
        assertThat(client.outcome(id).of("error"))
                .singleElement()
                .satisfies(said -> assertThat(said.field("ename")).isEqualTo("BAD_COMMAND"));
    }

    @Test
    void anInterruptEndsAQuestion() {
        String id = client.send(Channel.SHELL, "execute_request", "code", "cat", "allow_stdin", true);
        client.receive(Channel.STDIN);
        client.send(Channel.CONTROL, "interrupt_request");
        client.receive(Channel.CONTROL);
        assertThat(client.outcome(id).status()).isEqualTo("error");
    }

    @Test
    void whatHasADisplayIdIsReplaced() throws IOException {
        Files.writeString(kernel.folder().resolve("a.svg"), "<svg/>");
        Client.Outcome first = client.run("%show -id one a.svg");
        Client.Outcome again = client.run("%show -id one a.svg");
        assertThat(first.of("display_data"))
                .singleElement()
                .satisfies(said -> assertThat(said.content().toString())
                        .contains("\"image/svg+xml\":\"<svg/>\"", "\"transient\":{\"display_id\":\"one\"}"));
        assertThat(again.of("update_display_data")).hasSize(1);
        assertThat(again.of("display_data")).isEmpty();
    }

    @Test
    void otherWaysToShow() {
        assertThat(client.run("%clear -w").of("clear_output").getFirst().content())
                .isEqualTo(Json.object("wait", true));
        assertThat(client.run("%lang").of("execute_result").getFirst().content().toString())
                .contains("\"text/plain\":\"en\"");
        assertThat(client.run("%help cd").reply().content().get("payload").toString())
                .contains("\"source\":\"page\"", "%cd");
        assertThat(client.run("file /bin/sh").of("display_data"))
                .singleElement()
                .satisfies(said -> assertThat(
                                said.content().getAsJsonObject("data").keySet())
                        .containsExactlyInAnyOrder("text/html", "text/markdown", "text/plain"));
    }

    @Test
    void floodsArriveWholeAndInFewMessages() {
        Client.Outcome flood = client.run("seq 200000");
        assertThat(flood.text("stdout").equals(sequence(200_000))).isTrue();
        assertThat(flood.of("stream")).hasSizeLessThan(500);
    }

    @Test
    void nothingIsLostOnAReaderThatStaysAway() throws InterruptedException {
        String id = client.send(Channel.SHELL, "execute_request", "code", "seq 1000000; echo end >&2");
        Thread.sleep(3_000);
        Client.Outcome flood = client.outcome(id);
        assertThat(flood.text("stdout").equals(sequence(1_000_000))).isTrue();
        assertThat(flood.text("stderr")).isEqualTo("end\n");
    }

    @Test
    void slowPrintersDoNotBecomeAMessageALine() {
        Client.Outcome slow = client.run("for i in $(seq 2000); do echo $i; done");
        assertThat(slow.text("stdout")).isEqualTo(sequence(2_000));
        assertThat(slow.of("stream")).hasSizeLessThan(200);
    }

    @Test
    void aCutIsToldAndTheWholeKept() throws IOException {
        Client.Outcome cut = client.run("seq 2000000; echo done >&2");
        assertThat(cut.status()).isEqualTo("ok");
        assertThat(cut.text("stdout").length()).isEqualTo(10_000_000);
        String told = cut.text("stderr").strip();
        assertThat(told).startsWith("output cut at 10 MB; the whole is in ");
        Path whole = Path.of(told.substring(told.lastIndexOf(' ') + 1));
        // Two pipes: which of the two is read first, nobody can say.
        assertThat(Files.readString(whole).replace("done\n", "").equals(sequence(2_000_000)))
                .isTrue();
        Files.delete(whole);
    }

    private static String sequence(int last) {
        var text = new StringBuilder();
        for (int i = 1; i <= last; i++) {
            text.append(i).append('\n');
        }
        return text.toString();
    }
}
