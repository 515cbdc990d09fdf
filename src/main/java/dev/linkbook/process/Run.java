package dev.linkbook.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.listener.ProcessListener;

/// One run of a command, from start to the end of its output. The calling thread waits for the process;
/// to stop it, that thread is interrupted, which is zt-exec's way to its stopper.
final class Run {
    private final Command command;
    private final String mark;
    private final Input stdin;
    private final Guard guard;
    private final Pumps pumps;
    private final long startNanos = System.nanoTime();
    private @Nullable Thread waiting;
    private @Nullable Family family;
    private boolean stopped;
    private volatile boolean timedOut;

    Run(Command command, OutputListener listener, Input stdin, Guard guard, String mark) {
        this.command = command;
        this.mark = mark;
        this.stdin = stdin;
        this.guard = guard;
        this.pumps = new Pumps(listener, stdin, new Pumps.Stragglers() {
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
        });
    }

    Ending execute() {
        enter();
        Optional<Thread> timer = command.timeout().map(this::startTimer);
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
            timer.ifPresent(Thread::interrupt);
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
        var launch = new Launch(command, stdin, mark);
        return new ProcessExecutor(launch.argv())
                .environment(Map.of(Launch.MARK_VARIABLE, mark, "LC_ALL", Launch.SWIFT_LOCALE))
                .directory(command.folder().toFile())
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
            pumps.openGate();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private GroupStopper stopper() {
        Family started = family;
        if (started == null) {
            throw new IllegalStateException("stopped before it was started");
        }
        return new GroupStopper(started, guard);
    }

    private Thread startTimer(Duration limit) {
        return Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(limit);
                timedOut = true;
                stop();
            } catch (InterruptedException ended) {
                return;
            }
        });
    }
}
