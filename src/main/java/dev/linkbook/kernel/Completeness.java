package dev.linkbook.kernel;

import dev.linkbook.cell.Cell;
import dev.linkbook.cell.CellParser;
import dev.linkbook.golang.GoSource;
import dev.linkbook.shell.ShellText;

/// Whether a cell can be run as it is, or somebody is still typing.
final class Completeness {
    private static final String COMPLETE = "complete";
    private static final String INCOMPLETE = "incomplete";
    private static final String INVALID = "invalid";

    private Completeness() {}

    static String of(String source) {
        return of(CellParser.parse(source), source.endsWith("\n"));
    }

    /// @param ends whether the cell ends with a whole line
    private static String of(Cell cell, boolean ends) {
        return switch (cell) {
            case Cell.Empty(), Cell.Command _ -> COMPLETE;
            case Cell.Invalid(Cell.Problem problem, String _, int _) ->
                problem == Cell.Problem.OPEN_QUOTE ? INCOMPLETE : INVALID;
            case Cell.Timed(Cell timed) -> of(timed, ends);
            case Cell.Then(var _, Cell rest) -> of(rest, ends);
            case Cell.Go go -> GoSource.isComplete(go.source()) ? COMPLETE : INCOMPLETE;
            case Cell.WriteFile file -> ends && !file.text().isEmpty() ? COMPLETE : INCOMPLETE;
            case Cell.Shell(String script) -> ShellText.isComplete(script) ? COMPLETE : INCOMPLETE;
        };
    }
}
