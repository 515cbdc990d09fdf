package dev.linkbook.check;

import java.time.Duration;
import java.util.Optional;

/// How notes are checked.
///
/// @param network whether programs ask the real hosts instead of the loopback stand-in
/// @param toolchain the Go toolchain of the note's time, as in `GOTOOLCHAIN`: `go1.21.1`
/// @param limit after which a command is stopped
/// @param jobs how many replays run side by side: notes, and with more than one also the independent examples of a note
/// @param consistency whether flags, listings and statements are checked, which builds more than the note does
public record CheckOptions(boolean network, Optional<String> toolchain, Duration limit, int jobs, boolean consistency) {
    /// As a reader of the note would run it.
    public static CheckOptions usual() {
        return new CheckOptions(false, Optional.empty(), Duration.ofMinutes(10), 1, true);
    }

    /// The same with a toolchain.
    public CheckOptions withToolchain(String name) {
        return new CheckOptions(network, Optional.of(name), limit, jobs, consistency);
    }
}
