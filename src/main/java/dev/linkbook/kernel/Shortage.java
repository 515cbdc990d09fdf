package dev.linkbook.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a cell's programs can have lacked, where more than their own words helps.
enum Shortage {
    /// Go has no folder for what it keeps of its builds (`cmd/go/internal/cache/default.go`)
    NO_CACHE(
            "message.no-cache",
            "build cache is required, but could not be located|failed to initialize build cache at"),
    /// strerror(ENOSPC)
    NO_ROOM("message.no-room", "no space left on device|设备上没有空间");

    private final String key;
    private final Pattern words;

    Shortage(String key, String words) {
        this.key = key;
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }

    /// The glossary's key for what to do about it.
    String key() {
        return key;
    }

    /// @param errors what a cell that failed has printed on stderr
    static Optional<Shortage> in(String errors) {
        for (Shortage shortage : values()) {
            if (shortage.words.matcher(errors).find()) {
                return Optional.of(shortage);
            }
        }
        return Optional.empty();
    }
}
