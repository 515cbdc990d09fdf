package dev.linkbook.kernel;

import java.util.ArrayList;
import java.util.List;

/// A cell that failed, in the form that a notebook shows.
final class CellFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> places;

    /// @param message what went wrong
    /// @param places lines that say where in the cell
    CellFailed(String message, List<String> places) {
        super(message, null, false, false);
        this.places = List.copyOf(places);
    }

    /// The error's lines; front ends show nothing else of it, so the message is the first.
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(String.valueOf(getMessage()));
        lines.addAll(places);
        return lines;
    }
}
