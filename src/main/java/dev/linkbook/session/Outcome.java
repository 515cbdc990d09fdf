package dev.linkbook.session;

import dev.linkbook.cell.Cell;
import dev.linkbook.golang.GoDiagnostic;
import java.util.List;

/// How a cell ended.
public sealed interface Outcome {
    /// Its last command succeeded.
    record Done() implements Outcome {}

    /// Its last command was `ldd`, which answered "not a dynamic executable" with exit status 1: an answer,
    /// not a failure.
    record Answered() implements Outcome {}

    /// Its last command failed.
    ///
    /// @param exitCode 1 to 255
    /// @param diagnostics messages of the Go compiler that point into the cell; lines are the cell's own
    record Failed(int exitCode, List<GoDiagnostic> diagnostics) implements Outcome {
        public Failed {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// It was interrupted; nothing of it runs any more.
    record Interrupted() implements Outcome {}

    /// It could not be started, or its file not be written.
    ///
    /// @param why the system's own words
    record NotStarted(String why) implements Outcome {}

    /// Its first line cannot be read.
    record Unreadable(Cell.Invalid cell) implements Outcome {}

    /// There is no such command.
    record UnknownCommand(String name) implements Outcome {}

    /// Whether the cell did what it was asked for.
    default boolean isGood() {
        return switch (this) {
            case Done(), Answered() -> true;
            case Failed _, Interrupted(), NotStarted _, Unreadable _, UnknownCommand _ -> false;
        };
    }
}
