package dev.linkbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z!/][^>]*>");

    @TempDir
    private Path folder;

    private String page = "";

    @BeforeEach
    void run() throws IOException {
        page = new HtmlPage(Pages.wording()).render(Pages.note(), Runs.run(Pages.NOTE, folder, new Runs.Heard()));
    }

    @Test
    void hostileTextIsNoMarkup() {
        assertThat(tags()).hasSizeGreaterThan(50).noneMatch(tag -> tag.matches("(?s).*(script|img|onerror|<b>|<i>).*"));
        assertThat(page)
                .doesNotContain("<script", "javascript:", "\u001b", "\u202e", "</pre>&amp;")
                .contains("<title>&lt;script&gt;alert(0)&lt;/script&gt;</title>");
    }

    @Test
    void proseCannotTurnTheReadingDirection() {
        String turned = new HtmlPage(Pages.wording())
                .render(Plans.note("a\u202eb\u2066c\n"), List.of(Played.of(new Item.Prose(1, "a\u202eb\u2066c\n"))));
        assertThat(turned).contains("<p>a\\u202eb\\u2066c</p>");
    }

    @Test
    void aBrowserDoesNotDropTheFirstEmptyLine() {
        String shown = new HtmlPage(Pages.wording())
                .render(
                        Pages.note(),
                        List.of(new Played(
                                new Item.Run(1, "echo", "echo", Item.Origin.NOTE, List.of()),
                                List.of(new Played.Output(RunListener.Stream.STDOUT, "\nx\n")),
                                java.util.Optional.empty(),
                                List.of(),
                                List.of())));
        assertThat(shown).contains("<pre>\n\nx\n</pre>");
    }

    private List<String> tags() {
        return TAG.matcher(page).results().map(MatchResult::group).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<pre>&lt;script&gt;alert(1)&lt;/script&gt;\n</pre>",
                "&lt;img src=x onerror=alert(2)&gt;",
                "<pre class=\"stderr\">&lt;/pre&gt;&amp;amp;\n</pre>",
                "&lt;b&gt;a text&lt;/b&gt;",
                "&lt;script&gt;alert(3)&lt;/script&gt;",
                "\\x1b]0;title\\x07",
                "\\u202e",
            })
    void allOfItIsShown(String shown) {
        assertThat(page).contains(shown);
    }

    @Test
    void needsNothingButItself() {
        assertThat(page)
                .startsWith("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .endsWith("</body>\n</html>\n")
                .doesNotContain("@import", "url(");
        assertThat(tags()).noneMatch(tag -> tag.startsWith("<link") || tag.contains(" src="));
        assertThat(page).containsOnlyOnce("<html").containsOnlyOnce("</html>");
    }

    @Test
    void opensAndClosesEachDivision() {
        assertThat(page.split("<div", -1)).hasSameSizeAs(page.split("</div>", -1));
        assertThat(page.split("<pre", -1)).hasSameSizeAs(page.split("</pre>", -1));
    }

    @Test
    void saysWhatWasNotRun() {
        assertThat(page)
                .contains("note, line 14")
                .contains("Not run: it would install software on this machine.")
                .contains("Line 12 of the note: the last command ended with exit status 7.");
    }
}
