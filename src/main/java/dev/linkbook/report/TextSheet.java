package dev.linkbook.report;

import java.util.List;

/// A sheet as text for a terminal, or for the `text/plain` of a notebook.
public final class TextSheet {
    private static final int BAR_COLUMNS = 16;

    private final int widthColumns;
    private final boolean bold;

    /// @param widthColumns how wide a line may be, at least 40
    /// @param bold whether the terminal understands it
    public TextSheet(int widthColumns, boolean bold) {
        this.widthColumns = Math.max(40, widthColumns);
        this.bold = bold;
    }

    /// Lines, each ending in a newline.
    public String render(Sheet sheet) {
        var text = new StringBuilder();
        sheet.parts().forEach(part -> part(text, part));
        return text.toString();
    }

    private void part(StringBuilder text, Sheet.Part part) {
        switch (part) {
            case Sheet.Heading(String words) -> heading(text, words);
            case Sheet.Words(String markdown) -> wrapped(text, Inline.plain(markdown), "", "");
            case Sheet.Folded(String title, var items) -> {
                heading(text, title);
                items.forEach(item -> item(text, Inline.plain(item)));
            }
            case Sheet.Grid grid -> new TextGrid(grid, widthColumns).render(text);
            case Sheet.Tree(var roots) -> nodes(text, roots, "");
            case Sheet.Bars bars -> bars(text, bars);
        }
    }

    private void item(StringBuilder text, String words) {
        List<String> lines = Columns.wrap(words, widthColumns - 2);
        text.append("• ").append(lines.getFirst()).append('\n');
        lines.stream().skip(1).forEach(line -> text.append("  ").append(line).append('\n'));
    }

    private void heading(StringBuilder text, String words) {
        wrapped(text, Visible.of(words), bold ? "\u001b[1m" : "", bold ? "\u001b[0m" : "");
    }

    private void wrapped(StringBuilder text, String words, String before, String after) {
        Columns.wrap(words, widthColumns)
                .forEach(line -> text.append(before).append(line).append(after).append('\n'));
    }

    private void nodes(StringBuilder text, List<Sheet.Node> nodes, String indent) {
        for (int i = 0; i < nodes.size(); i++) {
            boolean last = i == nodes.size() - 1;
            Sheet.Node node = nodes.get(i);
            String words = Visible.of(node.name()) + "  " + Visible.of(node.remark());
            String rest = indent + (last ? "   " : "│  ");
            List<String> lines = Columns.wrap(words.strip(), Math.max(20, widthColumns - Columns.width(rest) - 2));
            text.append(indent)
                    .append(last ? "└─ " : "├─ ")
                    .append(lines.getFirst())
                    .append('\n');
            lines.stream()
                    .skip(1)
                    .forEach(line -> text.append(rest).append("  ").append(line).append('\n'));
            nodes(text, node.children(), rest);
        }
    }

    /// The bar and the numbers, then the words, which go on below each other where the window is narrow.
    private void bars(StringBuilder text, Sheet.Bars bars) {
        long whole = bars.totalBytes();
        for (Sheet.Bar bar : bars.bars()) {
            int filled = whole == 0 ? 0 : (int) Math.round((double) bar.sizeBytes() * BAR_COLUMNS / whole);
            String numbers = "█".repeat(filled)
                    + "░".repeat(BAR_COLUMNS - filled)
                    + Columns.right(Sizes.share(bar.sizeBytes(), whole), 8)
                    + Columns.right(Sizes.of(bar.sizeBytes()), 10)
                    + "  ";
            List<String> lines = Columns.wrap(Visible.of(bar.label()), widthColumns - numbers.length());
            text.append(numbers).append(lines.getFirst()).append('\n');
            lines.stream()
                    .skip(1)
                    .forEach(line ->
                            text.repeat(' ', numbers.length()).append(line).append('\n'));
        }
    }
}
