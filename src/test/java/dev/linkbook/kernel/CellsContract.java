package dev.linkbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a cell shows and what its errors say.
interface CellsContract extends WithKernel {
    List<Arguments> CELLS = List.of(
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
    @FieldSource("dev.linkbook.kernel.CellsContract#CELLS")
    default void cells(String code, String status, String out, String err) {
        Client.Outcome outcome = client().run(code);
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.text("stdout")).isEqualTo(out);
        assertThat(outcome.text("stderr")).isEqualTo(err);
        assertThat(outcome.shown().getFirst().type()).isEqualTo("execute_input");
        assertThat(outcome.of("error")).hasSize(status.equals("error") ? 1 : 0);
        assertThat(outcome.reply().content().get("payload")).isEqualTo(new JsonArray());
    }

    List<Arguments> ERRORS = List.of(
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
    @FieldSource("dev.linkbook.kernel.CellsContract#ERRORS")
    default void errorsSayWhatAndWhere(String code, String name, List<String> lines) {
        Client.Outcome outcome = client().run(code);
        JsonObject error = outcome.of("error").getFirst().content();
        assertThat(error.get("ename").getAsString()).isEqualTo(name);
        assertThat(error.get("evalue").getAsString()).isEqualTo(lines.getFirst());
        assertThat(error.getAsJsonArray("traceback").asList().stream()
                        .map(line -> line.getAsString().replaceAll("In\\[\\d+]", "In[N]")))
                .isEqualTo(lines);
        assertThat(outcome.reply().content().get("traceback")).isEqualTo(error.get("traceback"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%time printf x", "%time echo x"})
    default void whatTheKernelSaysBeginsALine(String code) {
        assertThat(client().run(code).text("stdout")).matches("x\ntook \\d+ ms\n");
    }

    @Test
    default void whatHasADisplayIdIsReplaced() throws IOException {
        Files.writeString(kernel().folder().resolve("a.svg"), "<svg/>");
        Client.Outcome first = client().run("%show -id one a.svg");
        Client.Outcome again = client().run("%show -id one a.svg");
        assertThat(first.of("display_data"))
                .singleElement()
                .satisfies(said -> assertThat(said.content().toString())
                        .contains("\"image/svg+xml\":\"<svg/>\"", "\"transient\":{\"display_id\":\"one\"}"));
        assertThat(again.of("update_display_data")).hasSize(1);
        assertThat(again.of("display_data")).isEmpty();
    }

    @Test
    default void otherWaysToShow() {
        assertThat(client().run("%clear -w").of("clear_output").getFirst().content())
                .isEqualTo(Json.object("wait", true));
        assertThat(client().run("%lang")
                        .of("execute_result")
                        .getFirst()
                        .content()
                        .toString())
                .contains("\"text/plain\":\"en\"");
        assertThat(client().run("%help cd").reply().content().get("payload").toString())
                .contains("\"source\":\"page\"", "%cd");
        assertThat(client().run("%help %%go").reply().content().get("payload").toString())
                .contains("\"source\":\"page\"", "%%go [");
        assertThat(client().run("file /bin/sh").of("display_data"))
                .singleElement()
                .satisfies(said -> assertThat(
                                said.content().getAsJsonObject("data").keySet())
                        .containsExactlyInAnyOrder("text/html", "text/markdown", "text/plain"));
    }
}
