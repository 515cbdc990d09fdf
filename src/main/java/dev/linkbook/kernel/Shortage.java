package dev.linkbook.kernel;

import dev.linkbook.session.Words;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a cell's programs can have lacked, where more than their own words helps.
enum Shortage {
    /// Go has no folder for what it keeps of its builds
    NO_CACHE("message.no-cache"),
    /// a disk is full
    NO_ROOM("message.no-room");

    /// `cmd/go/internal/cache/default.go`
    private static final Pattern CACHE = Pattern.compile(
            "build cache is required, but could not be located|failed to initialize build cache at",
            Pattern.CASE_INSENSITIVE);

    private final String key;

    Shortage(String key) {
        this.key = key;
    }

    /// The glossary's key for what to do about it.
    String key() {
        return key;
    }

    /// @param errors what a cell that failed has printed on stderr
    static Optional<Shortage> in(String errors) {
        for (Shortage shortage : values()) {
            if (shortage.isIn(errors)) {
                return Optional.of(shortage);
            }
        }
        return Optional.empty();
    }

    private boolean isIn(String errors) {
        return switch (this) {
            case NO_CACHE -> CACHE.matcher(errors).find();
            case NO_ROOM -> Words.tellOfNoRoom(errors);
        };
    }
}
