package dev.linkbook.report;

import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Explanation.Meaning;
import dev.linkbook.explain.Explanation.Piece;
import dev.linkbook.explain.Explanation.Section;
import dev.linkbook.explain.Glossary;
import dev.linkbook.explain.Places;
import dev.linkbook.explain.Verdict;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An explanation as Markdown: the form that screen readers and PDF get. No headings, which would enter a
/// notebook's table of contents.
public final class MarkdownReport {
    /// Only what Markdown is sure to take for code too: a lone backquote, not escaped, up to the next lone one.
    private static final Pattern CODE = Pattern.compile("(?<![`\\\\])`[^`]++`(?!`)");

    private final Glossary glossary;

    public MarkdownReport(Glossary glossary) {
        this.glossary = glossary;
    }

    /// Paragraphs, fenced raw output and numbered lists; ends in a newline.
    public String render(Explanation explanation) {
        Verdict verdict = explanation.verdict();
        var text = new StringBuilder();
        text.append("**")
                .append(escape(glossary.text(
                        "page.verdict", Map.of("name", explanation.name(), "headline", verdict.headline()))))
                .append("**\n\n");
        if (!verdict.sentence().isEmpty()) {
            text.append(words(verdict.sentence())).append("\n\n");
        }
        verdict.advice()
                .forEach(advice -> text.append("**")
                        .append(glossary.text("page.advice").strip())
                        .append("** ")
                        .append(words(advice))
                        .append("\n\n"));
        verdict.facts().forEach(fact -> text.append(words(fact)).append("\n\n"));
        explanation.sections().forEach(section -> section(text, section));
        return text.toString();
    }

    private void section(StringBuilder text, Section section) {
        text.append(escape(Headings.raw(section, glossary))).append("\n\n");
        var raw = new StringBuilder();
        section.pieces().forEach(piece -> raw.append(Visible.of(piece.fragment().text())));
        text.append(fenced(raw.toString()));
        text.append(escape(Headings.pieces(section, glossary))).append("\n\n");
        int number = 0;
        for (Piece piece : section.pieces()) {
            if (piece.meaning().isPresent()) {
                number++;
                row(text, number, piece, piece.meaning().get());
            }
        }
        text.append('\n');
    }

    private void row(StringBuilder text, int number, Piece piece, Meaning meaning) {
        text.append(number)
                .append(". ")
                .append(code(piece.fragment().text().strip()))
                .append(": ");
        meaning.fromNote()
                .ifPresent(words -> text.append(glossary.text("page.from-note"))
                        .append(outsideCode(oneLine(words), "([<])"))
                        .append(' '));
        text.append(words(meaning.text()));
        meaning.evidence()
                .ifPresent(place -> text.append(' ')
                        .append(escape(glossary.text(
                                "page.place", Map.of("what", place.what(), "offset", Places.hex(place.offset()))))));
        text.append('\n');
    }

    /// A fence longer than any run of backquotes in the text.
    public static String fenced(String text) {
        return fenced(text, "text") + "\n";
    }

    /// The same with other words behind the opening, and no blank line at the end.
    public static String fenced(String text, String info) {
        String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
        return fence + info + "\n" + text + (text.endsWith("\n") ? "" : "\n") + fence + "\n";
    }

    /// Text as inline code, whatever is in it.
    static String code(String text) {
        String visible = oneLine(text);
        String marks = "`".repeat(longestRun(visible) + 1);
        String pad = visible.startsWith("`") || visible.endsWith("`") ? " " : "";
        return marks + pad + visible + pad + marks;
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static String oneLine(String text) {
        return Visible.of(text).replace('\n', ' ');
    }

    /// A text of the glossary, which is Markdown, with names out of a binary in it, which are not: no tags, no
    /// links, no pictures.
    static String words(String text) {
        return outsideCode(oneLine(text), "([<\\[\\]])");
    }

    private static String outsideCode(String text, String special) {
        var escaped = new StringBuilder();
        int at = 0;
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            escaped.append(text.substring(at, code.start()).replaceAll(special, "\\\\$1"))
                    .append(code.group());
            at = code.end();
        }
        return escaped.append(text.substring(at).replaceAll(special, "\\\\$1")).toString();
    }

    /// Markdown's own characters in words that are not meant as Markdown.
    static String escape(String text) {
        return oneLine(text).replaceAll("([\\\\`*_\\[\\]<>#])", "\\\\$1");
    }
}
