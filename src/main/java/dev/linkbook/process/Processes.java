package dev.linkbook.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Starts programs, each in a session and process group of its own, and sees to it that nothing of them
/// is left: after [#interrupt] and a timeout nothing of that run, after [#close] or the death of the JVM
/// (SIGKILL included) nothing of any run, not even what has left its group or ignores signals. Only one that did all of
/// it before anybody looked is not known: that is an orphan, in a session of its own, with an environment cleared.
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
    private final AtomicReference<@Nullable Ahead> ahead = new AtomicReference<>();
    private volatile boolean closed;

    /// Runs a program and waits until it and its output have ended. A grandchild that keeps the output
    /// open is given 300 ms of silence after the program's end, then it is killed.
    ///
    /// An interrupt of the calling thread acts like [#interrupt] and is thereby used up. What the
    /// listener throws is thrown from here when the process has ended.
    public Ending run(Command command, OutputListener listener, Input stdin) {
        var order = new Order(command, listener, stdin);
        return refusal(command).orElseGet(() -> direct(order));
    }

    /// The same for one of many runs: it begins sooner, by a process that waits for it since the run before, and has
    /// another started for the run after it.
    ///
    /// @param notes a folder of the caller's own, for a file as long as the run lasts
    /// @param next the run after it
    public Ending run(Command command, OutputListener listener, Input stdin, Path notes, Next next) {
        var order = new Order(command, listener, stdin);
        return refusal(command).orElseGet(() -> {
            Ahead waiting = ahead.getAndSet(null);
            return Optional.ofNullable(waiting)
                    .flatMap(ready -> attend(ready.run(), order, () -> ahead(ready, order, notes, next)))
                    .orElseGet(() -> {
                        // Only then: where the system allows few processes, this one goes first.
                        Ending ending = direct(order);
                        prepare(next);
                        return ending;
                    });
        });
    }

    /// Has a process started for the first of those runs, while the caller does something else.
    public void prepare() {
        prepare(new Next.Any());
    }

    private void prepare(Next next) {
        switch (next) {
            case Next.Any() -> start(Ahead.ofAny(guard, nextMark()));
            case Next.Known(Command command) ->
                start(canWait(command) ? Ahead.of(command, guard, nextMark()) : Ahead.ofAny(guard, nextMark()));
            case Next.Nothing() -> {}
        }
    }

    /// A process gets this JVM's environment and more: of one that is to have less, a shell at the gate takes care.
    private static boolean canWait(Command command) {
        return command.unset().isEmpty() && new Precheck(command).problem().isEmpty();
    }

    private void start(Ahead next) {
        if (ahead.compareAndSet(null, next)) {
            next.start();
        }
        if (closed) {
            discardNext();
        }
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
        discardNext();
        guard.close();
        runs.forEach(Run::stop);
    }

    private Optional<Ending> refusal(Command command) {
        Optional<String> problem = new Precheck(command).problem();
        if (problem.isPresent()) {
            return problem.map(Ending.NotStarted::new);
        }
        try {
            guard.ready();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(StartFailure.of(e));
        } catch (OutOfMemoryError e) {
            return Optional.of(StartFailure.of(e));
        }
    }

    private Ending direct(Order order) {
        var run = Run.of(order, guard, nextMark());
        return attend(run, order, () -> Optional.of(run.execute())).orElseThrow();
    }

    private Optional<Ending> ahead(Ahead ready, Order order, Path notes, Next next) {
        if (!ready.hand(order, notes)) {
            return Optional.empty();
        }
        prepare(next);
        return Optional.of(ready.await());
    }

    /// Asks first whether the run is wanted still: from here on an [#interrupt] finds it.
    private Optional<Ending> attend(Run run, Order order, Supplier<Optional<Ending>> execution) {
        runs.add(run);
        try {
            if (closed) {
                run.cancel();
                return Optional.of(new Ending.NotStarted("Linkbook is shutting down"));
            }
            if (order.listener().isStopped()) {
                run.cancel();
                return Optional.of(new Ending.Interrupted(Duration.ZERO));
            }
            return execution.get();
        } finally {
            runs.remove(run);
        }
    }

    private void discardNext() {
        Ahead waiting = ahead.getAndSet(null);
        if (waiting != null) {
            waiting.discard();
        }
    }

    private String nextMark() {
        return mark + count.incrementAndGet() + ";";
    }
}
