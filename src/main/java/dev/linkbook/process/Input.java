package dev.linkbook.process;

import java.util.Optional;

/// What a process reads on its stdin. Never the stdin of this JVM.
public sealed interface Input {
    /// `/dev/null`.
    record None() implements Input {}

    /// This text in UTF-8, then the end of the input.
    record Text(String text) implements Input {}

    /// Lines that somebody is asked for, each when the process, or one it has started, waits for input.
    record Asked(LineSource source) implements Input {}

    /// Somebody who can be asked.
    interface LineSource {
        /// The next line, without its end; empty when there will be none any more.
        ///
        /// @throws InterruptedException when the process that waited has ended, or is to end
        Optional<String> next() throws InterruptedException;
    }
}
