package dev.linkbook.report;

import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Glossary;
import java.util.LinkedHashMap;
import java.util.Map;

/// An explanation in the three forms that front ends show. Nothing else stands beside them: JSON, LaTeX and
/// pictures each outrank the explanation in some front end.
public final class MimeBundle {
    /// The width of `text/plain`: a terminal's of old, and jupyter console's.
    private static final int PLAIN_COLUMNS = 80;

    private final HtmlReport html;
    private final MarkdownReport markdown;
    private final TextReport text;

    public MimeBundle(Glossary glossary) {
        html = new HtmlReport(glossary);
        markdown = new MarkdownReport(glossary);
        text = new TextReport(glossary, PLAIN_COLUMNS, false);
    }

    /// MIME type -> content.
    public Map<String, String> of(Explanation explanation) {
        var bundle = new LinkedHashMap<String, String>();
        bundle.put("text/html", html.render(explanation));
        bundle.put("text/markdown", markdown.render(explanation));
        bundle.put("text/plain", text.render(explanation, true));
        return bundle;
    }

    /// MIME type -> content.
    public Map<String, String> of(Sheet sheet) {
        var bundle = new LinkedHashMap<String, String>();
        bundle.put("text/html", HtmlSheet.render(sheet));
        bundle.put("text/markdown", MarkdownSheet.render(sheet));
        bundle.put("text/plain", new TextSheet(PLAIN_COLUMNS, false).render(sheet));
        return bundle;
    }
}
