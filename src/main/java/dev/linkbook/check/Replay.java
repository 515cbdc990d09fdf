package dev.linkbook.check;

import dev.linkbook.cell.CellParser;
import dev.linkbook.notebook.Item;
import dev.linkbook.session.CellResult;
import dev.linkbook.session.Folders;
import dev.linkbook.session.Outcome;
import dev.linkbook.session.Session;
import dev.linkbook.shell.ShellText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Runs commands of a note again, one after the other, each for a limited time, in a folder of its own.
final class Replay implements AutoCloseable {
    private final Path folder;
    private final Session session;
    private final Duration limit;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private Replay(Path folder, Session session, Duration limit) {
        this.folder = folder;
        this.session = session;
        this.limit = limit;
    }

    /// @param limit after which a command is stopped
    static Replay open(Duration limit) throws IOException {
        Path folder = Folders.fresh("linkbook-check-");
        return new Replay(folder, new Session(folder), limit);
    }

    Replayed run(Item.Run run) {
        List<String> missing = run.goFiles().stream()
                .filter(name -> !Files.exists(session.folder().resolve(name)))
                .toList();
        return run(run, missing);
    }

    /// Runs a line that the note does not have.
    Replayed shell(String script) {
        return run(new Item.Run(0, script, "%%sh\n" + script, Item.Origin.NOTE, List.of()), List.of());
    }

    /// Copies a project: what its version control knows or would take, else all but that itself.
    void copyHere(Path project) {
        shell("""
                (
                    here=$PWD
                    cd -- %s || exit
                    { git ls-files -z --cached --others --exclude-standard 2>/dev/null \\
                        || find . -name .git -prune -o ! -type d -print0; } \\
                        | tar --create --null --no-recursion --ignore-failed-read --files-from=- 2>/dev/null \\
                        | tar --extract --directory="$here"
                )""".formatted(ShellText.quote(project.toAbsolutePath().toString())));
    }

    private Replayed run(Item.Run run, List<String> missing) {
        var printed = new Printed();
        var timedOut = new AtomicBoolean();
        var alarm = clock.schedule(
                () -> {
                    timedOut.set(true);
                    session.interrupt();
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        CellResult result = session.run(CellParser.parse(run.source()), printed);
        alarm.cancel(false);
        boolean stopped = timedOut.get() && result.outcome() instanceof Outcome.Interrupted;
        return new Replayed(run, printed.text(), printed.isCut(), result, missing, stopped);
    }

    /// The shell's folder now.
    Path folder() {
        return session.folder();
    }

    /// Also from another thread, and more than once.
    @Override
    public void close() {
        clock.shutdownNow();
        session.close();
        Folders.remove(folder);
    }
}
