package dev.linkbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a cell asks the person for.
interface InputContract extends WithKernel {
    @Test
    default void input() {
        String id = client().send(
                        Channel.SHELL, "execute_request", "code", "read a; echo \"<$a>\"; cat", "allow_stdin", true);
        for (String line : List.of("erste 静", "second", "^D")) {
            Client.Said question = client().receive(Channel.STDIN);
            assertThat(question.type()).isEqualTo("input_request");
            assertThat(question.answers(id)).isTrue();
            assertThat(question.content().get("password").getAsBoolean()).isFalse();
            client().send(Channel.STDIN, "input_reply", "value", line);
        }
        assertThat(client().outcome(id).text("stdout")).isEqualTo("<erste 静>\nsecond\n");
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
    default void whoeverWaitsForInputAloneIsAsked(String code, boolean asked) {
        String id = client().send(Channel.SHELL, "execute_request", "code", code, "allow_stdin", true);
        if (asked) {
            assertThat(client().receive(Channel.STDIN).answers(id)).isTrue();
            client().send(Channel.STDIN, "input_reply", "value", "typed");
        }
        assertThat(client().outcome(id).text("stdout")).isEqualTo(asked ? "typed\n" : "[]\n");
        // A question that came before would be the first.
        String next = client().send(Channel.SHELL, "execute_request", "code", "read a", "allow_stdin", true);
        assertThat(client().receive(Channel.STDIN).answers(next)).isTrue();
        client().send(Channel.STDIN, "input_reply", "value", "");
        client().outcome(next);
    }

    List<Arguments> READERS = List.of(
            arguments(
                    "bufio.Scanner",
                    "s := bufio.NewScanner(os.Stdin); for s.Scan() { fmt.Println(s.Text()) }",
                    "bufio"),
            arguments(
                    "fmt.Scan",
                    "var a, b string; fmt.Scan(&a, &b); fmt.Println(a); fmt.Println(b); var c string; _, e := fmt.Fscan(os.Stdin, &c); fmt.Println(e)",
                    ""));

    @ParameterizedTest(name = "{0}")
    @FieldSource("dev.linkbook.kernel.InputContract#READERS")
    default void inputOfAGoProgram(String name, String body, String imported) {
        String source = "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n"
                + (imported.isEmpty() ? "" : "\t\"" + imported + "\"\n") + ")\n\nfunc main() {\n" + body + "\n}\n";
        String id = client().send(Channel.SHELL, "execute_request", "code", source, "allow_stdin", true);
        for (String line : List.of("one", "two", "\u0004")) {
            client().receive(Channel.STDIN);
            client().send(Channel.STDIN, "input_reply", "value", line);
        }
        assertThat(client().outcome(id).text("stdout")).startsWith("one\ntwo\n");
    }

    @Test
    default void passwordsStandNowhere() {
        client().run("set -x");
        String id = client().send(
                        Channel.SHELL,
                        "execute_request",
                        "code",
                        "%env -s SECRET\necho ${#SECRET}",
                        "allow_stdin",
                        true);
        Client.Said question = client().receive(Channel.STDIN);
        assertThat(question.content().get("password").getAsBoolean()).isTrue();
        client().send(Channel.STDIN, "input_reply", "value", "hush!");
        assertThat(client().outcome(id).shown().toString())
                .contains("+ echo 5", "5\\n")
                .doesNotContain("hush");
        client().run("set +x");
        assertThat(client().run("env | grep SECRET").text("stdout")).isEqualTo("SECRET=hush!\n");
    }

    @Test
    default void aPasswordNeedsSomebodyToAsk() {
        String id = client().send(Channel.SHELL, "execute_request", "code", "%env -s A", "allow_stdin", false);
        assertThat(client().outcome(id).reply().field("ename")).isEqualTo("NOBODY_TO_ASK");
    }

    @Test
    default void anAnswerThatNobodyWaitsForIsForNobody() {
        client().send(Channel.STDIN, "input_reply", "value", "early");
        String id = client().send(Channel.SHELL, "execute_request", "code", "read a; echo $a", "allow_stdin", true);
        client().receive(Channel.STDIN);
        client().send(Channel.STDIN, "input_reply", "value", "in time");
        assertThat(client().outcome(id).text("stdout")).isEqualTo("in time\n");
    }

    @Test
    default void aPasswordForWhatIsNoVariableIsNotAskedFor() {
        String id = client().send(Channel.SHELL, "execute_request", "code", "%env -s 1S", "allow_stdin", true);
        assertThat(client().outcome(id).of("error"))
                .singleElement()
                .satisfies(said -> assertThat(said.field("ename")).isEqualTo("BAD_COMMAND"));
    }

    /// `cat` sees no end of its input, and `read` has no answer, before they are ended.
    @ParameterizedTest
    @ValueSource(strings = {"cat; echo late", "read a || a=late; echo $a", "%env -s A\necho late"})
    default void anInterruptEndsAQuestion(String code) {
        String id = client().send(Channel.SHELL, "execute_request", "code", code, "allow_stdin", true);
        client().receive(Channel.STDIN);
        client().send(Channel.CONTROL, "interrupt_request");
        client().receive(Channel.CONTROL);
        Client.Outcome outcome = client().outcome(id);
        assertThat(outcome.reply().field("ename")).isEqualTo("INTERRUPTED");
        assertThat(outcome.text("stdout")).isEmpty();
    }
}
