package dev.linkbook.kernel;

import dev.linkbook.session.CellListener;
import java.util.Optional;

/// Passes a cell's output on and keeps the end of one of its streams.
final class Listening implements CellListener {
    private static final int LARGEST_CHARS = 64 << 10;

    private final Optional<CellListener> next;
    private final boolean errors;
    private final StringBuilder kept = new StringBuilder();

    private Listening(Optional<CellListener> next, boolean errors) {
        this.next = next;
        this.errors = errors;
    }

    /// Keeps stderr.
    static Listening toErrors(CellListener next) {
        return new Listening(Optional.of(next), true);
    }

    /// Keeps stdout and passes nothing on.
    static Listening toOutput() {
        return new Listening(Optional.empty(), false);
    }

    @Override
    public void stdout(String text) {
        keep(text, !errors);
        next.ifPresent(listener -> listener.stdout(text));
    }

    @Override
    public void stderr(String text) {
        keep(text, errors);
        next.ifPresent(listener -> listener.stderr(text));
    }

    @Override
    public Optional<Keyboard> keyboard() {
        return next.flatMap(CellListener::keyboard);
    }

    @Override
    public boolean isStopped() {
        return next.map(CellListener::isStopped).orElse(false);
    }

    private void keep(String text, boolean wanted) {
        if (wanted) {
            kept.append(text);
            kept.delete(0, Math.max(0, kept.length() - LARGEST_CHARS));
        }
    }

    String text() {
        return kept.toString();
    }
}
