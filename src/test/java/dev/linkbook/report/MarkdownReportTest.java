package dev.linkbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Glossary;
import dev.linkbook.explain.Lang;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.OrderedList;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The Markdown, read back by a CommonMark parser.
class MarkdownReportTest {
    @ParameterizedTest
    @MethodSource("dev.linkbook.report.Hostile#texts")
    void theFencesHoldTheOutputs(String text) {
        for (Lang lang : Lang.values()) {
            Explanation explanation = Hostile.explanation(lang, text);
            var seen = new Seen(new MarkdownReport(Glossary.load(lang)).render(explanation));
            assertThat(seen.fences)
                    .isEqualTo(explanation.sections().stream()
                            .map(section -> Visible.of(Hostile.raw(section)))
                            .toList());
            assertThat(seen.lists).isEqualTo(explanation.sections().size());
        }
    }

    /// Names out of a binary bring no tag, no link to follow and no picture to fetch; headings would enter a
    /// notebook's table of contents.
    @ParameterizedTest
    @MethodSource("dev.linkbook.report.Hostile#texts")
    void noTagNoHeadingNoPicture(String text) {
        for (Lang lang : Lang.values()) {
            Explanation whole = Hostile.explanation(lang, text, "plain");
            String markdown = new MarkdownReport(Glossary.load(lang)).render(whole);
            assertThat(new Seen(markdown).foreign).as(markdown).isEmpty();
            assertThat(markdown).doesNotContain("\u001b", "\u0007", "\u202e");
        }
    }

    /// The note's own words are Markdown, its links included; tags are no part of it.
    @Test
    void theNotesWordsKeepTheirLinks() {
        Explanation explanation = Hostile.explanation(Lang.EN, "hello", "[musl](https://musl.libc.org) <b> `<b>`");
        var seen = new Seen(new MarkdownReport(Glossary.load(Lang.EN)).render(explanation));
        assertThat(seen.foreign).containsExactly("https://musl.libc.org");
    }

    @Test
    void headlineAndAdviceAreBold() {
        var english =
                new Seen(new MarkdownReport(Glossary.load(Lang.EN)).render(Hostile.explanation(Lang.EN, "hello")));
        assertThat(english.bold).contains("hello: dynamically linked against musl", "What to change:");
        var chinese =
                new Seen(new MarkdownReport(Glossary.load(Lang.ZH)).render(Hostile.explanation(Lang.ZH, "hello")));
        assertThat(chinese.bold).contains("hello：动态链接，使用 musl", "如何修改：");
    }

    static Stream<Arguments> fences() {
        return Stream.of(
                Arguments.of("a", 3),
                Arguments.of("`", 3),
                Arguments.of("``", 3),
                Arguments.of("```", 4),
                Arguments.of("a ````` b ``` c", 6),
                Arguments.of("", 3));
    }

    @ParameterizedTest
    @MethodSource("fences")
    void aFenceIsLongerThanAnyRunInside(String text, int length) {
        String fenced = MarkdownReport.fenced(text);
        assertThat(fenced).startsWith("`".repeat(length) + "text\n").endsWith("\n" + "`".repeat(length) + "\n\n");
        assertThat(Pattern.compile("`{" + length + ",}").matcher(fenced).results())
                .hasSize(2);
        assertThat(new Seen(fenced).fences).containsExactly(text + "\n");
    }

    @Test
    void theBundleHasThreeFormsAndNoOther() {
        assertThat(new MimeBundle(Glossary.load(Lang.EN)).of(Hostile.explanation(Lang.EN, "hello")))
                .containsOnlyKeys("text/html", "text/markdown", "text/plain")
                .allSatisfy((type, content) -> assertThat(content).contains("hello", "dynamically linked"));
    }

    /// What a reader of the Markdown gets.
    static final class Seen extends AbstractVisitor {
        private final List<String> fences = new java.util.ArrayList<>();
        final List<String> foreign = new java.util.ArrayList<>();
        private final List<String> bold = new java.util.ArrayList<>();
        private int lists;

        Seen(String markdown) {
            Parser.builder().build().parse(markdown).accept(this);
        }

        @Override
        public void visit(FencedCodeBlock fence) {
            fences.add(fence.getLiteral());
        }

        @Override
        public void visit(OrderedList list) {
            lists++;
            visitChildren(list);
        }

        @Override
        public void visit(StrongEmphasis strong) {
            if (strong.getFirstChild() instanceof Text text) {
                bold.add(text.getLiteral());
            }
        }

        @Override
        public void visit(Heading heading) {
            foreign.add("heading");
        }

        @Override
        public void visit(HtmlInline html) {
            foreign.add(html.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            foreign.add(html.getLiteral());
        }

        @Override
        public void visit(Image image) {
            foreign.add(image.getDestination());
        }

        @Override
        public void visit(Link link) {
            foreign.add(link.getDestination());
        }

        @Override
        public void visit(CustomBlock block) {
            foreign.add(block.toString());
        }
    }
}
