package dev.linkbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Explanation.Section;
import dev.linkbook.explain.Glossary;
import dev.linkbook.explain.Lang;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Text for a terminal: how wide, and nothing in it that a terminal acts on.
class TextReportTest {
    static Stream<Arguments> widths() {
        return Stream.of(40, 80, 120)
                .flatMap(width -> Stream.of(Lang.values())
                        .flatMap(lang -> Hostile.texts().map(text -> Arguments.of(width, lang, text))));
    }

    @ParameterizedTest
    @MethodSource("widths")
    void noLineIsTooWide(int width, Lang lang, String text) {
        Explanation explanation = Hostile.explanation(lang, text);
        Set<String> raw = explanation.sections().stream()
                .flatMap(section -> Visible.of(Hostile.raw(section)).lines())
                .collect(Collectors.toSet());
        Set<String> fragments = explanation.sections().stream()
                .flatMap(section -> section.pieces().stream())
                .map(piece -> Visible.of(piece.fragment().text().strip()))
                .collect(Collectors.toSet());
        String report = new TextReport(Glossary.load(lang), width, false).render(explanation, true);
        assertThat(report).endsWith("\n").doesNotContain("\u001b", "\u0007", "\u202e");
        assertThat(report.lines())
                .filteredOn(line -> !raw.contains(line) && !fragments.contains(line.replaceFirst("^ *\\d+\\. ", "")))
                .hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(Columns.width(line)).as(line).isLessThanOrEqualTo(width));
    }

    @ParameterizedTest
    @MethodSource("dev.linkbook.report.Hostile#texts")
    void theRawTextIsTheOutput(String text) {
        Explanation explanation = Hostile.explanation(Lang.EN, text);
        String with = new TextReport(Glossary.load(Lang.EN), 80, false).render(explanation, true);
        for (Section section : explanation.sections()) {
            assertThat(with).contains(Visible.of(Hostile.raw(section)));
        }
        assertThat(new TextReport(Glossary.load(Lang.EN), 80, false).render(explanation, false))
                .doesNotContain("word for word");
    }

    /// Bold is the only style, and it is always ended.
    @Test
    void boldOnlyAddsBold() {
        Explanation explanation = Hostile.explanation(Lang.ZH, "\u001b[31m中文");
        Glossary glossary = Glossary.load(Lang.ZH);
        String bold = new TextReport(glossary, 80, true).render(explanation, true);
        assertThat(bold.replaceAll("\u001b\\[1m([^\u001b\n]*)\u001b\\[0m", "$1"))
                .isNotEqualTo(bold)
                .isEqualTo(new TextReport(glossary, 80, false).render(explanation, true));
    }

    static Stream<Arguments> wrapped() {
        return Stream.of(
                Arguments.of("", 10, List.of("")),
                Arguments.of("one two three", 8, List.of("one two", "three")),
                Arguments.of("exactly10c", 10, List.of("exactly10c")),
                Arguments.of("exactly10c next", 10, List.of("exactly10c", "next")),
                Arguments.of("a\n\nb", 10, List.of("a", "", "b")),
                Arguments.of("静态链接的程序", 8, List.of("静态链接", "的程序")),
                // closing punctuation goes down with the character before it, opening with the one behind
                Arguments.of("静态链接，程序", 8, List.of("静态链", "接，程序")),
                Arguments.of("静态链接）。程序", 8, List.of("静态链", "接）。程", "序")),
                Arguments.of("静态链（接", 8, List.of("静态链", "（接")),
                Arguments.of("use glibc，程序", 8, List.of("use", "glibc，", "程序")),
                Arguments.of("，a", 8, List.of("，a")));
    }

    @ParameterizedTest
    @MethodSource("wrapped")
    void linesBreakWhereTheyMay(String text, int columns, List<String> lines) {
        assertThat(Columns.wrap(text, columns)).isEqualTo(lines);
    }

    @ParameterizedTest
    @MethodSource("dev.linkbook.report.Hostile#texts")
    void wrappingLosesNothingButBlanks(String text) {
        String visible = Visible.of(text.repeat(3));
        for (int columns = 10; columns < 60; columns++) {
            List<String> lines = Columns.wrap(visible, columns);
            assertThat(String.join("", lines).replace(" ", "")).isEqualTo(visible.replace(" ", ""));
            int most = columns;
            assertThat(lines).allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(most));
        }
    }

    static Stream<Arguments> columns() {
        return Stream.of(
                Arguments.of("abc", 3),
                Arguments.of("中文", 4),
                Arguments.of("，。（）", 8),
                Arguments.of("e\u0301", 1),
                Arguments.of("😀", 2),
                Arguments.of("한글カナ", 8),
                Arguments.of("— “”", 4));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void chineseCharactersTakeTwoColumns(String text, int width) {
        assertThat(Columns.width(text)).isEqualTo(width);
    }
}
