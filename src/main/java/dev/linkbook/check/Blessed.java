package dev.linkbook.check;

import java.util.List;

/// A note with today's outputs.
///
/// @param source the whole note; as it was when nothing had to be written
/// @param diff what changes, as a unified diff without context; empty when nothing does
/// @param written lines of the commands whose record is new
/// @param refused what was not written, and why
public record Blessed(String source, String diff, List<Integer> written, List<Refusal> refused) {
    public Blessed {
        written = List.copyOf(written);
        refused = List.copyOf(refused);
    }

    /// A record that was not written.
    ///
    /// @param line 1-based line of the note
    public record Refusal(int line, Why why) {}

    /// Why a record was not written.
    public enum Why {
        /// the note is wrong there, and no reason was given to write over that
        NO_REASON,
        /// the command stands behind no prompt, so that nothing is recorded below it
        NO_PROMPT,
        /// below the command the note would no longer say the same: the output reads like a prompt or a fence
        NO_PLACE,
        /// it printed more than a check keeps
        TOO_LONG
    }
}
