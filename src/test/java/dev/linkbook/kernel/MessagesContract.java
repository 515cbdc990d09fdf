package dev.linkbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Questions and answers: what a kernel says of itself, histories, comms, and cells that wait.
interface MessagesContract extends WithKernel {
    @Test
    default void kernelInfo() {
        JsonObject info = client().ask("kernel_info_request").reply().content();
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
    default void headersCarryMicrosecondsInUtc() {
        Client.Said reply = client().ask("kernel_info_request").reply();
        assertThat(reply.header().get("date").getAsString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(reply.header().get("version").getAsString()).isEqualTo("5.5");
        assertThat(reply.parent().get("username").getAsString()).isEqualTo("test");
    }

    @Test
    default void connect() {
        JsonObject ports = client().ask("connect_request").reply().content();
        assertThat(ports.get("shell_port").getAsInt()).isEqualTo(kernel().file().getShellPort());
        assertThat(ports.get("iopub_port").getAsInt()).isEqualTo(kernel().file().getIopubPort());
    }

    @Test
    default void silentCellsShowAndCountNothing() {
        int before = number("true");
        String id = client().send(
                        Channel.SHELL,
                        "execute_request",
                        "code",
                        "echo x; echo y >&2; file /bin/sh; false",
                        "silent",
                        true);
        Client.Outcome silent = client().outcome(id);
        assertThat(silent.shown()).isEmpty();
        assertThat(silent.status()).isEqualTo("error");
        Client.Outcome unstored = client().ask("execute_request", "code", "echo x", "store_history", false);
        assertThat(unstored.text("stdout")).isEqualTo("x\n");
        assertThat(number("true")).isEqualTo(before + 1);
    }

    @Test
    default void userExpressions() {
        JsonObject values = client().ask(
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
    default void cellsThatWaitAreAbortedAfterAnError() {
        String failing = client().send(Channel.SHELL, "execute_request", "code", "sleep 0.3; false");
        String waiting = client().send(Channel.SHELL, "execute_request", "code", "echo never");
        String question = client().send(Channel.SHELL, "kernel_info_request");
        String another = client().send(Channel.SHELL, "execute_request", "code", "echo never");
        assertThat(client().outcome(failing).status()).isEqualTo("error");
        assertThat(client().outcome(waiting).status()).isEqualTo("aborted");
        assertThat(client().outcome(question).status()).isEqualTo("ok");
        assertThat(client().outcome(another).status()).isEqualTo("aborted");
        assertThat(client().run("echo again").text("stdout")).isEqualTo("again\n");
    }

    @Test
    default void cellsThatWaitRunWhereNothingStopsThem() {
        String failing =
                client().send(Channel.SHELL, "execute_request", "code", "sleep 0.3; false", "stop_on_error", false);
        String waiting = client().send(Channel.SHELL, "execute_request", "code", "echo on");
        assertThat(client().outcome(failing).status()).isEqualTo("error");
        assertThat(client().outcome(waiting).text("stdout")).isEqualTo("on\n");
    }

    @Test
    default void history() {
        client().run("echo 'history one'");
        client().run("echo 'history two'");
        client().run("echo 'history two'");
        assertThat(inputs("hist_access_type", "tail", "n", 2))
                .containsExactly("echo 'history two'", "echo 'history two'");
        assertThat(inputs("hist_access_type", "search", "pattern", "*history*", "n", 9, "unique", true))
                .containsExactly("echo 'history one'", "echo 'history two'");
        assertThat(inputs(
                        "hist_access_type",
                        "search",
                        "pattern",
                        "*hist[a-o]ry [^a-su-z][!-z]*",
                        "n",
                        9,
                        "unique",
                        true))
                .containsExactly("echo 'history two'");
        int last = number("echo last");
        assertThat(inputs("hist_access_type", "range", "session", 0, "start", last, "stop", last + 1))
                .containsExactly("echo last");
        JsonElement pair = client().ask("history_request", "hist_access_type", "tail", "n", 1, "output", true)
                .reply()
                .content()
                .getAsJsonArray("history")
                .get(0)
                .getAsJsonArray()
                .get(2);
        assertThat(pair.getAsJsonArray().get(0).getAsString()).isEqualTo("echo last");
    }

    private List<String> inputs(Object... question) {
        return client().ask("history_request", question).reply().content().getAsJsonArray("history").asList().stream()
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
            `package main\\nvar x = 1 +`,      incomplete
            `package main\\nvar x = "a" // +`, complete
            `package main\\nvar x = "//" +`,   incomplete
            `package main\\nfunc`,             incomplete
            `%cd x`,                          complete
            `%cd x\\necho a`,                 complete
            `%cd x\\nfor i in 1; do`,         incomplete
            `%time echo a`,                   complete
            `%time echo "a`,                  incomplete
            `%cd "x`,                         incomplete
            `%%writefile a`,                  incomplete
            `%%writefile`,                    invalid
            `%%nosuch`,                       invalid
            """)
    default void isComplete(String code, String status) {
        Client.Outcome outcome = client().ask("is_complete_request", "code", code.replace("\\n", "\n"));
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.reply().content().has("indent")).isEqualTo(status.equals("incomplete"));
    }

    /// Whenever it comes, from the moment on when the kernel says that it is busy.
    @ParameterizedTest
    @ValueSource(strings = {"sleep 60", "package main\n\nfunc main() { select {} }\n", "%cd .\n%cd .\nsleep 60"})
    default void anInterruptFindsACellFromItsStart(String code) throws InterruptedException {
        for (int delayMicros = 0; delayMicros < 4_000; delayMicros += 400) {
            String id = client().send(Channel.SHELL, "execute_request", "code", code);
            client().awaitPublished(id, "status");
            TimeUnit.MICROSECONDS.sleep(delayMicros);
            client().send(Channel.CONTROL, "interrupt_request");
            client().receive(Channel.CONTROL);
            assertThat(client().outcome(id).reply().field("ename")).isEqualTo("INTERRUPTED");
        }
    }

    @Test
    default void whatControlDoesNotKnowWaitsForTheCells() {
        String cell = client().send(Channel.SHELL, "execute_request", "code", "sleep 0.3; echo first");
        String id = client().send(Channel.CONTROL, "execute_request", "code", "echo second");
        client().send(Channel.CONTROL, "history_request", "hist_access_type", "tail", "n", 1);
        assertThat(client().outcome(cell).text("stdout")).isEqualTo("first\n");
        assertThat(client().receive(Channel.CONTROL).answers(id)).isTrue();
        assertThat(client().receive(Channel.CONTROL).content().toString()).contains("echo second");
    }

    @Test
    default void commsAreClosedAtOnce() {
        String id = client().send(
                        Channel.SHELL, "comm_open", "comm_id", "c1", "target_name", "x", "data", new JsonObject());
        List<Client.Said> shown = client().untilIdle(id);
        assertThat(shown).singleElement().satisfies(said -> {
            assertThat(said.type()).isEqualTo("comm_close");
            assertThat(said.field("comm_id")).isEqualTo("c1");
        });
        client().untilIdle(client().send(Channel.SHELL, "comm_msg", "comm_id", "c1", "data", new JsonObject()));
        assertThat(client().ask("comm_info_request").reply().content().get("comms"))
                .isEqualTo(new JsonObject());
    }

    @Test
    default void controlAnswersAndInterruptsWhileACellRuns() {
        String id = client().send(Channel.SHELL, "execute_request", "code", "echo started; sleep 60");
        client().awaitPublished(id, "stream");
        client().send(Channel.CONTROL, "kernel_info_request");
        assertThat(client().receive(Channel.CONTROL).type()).isEqualTo("kernel_info_reply");
        assertThat(client().beats()).isTrue();
        client().send(Channel.CONTROL, "interrupt_request");
        assertThat(client().receive(Channel.CONTROL).field("status")).isEqualTo("ok");
        Client.Outcome outcome = client().outcome(id);
        assertThat(outcome.reply().field("ename")).isEqualTo("INTERRUPTED");
        assertThat(client().run("echo usable").text("stdout")).isEqualTo("usable\n");
    }
}
