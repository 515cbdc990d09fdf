package dev.linkbook.process;

/// What a process reads on its stdin. Never the stdin of this JVM.
public sealed interface Input {
    /// Nothing: the first read meets the end of the input. It is a pipe without a writer, as zt-exec
    /// cannot open `/dev/null`; a program that asks (`rg`, `grep -r`) sees a pipe.
    record None() implements Input {}

    /// This text in UTF-8, then the end of the input.
    record Text(String text) implements Input {}
}
