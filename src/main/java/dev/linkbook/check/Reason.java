package dev.linkbook.check;

import java.util.Locale;
import java.util.Map;

/// Why a command stands as it does, or what else is wrong with a note; the glossary has the words.
///
/// @param operands what varies: `name`, `files`, `flag`, `seconds`
public record Reason(Kind kind, Map<String, String> operands) {
    public Reason {
        operands = Map.copyOf(operands);
    }

    static Reason of(Kind kind) {
        return new Reason(kind, Map.of());
    }

    static Reason of(Kind kind, String name, String value) {
        return new Reason(kind, Map.of(name, value));
    }

    /// The glossary's key: `replay.reason-no-network`.
    public String key() {
        return "replay.reason-" + tag();
    }

    /// Its name in JSON.
    public String tag() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// All that a check can have to say.
    public enum Kind {
        /// the record below `cat` defines the file
        DEFINES_FILE,
        /// the note records no output, so only the exit status counts
        NOTHING_RECORDED,
        /// the loopback stand-in answered, not the host
        STAND_IN,
        /// a host could not be reached
        NO_NETWORK,
        /// there is no such program here
        NO_PROGRAM,
        /// it would change the system, so it did not run
        WITHHELD,
        /// files that it names are nowhere
        MISSING_FILES,
        /// the shell cannot read it
        NO_COMMAND,
        /// it did not end
        ENDLESS,
        /// it fails, and the note says nothing of that
        FAILS,
        /// it prints something else
        DIFFERS,
        /// the output names another file than the command
        OTHER_NAME,
        /// nothing could be started
        NOT_STARTED,
        /// proved: the toolchain of that time prints what is recorded
        TRUE_THEN,
        /// proved: the toolchain of that time prints something else, too
        NEVER_TRUE,
        /// no toolchain of the note's time was asked
        NOT_PROVED,
        /// the toolchain that was asked for is not to be had
        NO_TOOLCHAIN,
        /// a flag without which the binary is the same
        NO_EFFECT,
        /// a listing that the compiler refuses
        BROKEN_LISTING,
        /// a statement that the binary contradicts
        FALSE_CLAIM
    }
}
