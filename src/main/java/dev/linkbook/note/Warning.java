package dev.linkbook.note;

/// Something in a note that is readable but probably not meant so.
///
/// @param line 1-based line of the note
/// @param kind what it is
public record Warning(int line, Kind kind) {
    /// What can be odd about a note.
    public enum Kind {
        /// A fence that ends only where the note, or the list item around it, ends.
        FENCE_NOT_CLOSED,
        /// A line in a fence of commands that is none.
        TEXT_AMONG_COMMANDS,
        /// A command whose quote, here-document or compound command is never closed.
        COMMAND_NOT_COMPLETE,
        /// Nothing in the note can be run.
        NO_COMMAND
    }
}
