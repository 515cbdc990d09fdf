package dev.linkbook.session;

import java.util.Optional;

/// Hears what a running cell prints, as it comes. Calls never overlap.
public interface CellListener {
    /// A piece of what the programs printed on stdout.
    void stdout(String text);

    /// A piece of what the programs printed on stderr.
    void stderr(String text);

    /// Whether stdout and stderr of the programs are one pipe, as on a terminal: all comes to [#stdout], in the order
    /// in which it was written.
    default boolean hasOneStream() {
        return false;
    }

    /// Who types what the cell's programs read; nobody unless a listener says so, and they read `/dev/null`.
    default Optional<Keyboard> keyboard() {
        return Optional.empty();
    }

    /// Whether the cell is to end: what it has not started yet is then not started. From any thread.
    default boolean isStopped() {
        return false;
    }

    /// Somebody who types.
    interface Keyboard {
        /// A line, without its end, for a program that waits for one; empty for the end of the input.
        ///
        /// @throws InterruptedException when the cell has ended meanwhile, or is to end
        Optional<String> line() throws InterruptedException;
    }
}
