package dev.linkbook.report;

import dev.linkbook.explain.Glossary;
import java.util.List;

/// Explanations as one page that needs nothing but itself: no script, no font, no address outside.
public final class HtmlDocument {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{max-width:72em;margin:0 auto;padding:1em 1.2em 4em;font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif}
            pre,code{font-family:ui-monospace,"DejaVu Sans Mono","Noto Sans Mono CJK SC",monospace;font-size:.92em}
            table{display:block;overflow-x:auto}
            section{margin:0 0 2.5em}
            """;

    private HtmlDocument() {}

    /// The whole page. An explanation stands in front of the sheet of the same number.
    public static String render(Glossary glossary, List<Explained> explained, List<Sheet> sheets) {
        String title = explained.isEmpty()
                ? "Linkbook"
                : explained.getFirst().explanation().name();
        var html = new StringBuilder("<!doctype html>\n<html lang=\"")
                .append(glossary.lang().tag())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
                .append(Html.escape(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        var reports = new HtmlReport(glossary);
        for (int i = 0; i < sheets.size(); i++) {
            html.append("<section>\n");
            if (i < explained.size()) {
                html.append(reports.render(explained.get(i).explanation())).append('\n');
            }
            html.append(HtmlSheet.render(sheets.get(i))).append("\n</section>\n");
        }
        return html.append("</body>\n</html>\n").toString();
    }
}
