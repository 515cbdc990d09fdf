package dev.linkbook.explain;

import dev.linkbook.binary.Place;

/// A fragment held against the bytes.
sealed interface Check {
    /// The bytes say the same, at this place.
    record Agrees(Place place) implements Check {}

    /// The bytes say something else.
    ///
    /// @param bytes what they say: `PT_DYNAMIC`, `2.34`
    record Differs(String bytes) implements Check {}

    /// No place in the file answers to this fragment.
    record NothingToSay() implements Check {}
}
