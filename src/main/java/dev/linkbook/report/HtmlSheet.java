package dev.linkbook.report;

import java.util.List;
import java.util.Locale;

/// A sheet as HTML that survives the sanitisers: tables, nested lists, and bars that are boxes beside their
/// own words. Without any style it still reads.
public final class HtmlSheet {
    private static final String CELL =
            "text-align:left;vertical-align:top;padding:.25em .7em;border:1px solid #808080;min-width:4em;white-space:normal";
    private static final String CODE = "white-space:pre-wrap;word-break:normal;overflow-wrap:break-word";

    private HtmlSheet() {}

    /// One `<div lang>` that holds all.
    public static String render(Sheet sheet) {
        var html = new StringBuilder("<div lang=\"").append(sheet.lang().tag()).append("\">");
        sheet.parts().forEach(part -> part(html, part));
        return html.append("</div>").toString();
    }

    private static void part(StringBuilder html, Sheet.Part part) {
        switch (part) {
            case Sheet.Heading(String text) ->
                html.append("<div style=\"margin:.6em 0 .1em\"><strong>")
                        .append(Html.escape(text))
                        .append("</strong></div>");
            case Sheet.Words(String markdown) ->
                html.append("<div>").append(Inline.html(markdown)).append("</div>");
            case Sheet.Folded folded -> folded(html, folded);
            case Sheet.Grid grid -> grid(html, grid);
            case Sheet.Tree(var roots) -> nodes(html, roots);
            case Sheet.Bars bars -> bars(html, bars);
        }
    }

    private static void folded(StringBuilder html, Sheet.Folded folded) {
        html.append("<details style=\"margin:.6em 0 .8em\"><summary><strong>")
                .append(Html.escape(folded.title()))
                .append("</strong></summary><ul style=\"margin:.1em 0 .3em;padding-left:1.6em\">");
        folded.items()
                .forEach(item -> html.append("<li>").append(Inline.html(item)).append("</li>"));
        html.append("</ul></details>");
    }

    private static void grid(StringBuilder html, Sheet.Grid grid) {
        html.append("<table style=\"border-collapse:collapse;margin:.3em 0 .8em\"><thead><tr>");
        for (String title : grid.head()) {
            cell(html, "th scope=\"col\"", title);
        }
        html.append("</tr></thead><tbody>");
        for (List<String> row : grid.rows()) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                cell(html, i == 0 ? "th scope=\"row\"" : "td", row.get(i));
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
    }

    private static void cell(StringBuilder html, String tag, String text) {
        html.append('<').append(tag).append(" style=\"").append(CELL).append("\">");
        html.append(Html.escape(text).replace("\n", "<br>"));
        html.append("</").append(tag, 0, 2).append('>');
    }

    private static void nodes(StringBuilder html, List<Sheet.Node> nodes) {
        html.append("<ul style=\"margin:.1em 0 .3em;padding-left:1.6em\">");
        for (Sheet.Node node : nodes) {
            html.append("<li><code lang=\"en\" translate=\"no\" style=\"")
                    .append(CODE)
                    .append("\">");
            html.append(Html.escape(node.name())).append("</code> ").append(Html.escape(node.remark()));
            if (!node.children().isEmpty()) {
                nodes(html, node.children());
            }
            html.append("</li>");
        }
        html.append("</ul>");
    }

    /// The words first, the box below them: a reader without boxes misses nothing.
    private static void bars(StringBuilder html, Sheet.Bars bars) {
        html.append("<ul style=\"list-style-type:none;margin:.2em 0 .8em;padding-left:0\">");
        for (Sheet.Bar bar : bars.bars()) {
            double percent = bars.totalBytes() == 0 ? 0 : 100.0 * bar.sizeBytes() / bars.totalBytes();
            html.append("<li style=\"margin:0 0 .35em\"><div>")
                    .append(Sizes.share(bar.sizeBytes(), bars.totalBytes()))
                    .append(" · ")
                    .append(Sizes.of(bar.sizeBytes()))
                    .append(" · ")
                    .append(Html.escape(bar.label()))
                    .append("</div><div style=\"height:.6em;background-color:rgba(128,128,128,.18)\">")
                    .append("<div style=\"height:.6em;background-color:#1f7ad1;width:")
                    .append(String.format(Locale.ROOT, "%.1f", percent))
                    .append("%\"></div></div></li>");
        }
        html.append("</ul>");
    }
}
