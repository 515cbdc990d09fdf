package dev.linkbook.kernel;

import dev.linkbook.session.Message;
import java.util.ArrayList;
import java.util.List;

/// A cell that failed, in the form that a notebook shows.
final class CellFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient List<String> places;

    /// @param kind what went wrong
    /// @param message the same in words
    /// @param places lines that say where in the cell
    CellFailed(Message.Kind kind, String message, List<String> places) {
        this(kind.name(), message, places);
    }

    private CellFailed(String name, String message, List<String> places) {
        super(message, null, false, false);
        this.name = name;
        this.places = List.copyOf(places);
    }

    /// A mistake in Linkbook itself. Its stack is for the log: the reader of a notebook can do nothing with it.
    static CellFailed mistake(Throwable problem) {
        return new CellFailed("MISTAKE", "A mistake in Linkbook itself: " + problem, List.of());
    }

    /// `ename`: the kind of error.
    String name() {
        return name;
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
