package dev.linkbook.process;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/// How a run ended.
public sealed interface Ending {
    /// The process ended by itself.
    ///
    /// @param code its exit status, 0 to 255; 128 + n when signal n ended it
    /// @param took from the start until its output was complete
    /// @param stragglers names of programs that it left behind, killed because they held its output
    record Exited(int code, Duration took, List<String> stragglers) implements Ending {
        private static final int SIGNAL_BASE = 128;
        private static final int LAST_SIGNAL = 64;

        public Exited {
            stragglers = List.copyOf(stragglers);
        }

        /// The signal behind the exit status, if it can be one: wait(2) tells the difference, but the
        /// JVM and shells both report signal n as 128 + n, which a program may also return itself.
        public OptionalInt signal() {
            boolean plausible = code > SIGNAL_BASE && code <= SIGNAL_BASE + LAST_SIGNAL;
            return plausible ? OptionalInt.of(code - SIGNAL_BASE) : OptionalInt.empty();
        }
    }

    /// It was stopped by [Processes#interrupt], by [Processes#close] or by an interrupt of the thread
    /// that waited for it. Nothing that it started is left.
    record Interrupted(Duration took) implements Ending {}

    /// It ran longer than [Command#timeout] and was stopped. Nothing that it started is left.
    record TimedOut(Duration took) implements Ending {}

    /// No process came to be, because the system allows no more of them, as when a fork bomb has used them up.
    record NoProcessLeft() implements Ending {}

    /// No process came to be.
    ///
    /// @param why one sentence without a full stop, fit to be shown: what is wrong and where
    record NotStarted(String why) implements Ending {}
}
