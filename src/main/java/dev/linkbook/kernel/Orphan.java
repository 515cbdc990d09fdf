package dev.linkbook.kernel;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// Whether the process that started the kernel is gone: a kernel that nobody can reach any more should end.
final class Orphan {
    private static final long BETWEEN_LOOKS_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final OptionalLong parent;
    private long nextLookNanos = System.nanoTime();

    private Orphan(OptionalLong parent) {
        this.parent = parent;
    }

    /// Jupyter says in `JPY_PARENT_PID` who it is. With another process between the two, such as a container's first,
    /// there is nothing to be watched.
    static Orphan ofEnvironment() {
        OptionalLong parent = parent();
        String told = Optional.ofNullable(System.getenv("JPY_PARENT_PID")).orElse("");
        boolean same = parent.isPresent() && String.valueOf(parent.getAsLong()).equals(told);
        return new Orphan(same ? parent : OptionalLong.empty());
    }

    private static OptionalLong parent() {
        return ProcessHandle.current()
                .parent()
                .map(handle -> OptionalLong.of(handle.pid()))
                .orElse(OptionalLong.empty());
    }

    boolean isOrphaned() {
        if (parent.isEmpty() || System.nanoTime() < nextLookNanos) {
            return false;
        }
        nextLookNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BETWEEN_LOOKS_MILLIS);
        return !parent.equals(parent());
    }

    /// Until the next look.
    long waitMillis() {
        return parent.isEmpty() ? Long.MAX_VALUE : BETWEEN_LOOKS_MILLIS;
    }
}
