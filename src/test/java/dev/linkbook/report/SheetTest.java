package dev.linkbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.explain.Lang;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Tables, trees and bars in each form: hostile texts stay in their place, lines fit the window.
class SheetTest {
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}&&[^\\n]]|\\p{Cf}");
    private static final Pattern TAG = Pattern.compile("</?([a-z0-9]+)");

    /// The text in every place that a name out of a file can reach.
    static Sheet sheet(Lang lang, String text) {
        return new Sheet(
                lang,
                List.of(
                        new Sheet.Heading(text),
                        new Sheet.Words("`" + text + "` " + text),
                        new Sheet.Folded(text, List.of("`" + text + "` " + text, "x " + text)),
                        new Sheet.Grid(
                                List.of("a", text, "c"), List.of(List.of(text, text, "1"), List.of("x", "y", text))),
                        new Sheet.Tree(
                                List.of(new Sheet.Node(text, text, List.of(new Sheet.Node(text, text, List.of()))))),
                        new Sheet.Bars(List.of(new Sheet.Bar("code", text, 3), new Sheet.Bar("data", text, 1)))));
    }

    static Stream<String> texts() {
        return Stream.concat(Hostile.texts(), Stream.of("/" + "x".repeat(1 << 16)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void htmlHasNoTagsButItsOwn(String text) {
        String html = HtmlSheet.render(sheet(Lang.EN, text));
        assertThat(TAG.matcher(html).results().map(found -> found.group(1)).distinct())
                .isSubsetOf(
                        "div", "strong", "code", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "br",
                        "details", "summary");
        assertThat(html.replaceAll("<[^>]*>", "")).doesNotContain("<", ">");
        assertThat(HIDDEN.matcher(html).find()).isFalse();
        assertThat(html).doesNotContain(" onmouseover=\"").doesNotContain(" onerror=a\"");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTerminalIsNotMoved(String text) {
        String shown = new TextSheet(80, false).render(sheet(Lang.EN, text));
        assertThat(HIDDEN.matcher(shown).find()).isFalse();
        assertThat(shown.lines())
                .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void markdownHasNoTagsLinksOrPictures(String text) {
        String markdown = MarkdownSheet.render(sheet(Lang.EN, text));
        assertThat(HIDDEN.matcher(markdown).find()).isFalse();
        assertThat(new MarkdownReportTest.Seen(markdown).foreign).as(markdown).isEmpty();
    }

    static Stream<Arguments> windows() {
        return Stream.of(40, 60, 80, 120)
                .flatMap(width -> Stream.of(Lang.values()).map(lang -> Arguments.of(width, lang)));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void noLineIsWiderThanTheWindow(int width, Lang lang) {
        String words = lang == Lang.EN ? "a rather long sentence about it" : "关于它的一个比较长的句子，没有空格";
        Sheet sheet = sheet(lang, words);
        assertThat(new TextSheet(width, false).render(sheet).lines())
                .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void onlyBoldIsUsedAndOnlyWhenAsked() {
        Sheet sheet = sheet(Lang.EN, "name");
        assertThat(new TextSheet(80, false).render(sheet)).doesNotContain("\u001b");
        assertThat(new TextSheet(80, true)
                        .render(sheet)
                        .replace("\u001b[1m", "")
                        .replace("\u001b[0m", ""))
                .doesNotContain("\u001b");
    }

    @Test
    void aTreeIsDrawn() {
        var tree = new Sheet.Tree(List.of(
                new Sheet.Node("a", "1", List.of(new Sheet.Node("b", "2", List.of()))),
                new Sheet.Node("c", "", List.of())));
        assertThat(new TextSheet(80, false).render(new Sheet(Lang.EN, List.of(tree))))
                .isEqualTo("├─ a  1\n│  └─ b  2\n└─ c\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 KB",
        "83100, 83.1 KB",
        "999949, 999.9 KB",
        "999999, 1.0 MB",
        "8583874, 8.6 MB",
        "4000000000, 4.0 GB"
    })
    void sizesAreDecimal(long bytes, String text) {
        assertThat(Sizes.of(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1200000, +1.2 MB", "-83100, -83.1 KB"})
    void differencesHaveASign(long bytes, String text) {
        assertThat(Sizes.difference(bytes)).isEqualTo(text);
    }
}
