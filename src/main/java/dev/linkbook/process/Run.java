package dev.linkbook.process;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.listener.ProcessListener;

/// One run of a command, from start to the end of its output. The calling thread waits for the process;
/// to stop it, that thread is interrupted, which is zt-exec's way to its stopper.
final class Run {
    private static final File ANYWHERE = new File("/");

    private final String mark;
    private final Guard guard;
    private final List<String> argv;
    private final File folder;
    private final Map<String, String> environment;
    private final CompletableFuture<Handed> handed = new CompletableFuture<>();
    private final Pumps pumps = new Pumps(new Left());
    private volatile long startNanos = System.nanoTime();
    private @Nullable Thread waiting;
    private volatile @Nullable Family family;
    private @Nullable Thread timer;
    private boolean stopped;
    private volatile boolean timedOut;

    /// What comes to the gate.
    private record Handed(Order order, String line) {}

    /// @param environment added to this JVM's
    private Run(Guard guard, String mark, List<String> argv, File folder, Map<String, String> environment) {
        this.guard = guard;
        this.mark = mark;
        this.argv = argv;
        this.folder = folder;
        this.environment = environment;
    }

    static Run of(Order order, Guard guard, String mark) {
        File folder = order.command().folder().toFile();
        var run = new Run(guard, mark, new Launch(order, mark).argv(), folder, Launch.environmentBefore(mark));
        run.hand(order, Launch.GATE_OPENS);
        return run;
    }

    /// One whose process waits until [#hand] or [#cancel].
    static Run ahead(Guard guard, String mark) {
        return new Run(guard, mark, Launch.argvAhead(), ANYWHERE, Launch.environmentBefore(mark));
    }

    /// One whose process is the command's already, which waits by itself.
    static Run waiting(Command command, Guard guard, String mark) {
        return new Run(
                guard,
                mark,
                Launch.argvWaiting(command),
                command.folder().toFile(),
                Launch.environmentWaiting(command, mark));
    }

    String mark() {
        return mark;
    }

    /// @param line what the shell at the gate reads
    void hand(Order order, String line) {
        startNanos = System.nanoTime();
        handed.complete(new Handed(order, line));
    }

    /// Nothing will be handed over.
    void cancel() {
        handed.cancel(false);
    }

    /// Whether the process is alive, or not started yet.
    boolean isAlive() {
        Family started = family;
        return started == null || started.hasLeader();
    }

    Ending execute() {
        enter();
        try {
            OptionalInt code = runToEnd();
            leave();
            pumps.throwFailure();
            return ending(code);
        } catch (IOException e) {
            return StartFailure.of(e);
        } catch (OutOfMemoryError e) {
            return withoutThreads(e);
        } finally {
            leave();
            stopTimer();
        }
    }

    /// From any thread; asking again shortens the graces.
    synchronized void stop() {
        stopped = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    private synchronized void enter() {
        waiting = Thread.currentThread();
        if (stopped) {
            waiting.interrupt();
        }
    }

    /// From here on no interrupt comes any more; one that came too late for the process must not hit
    /// what the thread does next.
    private synchronized void leave() {
        if (waiting != null && stopped) {
            Thread.interrupted();
        }
        waiting = null;
    }

    /// Empty when it was stopped.
    private OptionalInt runToEnd() throws IOException {
        try {
            int code = executor().executeNoTimeout().getExitValue();
            return pumps.wasInterrupted() ? OptionalInt.empty() : OptionalInt.of(code);
        } catch (InterruptedException e) {
            return OptionalInt.empty();
        } finally {
            Family ended = family;
            if (ended != null) {
                guard.forget(ended.group());
            }
        }
    }

    /// A process that nobody reads would wait for ever.
    private Ending withoutThreads(OutOfMemoryError e) {
        Ending ending = StartFailure.of(e);
        if (family != null) {
            stopper().killAll();
        }
        return ending;
    }

    private Ending ending(OptionalInt code) {
        var took = Duration.ofNanos(System.nanoTime() - startNanos);
        if (code.isPresent()) {
            return new Ending.Exited(code.getAsInt(), took, pumps.ended());
        }
        return timedOut ? new Ending.TimedOut(took) : new Ending.Interrupted(took);
    }

    private ProcessExecutor executor() {
        return new ProcessExecutor(argv)
                .environment(environment)
                .directory(folder)
                .redirectErrorStream(false)
                .streams(pumps)
                .stopper(process -> stopper().stop(process))
                .addListener(new ProcessListener() {
                    @Override
                    public void afterStart(Process process, ProcessExecutor executor) {
                        started(process);
                    }
                });
    }

    /// The program itself starts at the end of this, when everything is ready for it. After an interrupt
    /// it never starts: zt-exec's next step is to wait, which ends at once.
    private void started(Process process) {
        family = new Family(process, mark);
        guard.watch(process.pid());
        try {
            pumps.awaitReading();
            Handed what = handed.get();
            startTimer(what.order().command());
            pumps.openGate(what.order(), what.line());
        } catch (CancellationException nothingToDo) {
            pumps.closeGate();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private GroupStopper stopper() {
        Family started = family;
        if (started == null) {
            throw new IllegalStateException("stopped before it was started");
        }
        return new GroupStopper(started, guard);
    }

    private void startTimer(Command command) {
        timer = command.timeout()
                .map(limit -> Thread.ofVirtual().start(() -> stopAfter(limit)))
                .orElse(null);
    }

    private void stopAfter(Duration limit) {
        try {
            Thread.sleep(limit);
            timedOut = true;
            stop();
        } catch (InterruptedException ended) {
            return;
        }
    }

    private void stopTimer() {
        if (timer != null) {
            timer.interrupt();
        }
    }

    private final class Left implements Pumps.Stragglers {
        @Override
        public List<String> killWriters() {
            return stopper().killWriters();
        }

        @Override
        public void killAll() {
            stopper().killAll();
        }

        @Override
        public boolean isReading() {
            Family started = family;
            return started != null && started.isReading();
        }
    }
}
