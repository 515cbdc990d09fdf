package dev.linkbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Glossary;
import dev.linkbook.explain.Lang;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// The HTML, read back by a parser that forgives nothing.
class HtmlReportTest {
    private static final Set<String> TAGS = Set.of("div", "strong", "pre", "code", "ol", "li", "span", "small");
    private static final Set<String> ATTRIBUTES = Set.of("lang", "style", "title", "translate");

    static Stream<String> texts() {
        return Hostile.texts();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void nothingGetsOutOfItsPlace(String text) throws Exception {
        for (Lang lang : Lang.values()) {
            NodeList elements = parse(render(lang, text)).getElementsByTagName("*");
            assertThat(elements.getLength()).isGreaterThan(50);
            for (int i = 0; i < elements.getLength(); i++) {
                var element = (Element) elements.item(i);
                assertThat(TAGS).contains(element.getTagName());
                for (int j = 0; j < element.getAttributes().getLength(); j++) {
                    assertThat(ATTRIBUTES)
                            .contains(element.getAttributes().item(j).getNodeName());
                }
                // JupyterLab drops the last three from a notebook it does not trust.
                assertThat(element.getAttribute("style"))
                        .doesNotContain("url", "position", text, "anywhere", "var(", "currentColor");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theRawTextIsTheOutput(String text) throws Exception {
        Explanation explanation = Hostile.explanation(Lang.EN, text);
        NodeList raw = parse(render(Lang.EN, text)).getElementsByTagName("pre");
        assertThat(raw.getLength()).isEqualTo(explanation.sections().size());
        for (int i = 0; i < raw.getLength(); i++) {
            assertThat(raw.item(i).getTextContent())
                    .isEqualTo(Visible.of(Hostile.raw(explanation.sections().get(i))));
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void noCharacterActs(String text) {
        assertThat(render(Lang.ZH, text).codePoints().filter(c -> c != '\n' && c != '\t'))
                .noneMatch(c -> Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.FORMAT);
    }

    /// Numbers under the raw text and in the list go together.
    @Test
    void everyMarkedPieceHasARowOfItsNumber() throws Exception {
        Document page = parse(render(Lang.EN, "hello"));
        NodeList lists = page.getElementsByTagName("ol");
        for (int i = 0; i < lists.getLength(); i++) {
            List<Element> rows = children((Element) lists.item(i), "li");
            List<Element> marked =
                    children((Element) page.getElementsByTagName("pre").item(i), "span");
            assertThat(rows).hasSameSizeAs(marked).hasSizeGreaterThan(1);
            for (int j = 0; j < rows.size(); j++) {
                assertThat(marked.get(j).getAttribute("title")).isEqualTo(String.valueOf(j + 1));
                assertThat(children(rows.get(j), "code").getFirst().getTextContent())
                        .isEqualTo(marked.get(j).getTextContent());
            }
        }
    }

    @Test
    void theStateIsSaidInWordsAndTheLanguageIsNamed() throws Exception {
        Element root = parse(render(Lang.ZH, "hello")).getDocumentElement();
        assertThat(root.getAttribute("lang")).isEqualTo("zh-CN");
        assertThat(root.getTextContent()).startsWith("hello：动态链接，使用 musl");
        // colours of text are the page's own
        assertThat(render(Lang.ZH, "hello")).doesNotContainPattern("[;\"]color:");
    }

    @Test
    void glossaryMarksBecomeCode() {
        String html = render(Lang.EN, "hello");
        assertThat(html).contains(">main</code>").doesNotContain("`");
        assertThat(Pattern.compile("<strong>(?!</strong>)")
                        .matcher(html)
                        .results()
                        .collect(Collectors.toList()))
                .hasSizeGreaterThan(4);
    }

    private static List<Element> children(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        return Stream.iterate(0, i -> i + 1)
                .limit(found.getLength())
                .map(i -> (Element) found.item(i))
                .toList();
    }

    private static String render(Lang lang, String text) {
        return new HtmlReport(Glossary.load(lang)).render(Hostile.explanation(lang, text));
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }
}
