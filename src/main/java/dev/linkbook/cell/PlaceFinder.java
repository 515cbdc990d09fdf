package dev.linkbook.cell;

import java.util.regex.Matcher;

/// Goes down through the commands as the parser does.
final class PlaceFinder {
    private final String cell;
    private final int at;

    PlaceFinder(String cell, int at) {
        this.cell = cell;
        this.at = at;
    }

    CellPlace find() {
        int from = 0;
        while (true) {
            int start = from;
            while (start < cell.length() && Character.isWhitespace(cell.charAt(start))) {
                start++;
            }
            if (at < start || !cell.startsWith("%", start)) {
                return rest(from, start);
            }
            int end = commandEnd(start);
            if (at <= end) {
                return new CellPlace.Command(cell.substring(start, lineEnd(start)), start);
            }
            if (cell.startsWith("%%", start)) {
                return body(start, end + 1);
            }
            from = end;
        }
    }

    /// Behind the word `time` the rest of the line is a cell like what stands below it.
    private int commandEnd(int start) {
        Matcher time = CellParser.TIME.matcher(cell).region(start + 1, cell.length());
        return time.lookingAt() ? time.end() : lineEnd(start);
    }

    private int lineEnd(int start) {
        int end = cell.indexOf('\n', start);
        return end < 0 ? cell.length() : end;
    }

    private CellPlace body(int head, int start) {
        return switch (CellParser.parse(cell.substring(head))) {
            case Cell.Go go -> new CellPlace.Go(go, start);
            case Cell.Shell _ -> new CellPlace.Shell(start);
            case Cell.Empty _, Cell.WriteFile _, Cell.Command _, Cell.Then _, Cell.Timed _, Cell.Invalid _ ->
                new CellPlace.Text();
        };
    }

    private CellPlace rest(int from, int start) {
        if (cell.startsWith("!", start)) {
            return new CellPlace.Shell(Math.min(at, start + 1));
        }
        return CellParser.parse(cell.substring(from)) instanceof Cell.Go go && !cell.startsWith("%", start)
                ? new CellPlace.Go(go, from)
                : new CellPlace.Shell(Math.min(at, from));
    }
}
