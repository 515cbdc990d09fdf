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
                    "NOT_MAIN",
                    List.of("The package foo was built and not run: only `package main` is a program.")),
            arguments(
                    "kill -SEGV $$",
                    "SIGNALLED",
                    List.of("the last command ended with exit status 139, as of a program that SIGSEGV has ended.")),
            arguments(
                    "%%writefile /no/such/a\n",
                    "NO_FOLDER",
                    List.of(
                            "/no/such/a could not be saved, as there is no folder /no/such. `mkdir -p /no/such` makes it.")),
            arguments(
                    "echo x >/dev/full",
                    "FAILED",
                    List.of(
                            "the last command ended with exit status 1.",
                            "Cell In[N], line 1: echo: write error: No space left on device",
                            "As a program says, no space is left on a device. TMPDIR names another place for temporary "
                                    + "files, GOCACHE one for Go's cache: `%env GOCACHE=FOLDER`.")),
            arguments(
                    "%env NOBODY_SET_IT",
                    "FAILED",
                    List.of(
                            "the last command ended with exit status 1.",
                            "Cell In[N], line 1: declare: NOBODY_SET_IT: not found")),
            arguments(
                    "%lag zh",
                    "NEARLY_COMMAND",
                    List.of(
                            "there is no command %lag; did you mean %lang? `%help` lists them.",
                            "Cell In[N], line 1: %lag zh")),
            arguments(
                    "%env A=1\n\n  %cd  'a b' c\nls",
                    "BAD_COMMAND",
                    List.of(
                            "`%cd 'a b' c` is not written as it should be. `%cd FOLDER`: where the next cells run; "
                                    + "`%cd` is home, `%cd -` the folder before",
                            "Cell In[N], line 3: %cd 'a b' c")),
            arguments(
                    "%lang de",
                    "BAD_COMMAND",
                    List.of(
                            "`%lang de` is not written as it should be. `%lang en|zh`: the language of the explanations; "
                                    + "alone it tells which one it is",
                            "Cell In[N], line 1: %lang de")),
            arguments(
                    "\n%time %explain no-such",
                    "NO_SUCH_FILE",
                    List.of(
                            "no-such: there is no such file here, or it cannot be read.",
                            "Cell In[N], line 2: %explain no-such")),
            arguments(
                    "%show /no/such.png",
                    "NO_SUCH_FILE",
                    List.of(
                            "/no/such.png: there is no such file here, or it cannot be read.",
                            "Cell In[N], line 1: %show /no/such.png")),
            arguments(
                    "%show /usr",
                    "NOT_SHOWN", List.of("could not be shown: Is a directory", "Cell In[N], line 1: %show /usr")),
            arguments(
                    "%matrix no-such.go",
                    "NO_SUCH_FILE",
                    List.of(
                            "no-such.go: there is no such file here, or it cannot be read.",
                            "Cell In[N], line 1: %matrix no-such.go")),
            arguments(
                    "%where \"$no_such",
                    "OPEN_QUOTE",
                    List.of("%where \"$no_such: a quote is not closed.", "Cell In[N], line 1: %where \"$no_such")),
            arguments(
                    "\n%where ${no_such?}",
                    "FAILED",
                    List.of(
                            "the last command ended with exit status 127.",
                            "Cell In[N], line 2: no_such: parameter not set")),
            arguments(
                    "%cd .\nls\n %cd /",
                    "MISPLACED_COMMAND",
                    List.of(
                            "`%cd` stands below a line of shell. `%` commands come first in a cell.",
                            "Cell In[N], line 3: %cd")),
            arguments(
                    "%cd .\n%cd /no/such",
                    "FAILED",
                    List.of(
                            "the last command ended with exit status 1.",
                            "Cell In[N], line 2: cd: /no/such: No such file or directory")),
            arguments(
                    "echo 'bash: line 77: y' >&2; false",
                    "FAILED",
                    List.of("the last command ended with exit status 1.")),
            arguments("\nbash -c 'no-such; false'", "FAILED", List.of("the last command ended with exit status 1.")),
            arguments(
                    "echo a\nif true; then",
                    "FAILED",
                    List.of(
                            "the last command ended with exit status 2.",
                            "Cell In[N], line 2: syntax error: unexpected end of file")),
            arguments(
                    "package main\n\nimport \"os\"\n\nfunc main() {\n\tprintln(\"main.go:3:1: x\")\n\tos.Exit(3)\n}\n",
                    "FAILED",
                    List.of("the last command ended with exit status 3.")));

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
    default void commandsOfTheNotebookAreTimedToo() {
        Client.Outcome told = client().run("%time %lang");
        assertThat(told.text("stdout")).matches("took \\d+ ms\n");
        assertThat(told.of("execute_result")).hasSize(1);
        Client.Outcome cleared = client().run("%time\n%clear\n%cd /usr\npwd; cd -");
        assertThat(cleared.of("clear_output")).hasSize(1);
        assertThat(cleared.text("stdout")).matches("/usr\n/usr\n\\S+\ntook \\d+ ms\n");
        assertThat(client().run("%time %nosuch").text("stdout")).matches("took \\d+ ms\n");
    }

    @Test
    default void theShellReadsTheWordsOfACommand() throws IOException {
        Files.writeString(kernel().folder().resolve("a b.svg"), "<svg/>");
        client().run("picture='a b'");
        assertThat(client().run("%show \"$picture\".svg").of("display_data")).hasSize(1);
        assertThat(client().run("%show a*b.svg").of("display_data")).hasSize(1);
        assertThat(client().run("%explain /bin/{sh,bash}").of("display_data")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(client().run("%explain '/bin/{sh,bash}'").of("error")).hasSize(1);
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
        assertThat(client().run("%help")
                        .of("display_data")
                        .getFirst()
                        .content()
                        .getAsJsonObject("data")
                        .get("text/html")
                        .getAsString())
                .contains(">package</code>", ">%cd FOLDER</code>", ">%where FILE [--try]</code>");
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
