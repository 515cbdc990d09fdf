package dev.linkbook.kernel;

import dev.linkbook.session.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// A cell that failed, in the form that a notebook shows.
final class CellFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Message.Kind kind;
    private final transient List<String> places;

    /// @param kind what went wrong
    /// @param message the same in words
    /// @param places lines that say where in the cell, and what can be done
    CellFailed(Message.Kind kind, String message, List<String> places) {
        super(message, null, false, false);
        this.kind = kind;
        this.places = List.copyOf(places);
    }

    /// What no cell is to blame for: the machine has not enough of something, or Linkbook has a mistake. The stack is
    /// for the log: the reader of a notebook can do nothing with it.
    static CellFailed of(Throwable problem, BiFunction<String, Map<String, String>, String> words) {
        return of(new Message(kind(problem), Map.of("why", problem.toString())), words);
    }

    /// Nothing but these words.
    static CellFailed of(Message message, BiFunction<String, Map<String, String>, String> words) {
        return new CellFailed(message.kind(), message.text(words), List.of());
    }

    static CellFailed interrupted(BiFunction<String, Map<String, String>, String> words) {
        return of(new Message(Message.Kind.INTERRUPTED, Map.of()), words);
    }

    /// The JVM also calls it a lack of memory when the system lets no further thread begin.
    private static Message.Kind kind(Throwable problem) {
        if (!(problem instanceof OutOfMemoryError)) {
            return Message.Kind.MISTAKE;
        }
        return String.valueOf(problem.getMessage()).contains("native thread")
                ? Message.Kind.NO_PROCESS_LEFT
                : Message.Kind.OUT_OF_MEMORY;
    }

    /// `ename`: the kind of error.
    String name() {
        return kind.name();
    }

    /// The same, with a place if it has none. What was interrupted has none: no line is to blame.
    CellFailed at(String place) {
        return places.isEmpty() && kind != Message.Kind.INTERRUPTED
                ? new CellFailed(kind, message(), List.of(place))
                : this;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    /// The error's lines; front ends show nothing else of it, so the message is the first.
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(message());
        lines.addAll(places);
        return lines;
    }
}
