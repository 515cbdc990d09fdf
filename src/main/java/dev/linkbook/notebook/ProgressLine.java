package dev.linkbook.notebook;

import dev.linkbook.report.Columns;
import dev.linkbook.report.Visible;
import java.io.PrintStream;
import java.time.Duration;

/// One line on a terminal's stderr that says what runs now and how long: a long build must not look dead. It
/// is taken away before anything else is written.
public final class ProgressLine implements RunListener, AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final String CLEAR = "\r\u001b[K";

    private final RunListener next;
    private final PrintStream err;
    private final int total;
    private final int widthColumns;
    private final Thread ticker;
    private String running = "";
    private long startNanos;
    private boolean shown;

    /// @param next what follows the run besides
    /// @param total how many items run
    public ProgressLine(RunListener next, PrintStream err, int total, int widthColumns) {
        this.next = next;
        this.err = err;
        this.total = total;
        this.widthColumns = widthColumns;
        ticker = Thread.ofPlatform().daemon().name("progress").start(this::tick);
    }

    @Override
    public synchronized void started(Item item, int number) {
        clear();
        next.started(item, number);
        if (item instanceof Item.Run run) {
            startNanos = System.nanoTime();
            running = "[" + number + "/" + total + "] "
                    + Visible.of(run.display()).lines().findFirst().orElse("");
        }
    }

    @Override
    public synchronized void printed(Stream stream, String text) {
        clear();
        next.printed(stream, text);
    }

    @Override
    public synchronized void ended(Played step) {
        clear();
        running = "";
        next.ended(step);
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(TICK);
                show();
            }
        } catch (InterruptedException e) {
            // close() ends the thread
        }
    }

    private synchronized void show() {
        if (running.isEmpty()) {
            return;
        }
        String took = " … " + Duration.ofNanos(System.nanoTime() - startNanos).toSeconds() + " s";
        err.print(CLEAR + Columns.cut(running, widthColumns - 1 - Columns.width(took)) + took);
        err.flush();
        shown = true;
    }

    private void clear() {
        if (shown) {
            err.print(CLEAR);
            err.flush();
            shown = false;
        }
    }

    @Override
    public void close() {
        ticker.interrupt();
        synchronized (this) {
            running = "";
            clear();
        }
    }
}
