package dev.linkbook.report;

import java.util.List;
import java.util.stream.Collectors;

/// A sheet as Markdown: tables, nested lists and sentences; no headings, which would enter a notebook's table
/// of contents.
public final class MarkdownSheet {
    private MarkdownSheet() {}

    /// Ends in a newline.
    public static String render(Sheet sheet) {
        var text = new StringBuilder();
        sheet.parts().forEach(part -> part(text, part));
        return text.toString();
    }

    private static void part(StringBuilder text, Sheet.Part part) {
        switch (part) {
            case Sheet.Heading(String words) -> heading(text, words);
            case Sheet.Words(String markdown) ->
                text.append(MarkdownReport.words(markdown)).append("\n\n");
            case Sheet.Folded(String title, var items) -> {
                heading(text, title);
                items.forEach(item ->
                        text.append("- ").append(MarkdownReport.words(item)).append('\n'));
                text.append('\n');
            }
            case Sheet.Grid(var head, var rows) -> grid(text, head, rows);
            case Sheet.Tree(var roots) -> {
                nodes(text, roots, 0);
                text.append('\n');
            }
            case Sheet.Bars bars -> bars(text, bars);
        }
    }

    private static void heading(StringBuilder text, String words) {
        text.append("**").append(MarkdownReport.escape(words)).append("**\n\n");
    }

    private static void grid(StringBuilder text, List<String> head, List<List<String>> rows) {
        row(text, head);
        text.append("|").repeat("---|", head.size()).append('\n');
        rows.forEach(cells -> row(text, cells));
        text.append('\n');
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append(cells.stream()
                .map(cell -> MarkdownReport.escape(cell).replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static void nodes(StringBuilder text, List<Sheet.Node> nodes, int depth) {
        for (Sheet.Node node : nodes) {
            text.repeat("  ", depth)
                    .append("- ")
                    .append(MarkdownReport.code(node.name()))
                    .append(' ')
                    .append(MarkdownReport.escape(node.remark()))
                    .append('\n');
            nodes(text, node.children(), depth + 1);
        }
    }

    private static void bars(StringBuilder text, Sheet.Bars bars) {
        for (Sheet.Bar bar : bars.bars()) {
            text.append("- ")
                    .append(Sizes.share(bar.sizeBytes(), bars.totalBytes()))
                    .append(" · ")
                    .append(Sizes.of(bar.sizeBytes()))
                    .append(" · ")
                    .append(MarkdownReport.escape(bar.label()))
                    .append('\n');
        }
        text.append('\n');
    }
}
