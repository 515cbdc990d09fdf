package dev.linkbook.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.zeroturnaround.exec.stream.ExecuteStreamHandler;

/// The three pipes of a process.
final class Pumps implements ExecuteStreamHandler {
    /// How long a silent pipe is kept for a grandchild when the process itself has ended.
    private static final long SILENCE_MILLIS = 300;
    /// The same for a pipe that is busy, or whose listener is.
    private static final long PATIENCE_MILLIS = 2_000;

    private final Stragglers stragglers;
    private final Outlet outlet = new Outlet();
    private final CountDownLatch reading = new CountDownLatch(2);
    private final CountDownLatch done = new CountDownLatch(2);
    private final List<Pump> pumps = new ArrayList<>(2);
    private boolean interrupted;
    private List<String> ended = List.of();
    private OutputStream stdin = OutputStream.nullOutputStream();
    private @Nullable Thread typist;
    /// Before the gate opens there is nothing to hear.
    private volatile OutputListener listener = new Nobody();

    /// What a process that has ended may have left behind.
    interface Stragglers {
        /// Those that can still write to its pipes; returns their names.
        List<String> killWriters();

        void killAll();

        /// Whether one of them waits for input.
        boolean isReading();
    }

    private static final class Nobody implements OutputListener {
        @Override
        public void stdout(String text) {}

        @Override
        public void stderr(String text) {}
    }

    Pumps(Stragglers stragglers) {
        this.stragglers = stragglers;
    }

    @Override
    public void setProcessInputStream(OutputStream pipe) {
        stdin = pipe;
    }

    @Override
    public void setProcessOutputStream(InputStream stdout) {
        pumps.add(new Pump(stdout, text -> listener.stdout(text), outlet, reading, done));
    }

    @Override
    public void setProcessErrorStream(InputStream stderr) {
        pumps.add(new Pump(stderr, text -> listener.stderr(text), outlet, reading, done));
    }

    @Override
    public void start() {
        pumps.getFirst().start("stdout");
        pumps.getLast().start("stderr");
    }

    /// Waits until both pipes are being read. Only then may the process go on: see [Pump#run].
    void awaitReading() throws InterruptedException {
        reading.await();
    }

    /// Opens the [Launch] gate by a line and gives the process its input.
    void openGate(Order order, String line) {
        listener = order.listener();
        switch (order.stdin()) {
            case Input.None none -> feed(line);
            case Input.Text(String text) ->
                Thread.ofPlatform().daemon().name("stdin").start(() -> feed(line + text));
            case Input.Asked(Input.LineSource source) -> {
                open(line);
                typist = Thread.ofPlatform()
                        .daemon()
                        .name("stdin")
                        .start(new Typist(stdin, source, stragglers::isReading));
            }
        }
    }

    /// Ends a process that waits at the gate.
    void closeGate() {
        feed("");
    }

    /// Called when the process has ended: waits for the rest of the output. Without stragglers the pipes
    /// end once they are read, so a listener that takes its time loses nothing. An interrupt ends the
    /// stragglers at once, and then a listener gets no more than the usual patience.
    @Override
    public void stop() {
        if (typist != null) {
            typist.interrupt();
        }
        boolean complete = awaitDone(PATIENCE_MILLIS);
        if (interrupted) {
            stragglers.killAll();
        } else if (!complete) {
            ended = stragglers.killWriters();
        }
        if (!awaitDone(interrupted ? PATIENCE_MILLIS : Long.MAX_VALUE)) {
            outlet.shut();
        }
    }

    /// Whether the waiting thread was interrupted after the process had ended.
    boolean wasInterrupted() {
        return interrupted;
    }

    /// The names of those that were killed so that the output ends.
    List<String> ended() {
        return ended;
    }

    /// What a listener threw.
    void throwFailure() {
        outlet.throwFailure();
    }

    /// False when the pipes stay open though nothing comes, when patience ends, or at an interrupt.
    private boolean awaitDone(long patienceMillis) {
        long start = System.nanoTime();
        try {
            while (!done.await(10, TimeUnit.MILLISECONDS)) {
                long waitedMillis = (System.nanoTime() - start) / 1_000_000;
                if (waitedMillis > patienceMillis || (waitedMillis > SILENCE_MILLIS && isSilent())) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        }
    }

    private boolean isSilent() {
        return pumps.stream().allMatch(pump -> pump.isSilentFor(SILENCE_MILLIS));
    }

    private void open(String line) {
        try {
            stdin.write(line.getBytes(StandardCharsets.UTF_8));
            stdin.flush();
        } catch (IOException closed) {
            // It is over already; the typist will see it.
        }
    }

    private void feed(String text) {
        try (OutputStream pipe = stdin) {
            pipe.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException closed) {
            // The process did not want it all.
        }
    }
}
