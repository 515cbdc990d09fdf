package dev.linkbook.report;

import java.util.List;
import java.util.stream.IntStream;

/// A table in columns that fit the window. The widest column gives way first; where even that does not help,
/// the rows are written below each other.
final class TextGrid {
    private static final int LEAST_COLUMNS = 9;
    private static final int GAP = 2;

    private final List<String> head;
    private final List<List<String>> rows;
    private final int widthColumns;

    TextGrid(Sheet.Grid grid, int widthColumns) {
        head = grid.head().stream().map(Visible::of).toList();
        rows = grid.rows().stream()
                .map(row -> row.stream().map(Visible::of).toList())
                .toList();
        this.widthColumns = widthColumns;
    }

    void render(StringBuilder text) {
        int[] widths = IntStream.range(0, head.size()).map(this::natural).toArray();
        if (!shrink(widths)) {
            rows.forEach(row -> stacked(text, row));
            return;
        }
        row(text, head, widths);
        for (int width : widths) {
            text.repeat("─", width).repeat(' ', GAP);
        }
        text.setLength(text.length() - GAP);
        text.append('\n');
        rows.forEach(row -> row(text, row, widths));
    }

    private int natural(int column) {
        int widest = IntStream.concat(
                        IntStream.of(Columns.width(head.get(column))),
                        rows.stream().flatMap(row -> row.get(column).lines()).mapToInt(Columns::width))
                .max()
                .orElse(0);
        return Math.min(widest, widthColumns);
    }

    private boolean shrink(int[] widths) {
        int room = widthColumns - GAP * (widths.length - 1);
        for (int excess = IntStream.of(widths).sum() - room; excess > 0; excess--) {
            int widest = IntStream.range(0, widths.length)
                    .reduce(0, (one, other) -> widths[other] > widths[one] ? other : one);
            if (widths[widest] <= LEAST_COLUMNS) {
                return false;
            }
            widths[widest]--;
        }
        return true;
    }

    private static void row(StringBuilder text, List<String> cells, int[] widths) {
        List<List<String>> columns = IntStream.range(0, widths.length)
                .mapToObj(i -> Columns.wrap(cells.get(i), Math.max(2, widths[i])))
                .toList();
        int height = columns.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            var written = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String part = line < columns.get(i).size() ? columns.get(i).get(line) : "";
                written.append(part).repeat(' ', Math.max(0, widths[i] - Columns.width(part)) + GAP);
            }
            text.append(written.toString().stripTrailing()).append('\n');
        }
    }

    private void stacked(StringBuilder text, List<String> row) {
        text.append(row.getFirst()).append('\n');
        for (int i = 1; i < row.size(); i++) {
            for (String line : Columns.wrap(head.get(i) + ": " + row.get(i), widthColumns - GAP)) {
                text.append("  ").append(line).append('\n');
            }
        }
    }
}
