package dev.linkbook.process;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Starts programs, each in a session and process group of its own, and sees to it that nothing of them
/// is left: after [#interrupt] and a timeout nothing of that run, after [#close] or the death of the JVM
/// (SIGKILL included) nothing of any run, not even what has left its group or ignores signals.
///
/// A run that ends by itself may leave programs in the background, as a shell may: they live until
/// [#close] if they have let go of the run's stdout and stderr, else they end with it.
///
/// All methods may be called from any thread; several runs may be under way at once.
public final class Processes implements AutoCloseable {
    /// Not a UUID: the first one costs 30 ms and more, for randomness that nobody needs here.
    private final String mark = "linkbook-" + ProcessHandle.current().pid() + "-" + System.currentTimeMillis() + "-"
            + System.nanoTime() + ".";
    private final Guard guard = new Guard(mark);
    private final Set<Run> runs = ConcurrentHashMap.newKeySet();
    private final AtomicLong count = new AtomicLong();
    private volatile boolean closed;

    /// Runs a program and waits until it and its output have ended. A grandchild that keeps the output
    /// open is given 300 ms of silence after the program's end, then it is killed.
    ///
    /// An interrupt of the calling thread acts like [#interrupt] and is thereby used up. What the
    /// listener throws is thrown from here when the process has ended.
    public Ending run(Command command, OutputListener listener, Input stdin) {
        Optional<String> problem = new Precheck(command).problem();
        if (problem.isPresent()) {
            return new Ending.NotStarted(problem.get());
        }
        try {
            guard.ready();
        } catch (IOException e) {
            return StartFailure.of(e);
        } catch (OutOfMemoryError e) {
            return StartFailure.of(e);
        }
        return run(new Run(command, listener, stdin, guard, mark + count.incrementAndGet() + ";"));
    }

    /// Stops the runs under way: SIGINT to the group, then SIGTERM, then SIGKILL to whatever is left.
    /// Returns at once; the runs return [Ending.Interrupted] when nothing is left. Called again, it
    /// goes on to the next signal without waiting.
    public void interrupt() {
        runs.forEach(Run::stop);
    }

    /// Kills everything that this object has started and waits for that.
    @Override
    public void close() {
        closed = true;
        guard.close();
        runs.forEach(Run::stop);
    }

    private Ending run(Run run) {
        runs.add(run);
        try {
            if (closed) {
                return new Ending.NotStarted("Linkbook is shutting down");
            }
            return run.execute();
        } finally {
            runs.remove(run);
        }
    }
}
