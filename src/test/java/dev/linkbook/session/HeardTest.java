package dev.linkbook.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.tool.ToolName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever pieces it comes in, the mark parts the text, and nothing of the text is lost.
class HeardTest implements CellListener {
    private static final String MARK = "<<m>";

    private final StringBuilder shown = new StringBuilder();
    private final List<String> atMark = new ArrayList<>();

    @Override
    public void stdout(String text) {
        shown.append("out:").append(text);
    }

    @Override
    public void stderr(String text) {
        assertThat(text).isNotEmpty();
        shown.append(text);
    }

    private Heard heard(Optional<String> mark) {
        shown.setLength(0);
        atMark.clear();
        return new Heard(this, new ShellTask("", Optional.of(ToolName.GO), mark), printed -> atMark.add(printed.err()));
    }

    /// What is printed; what of it the first command has printed, if the mark came.
    @ParameterizedTest
    @CsvSource(textBlock = """
            built<<m>ran,        built
            <<m>ran,             ''
            built<<m>,           built
            built<<<m>ran,       built<
            <<<<m>,              <<
            one<<m>two<<m>three, one
            built<<,
            built<m>,
            <,
            """)
    void theMarkPartsWhatIsPrinted(String text, String first) {
        for (int a = 0; a <= text.length(); a++) {
            for (int b = a; b <= text.length(); b++) {
                Heard heard = heard(Optional.of(MARK));
                List.of(text.substring(0, a), text.substring(a, b), text.substring(b))
                        .forEach(heard::stderr);
                heard.end();
                String expected = first == null ? text : first + text.substring(first.length() + MARK.length());
                assertThat(shown).hasToString(expected);
                assertThat(heard.errors()).isEqualTo(expected);
                assertThat(atMark).isEqualTo(first == null ? List.of() : List.of(first));
                assertThat(heard.lone().map(LoneCall.Printed::err))
                        .isEqualTo(first == null ? Optional.of(text) : Optional.empty());
            }
        }
    }

    @Test
    void whatCannotBeTheMarkIsNotKeptBack() {
        Heard heard = heard(Optional.of(MARK));
        heard.stderr("go: downloading <<");
        assertThat(shown).hasToString("go: downloading ");
        heard.stderr(".");
        assertThat(shown).hasToString("go: downloading <<.");
    }

    @Test
    void withoutAMarkAllIsTheCallsOwn() {
        Heard heard = heard(Optional.empty());
        heard.stdout("a");
        heard.stderr("b" + MARK);
        assertThat(shown).hasToString("out:ab" + MARK);
        LoneCall.Printed printed = heard.lone().orElseThrow();
        assertThat(printed.out() + " " + printed.err()).isEqualTo("a b" + MARK);
    }
}
