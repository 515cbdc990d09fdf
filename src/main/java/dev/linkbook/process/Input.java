package dev.linkbook.process;

/// What a process reads on its stdin. Never the stdin of this JVM.
public sealed interface Input {
    /// `/dev/null`.
    record None() implements Input {}

    /// This text in UTF-8, then the end of the input.
    record Text(String text) implements Input {}
}
