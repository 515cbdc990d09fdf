package dev.linkbook.process;

/// What comes after a run, as far as it is known: a process may be started for it meanwhile.
public sealed interface Next {
    /// Something; nobody knows what.
    record Any() implements Next {}

    /// That command, without input. Its program must wait by itself for a line on its stdin when `LINKBOOK_GATE` is
    /// set, and end where none comes.
    record Known(Command command) implements Next {}

    /// No other run.
    record Nothing() implements Next {}
}
