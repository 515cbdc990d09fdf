package dev.linkbook.process;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The way from the two pipes to the one listener: one call at a time, none after [#shut], and none
/// after a call that failed (the pipes are still read, or the process would stand still for ever).
final class Outlet {
    private final Object turn = new Object();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean open = true;

    /// Anything a listener throws must not end the reading; it is kept and thrown by the run.
    void deliver(Consumer<String> listener, String text) {
        synchronized (turn) {
            if (!open || text.isEmpty()) {
                return;
            }
            try {
                listener.accept(text);
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                open = false;
            }
        }
    }

    /// Does not wait for a call that is under way.
    void shut() {
        open = false;
    }

    void throwFailure() {
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw Thrown.again(thrown);
        }
    }
}
