package dev.linkbook.session;

import dev.linkbook.cell.Cell;
import dev.linkbook.cell.CommandName;
import dev.linkbook.golang.GoDiagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /// A line of it cannot be read.
    record Unreadable(Cell.Invalid cell) implements Outcome {}

    /// A command that leads to nothing, for example because its file is not there.
    record Refused(Message why) implements Outcome {}

    /// There is no such command.
    record UnknownCommand(String name) implements Outcome {}

    /// What to tell the reader; nothing when all is well.
    default Optional<Message> message() {
        return switch (this) {
            case Done(), Answered() -> Optional.empty();
            case Failed(int code, var _) -> Optional.of(failed(String.valueOf(code), Signals.ofStatus(code)));
            case Interrupted() -> Optional.of(new Message(Message.Kind.INTERRUPTED, Map.of()));
            case NotStarted(String why) -> Optional.of(new Message(Message.Kind.NOT_STARTED, Map.of("why", why)));
            case Unreadable(Cell.Invalid(var problem, String operand, int _)) ->
                Optional.of(new Message(kind(problem), Map.of("operand", operand)));
            case Refused(Message why) -> Optional.of(why);
            case UnknownCommand(String name) -> Optional.of(unknown(name));
        };
    }

    private static Message failed(String code, Optional<String> signal) {
        return signal.isPresent()
                ? new Message(Message.Kind.SIGNALLED, Map.of("code", code, "signal", signal.get()))
                : new Message(Message.Kind.FAILED, Map.of("code", code));
    }

    private static Message unknown(String name) {
        return CommandName.nearest(name)
                .map(near -> new Message(Message.Kind.NEARLY_COMMAND, Map.of("name", name, "nearest", near.word())))
                .orElseGet(() -> new Message(Message.Kind.UNKNOWN_COMMAND, Map.of("name", name)));
    }

    private static Message.Kind kind(Cell.Problem problem) {
        return switch (problem) {
            case NO_FILE_NAME -> Message.Kind.NO_FILE_NAME;
            case EXTRA_WORD -> Message.Kind.EXTRA_WORD;
            case UNKNOWN_OPTION -> Message.Kind.UNKNOWN_OPTION;
            case UNKNOWN_CELL -> Message.Kind.UNKNOWN_CELL;
            case OPEN_QUOTE -> Message.Kind.OPEN_QUOTE;
            case BAD_FILE_NAME -> Message.Kind.BAD_FILE_NAME;
            case TEST_FILE -> Message.Kind.TEST_FILE;
            case OPERATOR -> Message.Kind.OPERATOR;
            case MISPLACED_COMMAND -> Message.Kind.MISPLACED_COMMAND;
            case TOO_MANY_COMMANDS -> Message.Kind.TOO_MANY_COMMANDS;
        };
    }

    /// Whether the cell did what it was asked for.
    default boolean isGood() {
        return switch (this) {
            case Done(), Answered() -> true;
            case Failed _, Interrupted(), NotStarted _, Unreadable _, Refused _, UnknownCommand _ -> false;
        };
    }
}
