package dev.linkbook.check;

import java.util.Locale;

/// How a command of a note stands today.
public enum Standing {
    /// It prints what the note records, or did what the note has it do without recording anything.
    SAME,
    /// The same but for what is known to vary; the rules that were needed are named.
    NORMALISED,
    /// Another version of a tool prints something else.
    VERSION,
    /// Something is missing here: a network, a program, a package manager.
    ENVIRONMENT,
    /// What the note says does not happen.
    WRONG,
    /// The note leaves out what the command needs.
    NOT_RUNNABLE;

    /// Whether the note still holds at this place.
    public boolean holds() {
        return this == SAME || this == NORMALISED;
    }

    /// Its name in JSON and JUnit XML: `not-runnable`.
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The glossary's key.
    public String key() {
        return "replay.standing-" + tag();
    }
}
