package dev.linkbook.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A run that was begun before its time: its process waits at a gate, so that the milliseconds which the JVM and the
/// system need for a process have passed when they would be noticed. Either nobody knew yet what it is to do, and a
/// shell waits at the gate of [Launch]; or it is known, and the program itself waits.
final class Ahead {
    private static final long DISCARD_LIMIT_MILLIS = 1_000;

    private final Run run;
    private final Optional<Command> known;
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private volatile @Nullable Path file;

    private Ahead(Run run, Optional<Command> known) {
        this.run = run;
        this.known = known;
    }

    /// For whatever comes.
    static Ahead ofAny(Guard guard, String mark) {
        return new Ahead(Run.ahead(guard, mark), Optional.empty());
    }

    /// For that command alone.
    static Ahead of(Command command, Guard guard, String mark) {
        return new Ahead(Run.waiting(command, guard, mark), Optional.of(command));
    }

    /// Does not wait for the process.
    void start() {
        try {
            Thread.ofPlatform().daemon().name("ahead").start(this::execute);
        } catch (OutOfMemoryError noThread) {
            ending.complete(StartFailure.of(noThread));
        }
    }

    Run run() {
        return run;
    }

    /// Hands the order over.
    ///
    /// @param notes a folder for the file that the shell at the gate reads
    /// @return false when this process cannot do it, and is over: another may, or can say why
    boolean hand(Order order, Path notes) {
        Optional<String> line = isReady() ? line(order, notes) : Optional.empty();
        if (line.isPresent()) {
            run.hand(order, line.get());
        } else {
            discard();
            delete(file);
        }
        return line.isPresent();
    }

    /// What opens the gate.
    private Optional<String> line(Order order, Path notes) {
        if (known.isPresent()) {
            boolean isIt = known.get().isSame(order.command()) && order.stdin() instanceof Input.None;
            return isIt ? Optional.of(Launch.GATE_OPENS) : Optional.empty();
        }
        Path script = notes.resolve("launch-" + System.nanoTime());
        file = script;
        return script.toString().indexOf('\n') < 0 && write(order, script)
                ? Optional.of(script + Launch.GATE_OPENS)
                : Optional.empty();
    }

    /// Waits for the end of what was handed over. An interrupt meanwhile stops the run and is thereby used up.
    Ending await() {
        while (true) {
            try {
                return ending.get();
            } catch (InterruptedException e) {
                run.stop();
            } catch (ExecutionException e) {
                throw Thrown.again(e.getCause());
            }
        }
    }

    /// The shell at the gate ends with its stdin, at once.
    void discard() {
        run.cancel();
        try {
            ending.get(DISCARD_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            run.stop();
        }
    }

    private void execute() {
        try {
            ending.complete(executeAndTidy());
        } catch (RuntimeException | Error e) {
            ending.completeExceptionally(e);
        }
    }

    private Ending executeAndTidy() {
        try {
            return run.execute();
        } finally {
            delete(file);
        }
    }

    private boolean isReady() {
        return !ending.isDone() && run.isAlive();
    }

    private boolean write(Order order, Path file) {
        Optional<byte[]> script = new Launch(order, run.mark()).script();
        if (script.isEmpty()) {
            return false;
        }
        try {
            Files.write(file, script.get(), StandardOpenOption.CREATE_NEW);
            return true;
        } catch (IOException noRoom) {
            return false;
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException gone) {
            // It goes with its folder.
        }
    }
}
