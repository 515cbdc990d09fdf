package dev.linkbook.explain;

import java.util.List;

/// How a program is linked, where it will run, and what to change.
///
/// @param state for the bar beside it; the headline says the same in words
/// @param headline a few words
/// @param sentence one or two sentences: what it needs, where it runs, where not
/// @param facts further statements, each with its evidence in it
/// @param advice what to change, if something asked for did not happen
public record Verdict(State state, String headline, String sentence, List<String> facts, List<String> advice) {
    public Verdict {
        facts = List.copyOf(facts);
        advice = List.copyOf(advice);
    }

    /// Which bar is drawn.
    public enum State {
        /// needs nothing from the machine
        STATIC,
        /// needs a loader and libraries
        DYNAMIC,
        /// needs a loader, but no library
        LOADER_ONLY,
        /// not a program, or nothing can be said
        OTHER
    }
}
