package dev.linkbook.process;

import org.jspecify.annotations.Nullable;

/// What was thrown on one thread and is thrown again on another.
final class Thrown {
    private Thrown() {}

    /// @param thrown where no checked exception is declared
    static RuntimeException again(@Nullable Throwable thrown) {
        return switch (thrown) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case null, default -> new IllegalStateException(thrown);
        };
    }
}
