package dev.linkbook.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
    /// Everything a run starts inherits this variable, which is how those are found that leave the
    /// process group. It lists the marks of nested runs, so that the outer one finds the inner one's.
    static final String MARK_VARIABLE = "LINKBOOK_RUN";

    private final Command command;
    private final String mark;
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
        this.guard = guard;
        this.pumps = new Pumps(listener, stdin, new Pumps.Stragglers() {
            @Override
            public void killWriters() {
                stopper().killWriters();
            }

            @Override
            public void killLateWriters() {
                stopper().killLateWriters();
            }

            @Override
            public void killAll() {
                stopper().killAll();
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
            return new Ending.NotStarted(StartFailure.reason(e));
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

    private Ending ending(OptionalInt code) {
        var took = Duration.ofNanos(System.nanoTime() - startNanos);
        if (code.isPresent()) {
            return new Ending.Exited(code.getAsInt(), took);
        }
        return timedOut ? new Ending.TimedOut(took) : new Ending.Interrupted(took);
    }

    private ProcessExecutor executor() {
        List<String> argv = new ArrayList<>(List.of("setsid"));
        argv.addAll(command.argv());
        return new ProcessExecutor(argv)
                .directory(command.folder().toFile())
                .environment(environment())
                .redirectErrorStream(false)
                .streams(pumps)
                .stopper(process -> stopper().stop(process))
                .addListener(new ProcessListener() {
                    @Override
                    public void afterStart(Process process, ProcessExecutor executor) {
                        pumps.started(process);
                        family = new Family(process, mark);
                        guard.watch(process.pid());
                    }
                });
    }

    /// For zt-exec a variable whose value is null is one to take away.
    private Map<String, @Nullable String> environment() {
        var variables = new HashMap<String, @Nullable String>();
        command.unset().forEach(name -> variables.put(name, null));
        variables.putAll(command.environment());
        String outer = System.getenv(MARK_VARIABLE);
        variables.put(MARK_VARIABLE, outer == null ? mark : outer + mark);
        return variables;
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
