package dev.linkbook.report;

import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Explanation.Meaning;
import dev.linkbook.explain.Explanation.Piece;
import dev.linkbook.explain.Explanation.Section;
import dev.linkbook.explain.Glossary;
import dev.linkbook.explain.Places;
import dev.linkbook.explain.Verdict;
import java.util.List;
import java.util.Map;

/// An explanation as HTML that survives the sanitisers of JupyterLab, nbconvert and GitHub: no classes, no
/// `<style>`, no ids; text colour is inherited, state is said in words and doubled by the shape of a bar.
/// The raw text stands first and copies verbatim.
public final class HtmlReport {
    private static final String PANEL = "background-color:rgba(128,128,128,.12);padding:.5em .9em;margin:.2em 0 .8em";
    private static final String PRE = "white-space:pre-wrap;word-break:normal;overflow-wrap:break-word;"
            + "border:1px solid #808080;padding:.4em .6em;margin:.2em 0 .8em";
    private static final String ROW = "margin:0;padding:.25em 0 .25em .3em;border-top:1px solid rgba(128,128,128,.5)";
    private static final String FLEX = "display:flex;flex-wrap:wrap;gap:.1em 1.2em;align-items:baseline";
    private static final String CODE = "white-space:pre-wrap;word-break:normal;overflow-wrap:break-word";

    private final Glossary glossary;

    public HtmlReport(Glossary glossary) {
        this.glossary = glossary;
    }

    /// One `<div lang>` that holds all.
    public String render(Explanation explanation) {
        var html = new StringBuilder();
        html.append("<div lang=\"").append(explanation.lang().tag()).append("\">");
        verdict(html, explanation);
        explanation.sections().forEach(section -> section(html, section));
        return html.append("</div>").toString();
    }

    private void verdict(StringBuilder html, Explanation explanation) {
        Verdict verdict = explanation.verdict();
        html.append("<div style=\"border-left:7px ")
                .append(bar(verdict.state()))
                .append(';')
                .append(PANEL)
                .append("\">");
        String headline =
                glossary.text("page.verdict", Map.of("name", explanation.name(), "headline", verdict.headline()));
        html.append("<div><strong>").append(Html.escape(headline)).append("</strong></div>");
        if (!verdict.sentence().isEmpty()) {
            html.append("<div>").append(Inline.html(verdict.sentence())).append("</div>");
        }
        for (String advice : verdict.advice()) {
            html.append("<div><strong>").append(text("page.advice")).append("</strong>");
            html.append(Inline.html(advice)).append("</div>");
        }
        verdict.facts()
                .forEach(fact -> html.append("<div>").append(Inline.html(fact)).append("</div>"));
        html.append("</div>");
    }

    private static String bar(Verdict.State state) {
        return switch (state) {
            case STATIC -> "solid #1a8754";
            case DYNAMIC -> "double #1f7ad1";
            case LOADER_ONLY -> "dashed #b37400";
            case OTHER -> "dotted #808080";
        };
    }

    private void section(StringBuilder html, Section section) {
        html.append("<div><strong>")
                .append(Html.escape(Headings.raw(section, glossary)))
                .append("</strong></div>");
        html.append("<pre lang=\"en\" translate=\"no\" style=\"").append(PRE);
        html.append("\"><code style=\"").append(CODE).append("\">");
        raw(html, section.pieces());
        html.append("</code></pre>");
        html.append("<div><strong>")
                .append(Html.escape(Headings.pieces(section, glossary)))
                .append("</strong></div>");
        html.append("<ol style=\"margin:.2em 0 .8em;padding-left:2.4em\">");
        section.pieces().forEach(piece -> piece.meaning().ifPresent(meaning -> row(html, piece, meaning)));
        html.append("</ol>");
    }

    /// Neighbours get different underlines, so that their borders can be seen without colour.
    private static void raw(StringBuilder html, List<Piece> pieces) {
        int number = 0;
        for (Piece piece : pieces) {
            String text = Html.escape(piece.fragment().text());
            if (piece.meaning().isEmpty()) {
                html.append(text);
                continue;
            }
            number++;
            String line = number % 2 == 1 ? "solid" : "dotted";
            html.append("<span title=\"")
                    .append(number)
                    .append("\" style=\"border-bottom:2px ")
                    .append(line);
            html.append(" #808080\">").append(text).append("</span>");
        }
    }

    private void row(StringBuilder html, Piece piece, Meaning meaning) {
        html.append("<li style=\"")
                .append(ROW)
                .append("\"><div style=\"")
                .append(FLEX)
                .append("\">");
        html.append("<div style=\"flex:2 1 15em;min-width:0\"><code lang=\"en\" translate=\"no\" style=\"");
        html.append(CODE)
                .append("\">")
                .append(Html.escape(piece.fragment().text().strip()))
                .append("</code></div>");
        html.append("<div style=\"flex:3 1 22em;min-width:0\">");
        meaning.fromNote()
                .ifPresent(words -> html.append("<div><strong>")
                        .append(text("page.from-note"))
                        .append("</strong>")
                        .append(Inline.html(words))
                        .append("</div>"));
        html.append("<div>").append(Inline.html(meaning.text()));
        meaning.evidence()
                .ifPresent(place -> html.append(" <small>")
                        .append(Html.escape(glossary.text(
                                "page.place", Map.of("what", place.what(), "offset", Places.hex(place.offset())))))
                        .append("</small>"));
        html.append("</div></div></div></li>");
    }

    private String text(String key) {
        return Html.escape(glossary.text(key));
    }
}
