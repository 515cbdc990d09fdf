package dev.linkbook.session;

import dev.linkbook.cell.Cell;
import dev.linkbook.cell.CommandName;
import dev.linkbook.golang.GoDiagnostic;
import dev.linkbook.golang.GoSource;
import dev.linkbook.process.Command;
import dev.linkbook.process.Ending;
import dev.linkbook.process.Input;
import dev.linkbook.process.Next;
import dev.linkbook.process.Processes;
import dev.linkbook.shell.ShellText;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Runs cells, one after the other, in a working folder. Folder, variables, functions, aliases and options of
/// the shell survive from cell to cell, also when a cell ends by `exit`; what a signal kills leaves the state
/// of the cell before.
///
/// Each cell is a bash of its own in a process group of its own, so that stopping it stops all of it.
public final class Session implements AutoCloseable {
    /// The package of a program.
    private static final String MAIN = "main";

    private final Workshop workshop;
    private final Processes processes;
    private final SessionCommands commands;
    private Expected expected = new Expected.Unknown();
    private boolean isStandInExpected;

    /// @param folder where the first cell runs; exists already
    public Session(Path folder) {
        this(folder, new Processes());
    }

    /// @param processes of this session alone, which closes it
    public Session(Path folder, Processes processes) {
        this.processes = processes;
        workshop = new Workshop(folder);
        commands = new SessionCommands(workshop);
    }

    /// Says before a cell runs what comes after it, to the end: the shell of the first script among these is
    /// started meanwhile, which takes two milliseconds; where none needs a shell, none is. That no input will be
    /// asked for is taken as said.
    public void expect(List<Cell> next) {
        if (!isStandInExpected && next.stream().anyMatch(Session::isStandIn)) {
            isStandInExpected = true;
            StandIn.rehearse();
        }
        List<Cell> left = next.stream().dropWhile(Session::needsNoShell).toList();
        expected = left.isEmpty()
                ? new Expected.Nothing()
                : left.getFirst() instanceof Cell.Shell(String script)
                        ? new Expected.Script(script)
                        : new Expected.Unknown();
    }

    /// What the next shell is for.
    private sealed interface Expected {
        record Script(String text) implements Expected {}

        record Unknown() implements Expected {}

        /// None will be needed.
        record Nothing() implements Expected {}
    }

    private static boolean needsNoShell(Cell cell) {
        return switch (cell) {
            case Cell.WriteFile _, Cell.Empty _, Cell.Invalid _ -> true;
            case Cell.Command _ -> isStandIn(cell);
            case Cell.Shell _, Cell.Go _, Cell.Then _, Cell.Timed _ -> false;
        };
    }

    private static boolean isStandIn(Cell cell) {
        return cell instanceof Cell.Command command && command.name().equals(CommandName.STANDIN.word());
    }

    /// Runs a cell to its end. Whatever is wrong with it is in the result, never thrown.
    public CellResult run(Cell cell, CellListener listener) {
        long startNanos = System.nanoTime();
        var messages = new ArrayList<Message>();
        Outcome outcome;
        List<Sighting> sightings = List.of();
        try {
            messages.addAll(workshop.ready());
            var seen = workshop.sightings();
            seen.clear();
            outcome = attempt(cell, new Running(listener, messages, seen));
            sightings = seen.read();
        } catch (NotSaved e) {
            outcome = new Outcome.Refused(e.why());
        } catch (IOException | java.io.UncheckedIOException | InvalidPathException e) {
            outcome = new Outcome.NotStarted(Words.of(e));
        }
        List<String> answered = commands.takeAnswered();
        if (!answered.isEmpty()) {
            messages.add(new Message(Message.Kind.STAND_IN_ANSWERED, Map.of("hosts", String.join(", ", answered))));
        }
        if (workshop.takeLostState() && !(outcome instanceof Outcome.Interrupted)) {
            messages.add(workshop.whyStateIsLost());
        }
        return new CellResult(outcome, Duration.ofNanos(System.nanoTime() - startNanos), sightings, messages);
    }

    /// The words of a command as the cells' bash reads them: with variables, commands, tildes and names of files put
    /// in.
    public Expansion expand(Cell.Command command, CellListener listener) {
        return CommandWords.expand(command, this, listener);
    }

    /// Stops the running cell; from any thread. Does nothing when none runs.
    public void interrupt() {
        processes.interrupt();
    }

    /// Gives the shells of the cells to come a variable, and what they start. Its value stands in no command, where
    /// `set -x` and other users of the machine would see it.
    ///
    /// @param name as a shell spells one
    /// @return what the reader has to know besides
    public List<Message> export(String name, String value) throws IOException {
        List<Message> changes = workshop.ready();
        workshop.addToState("export " + name + "=" + ShellText.quote(value) + "\n");
        return changes;
    }

    /// The shell's folder now: where the next cell begins.
    public Path folder() {
        return workshop.folder();
    }

    /// What the shell of the next cell knows by name; nothing before the first has ended.
    public Optional<ShellNames> names() {
        return workshop.names();
    }

    /// A cell that runs.
    ///
    /// @param messages what it has to tell so far
    /// @param sightings what the recorder notes of it
    private record Running(CellListener listener, List<Message> messages, Sightings sightings) {}

    private Outcome attempt(Cell cell, Running running) throws IOException {
        return switch (cell) {
            case Cell.Empty() -> new Outcome.Done();
            case Cell.Invalid invalid -> new Outcome.Unreadable(invalid);
            case Cell.Shell(String script) -> shell(script, running);
            case Cell.WriteFile file -> write(file, running.messages);
            case Cell.Go go -> program(go, running);
            case Cell.Command command -> commands.run(command, running.messages, script -> shell(script, running));
            case Cell.Then(Cell.Command first, Cell rest) -> {
                Outcome done = attempt(first, running);
                yield done.isGood() ? attempt(rest, running) : done;
            }
            case Cell.Timed(Cell timed) -> timed(timed, running);
        };
    }

    private Outcome timed(Cell cell, Running running) throws IOException {
        long startNanos = System.nanoTime();
        Outcome outcome = attempt(cell, running);
        running.messages.add(Message.took(Duration.ofNanos(System.nanoTime() - startNanos)));
        return outcome;
    }

    private Outcome write(Cell.WriteFile file, List<Message> messages) throws IOException {
        int sizeBytes = save(file.name(), file.text(), file.append());
        messages.add(new Message(
                file.append() ? Message.Kind.APPENDED : Message.Kind.SAVED,
                Map.of("name", file.name(), "size", String.valueOf(sizeBytes))));
        return new Outcome.Done();
    }

    /// What is no program is built, so that the compiler has read it, and not run.
    private Outcome program(Cell.Go go, Running running) throws IOException {
        String name = GoSource.packageName(go.source()).orElse(MAIN);
        if (!go.run() || name.equals(MAIN)) {
            return built(go, running);
        }
        Outcome outcome = built(go.notRun(), running);
        return outcome.isGood()
                ? new Outcome.Refused(new Message(Message.Kind.NOT_MAIN, Map.of("name", name)))
                : outcome;
    }

    private Outcome built(Cell.Go go, Running running) throws IOException {
        save(go.fileName(), go.source(), false);
        var task = ShellTask.of(go, running.listener);
        Heard heard = heard(task, running);
        Outcome outcome = bash(task, running, heard);
        return outcome instanceof Outcome.Failed(int exitCode, var _)
                ? new Outcome.Failed(exitCode, inCell(go, heard))
                : outcome;
    }

    private Outcome shell(String script, Running running) throws IOException {
        var task = ShellTask.of(script, running.listener);
        return bash(task, running, heard(task, running));
    }

    private static Heard heard(ShellTask task, Running running) {
        return new Heard(running.listener, task, running.sightings::endLoneEarly);
    }

    /// What the compiler says about the cell's file, or where in it the program came to its end; with the lines of the
    /// cell. A program may print whatever looks like the one, so that counts only while there is none.
    private static List<GoDiagnostic> inCell(Cell.Go go, Heard heard) {
        List<GoDiagnostic> found = heard.isBehindMark()
                ? GoDiagnostic.atEnd(heard.errors(), go.fileName()).stream().toList()
                : GoDiagnostic.parse(heard.errors());
        long lines = go.source().lines().count();
        return found.stream()
                .filter(message -> message.file().equals(go.fileName()) && message.line() <= lines)
                .map(message -> new GoDiagnostic(
                        message.file(), message.line() + go.firstLine() - 1, message.column(), message.message()))
                .toList();
    }

    private int save(String name, String text, boolean append) throws IOException {
        Path target = folder().resolve(name);
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (append) {
                Folders.write(target, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } else {
                Folders.rewrite(target, bytes);
            }
        } catch (FileSystemException e) {
            throw NotSaved.of(name, target, e);
        }
        return bytes.length;
    }

    private Outcome bash(ShellTask task, Running running, Heard heard) throws IOException {
        CellListener listener = running.listener;
        Command command = command(workshop.argument(task.script()), task.lone(), listener);
        Ending ending = processes.run(command, heard, input(listener), workshop.notes(), next(listener));
        heard.end();
        return switch (ending) {
            case Ending.Exited(int code, Duration _, var stragglers) -> {
                if (!stragglers.isEmpty()) {
                    running.messages.add(
                            new Message(Message.Kind.STRAGGLERS, Map.of("names", String.join(", ", stragglers))));
                }
                Optional<String> lastWord = workshop.keepState(task.lone().isPresent());
                heard.lone().ifPresent(printed -> running.sightings.endLone(printed, code));
                yield exited(code, task.script(), lastWord, running.sightings);
            }
            case Ending.Interrupted _, Ending.TimedOut _ -> {
                workshop.keepState(task.lone().isPresent());
                yield new Outcome.Interrupted();
            }
            case Ending.NoProcessLeft() -> new Outcome.Refused(new Message(Message.Kind.NO_PROCESS_LEFT, Map.of()));
            case Ending.NotStarted(String why) -> new Outcome.NotStarted(why);
        };
    }

    private Next next(CellListener listener) {
        return switch (expected) {
            case Expected.Script(String script)
            when workshop.isArgument(script) ->
                new Next.Known(command(script, ShellTask.of(script, listener).lone(), listener));
            case Expected.Script _, Expected.Unknown _ -> new Next.Any();
            case Expected.Nothing _ -> new Next.Nothing();
        };
    }

    private Command command(String argument, Optional<ToolName> lone, CellListener listener) {
        return new Command(
                List.of("bash", "--noprofile", "--norc", "-c", argument, "bash"),
                workshop.startFolder(),
                workshop.environment(listener.hasOneStream(), lone),
                Set.of());
    }

    private static Outcome exited(int code, String script, Optional<String> lastWord, Sightings sightings)
            throws IOException {
        if (code == 0) {
            return new Outcome.Done();
        }
        return LddAnswer.isLast(code, lastWord, script, sightings.read())
                ? new Outcome.Answered()
                : new Outcome.Failed(code, List.of());
    }

    private static Input input(CellListener listener) {
        return listener.keyboard()
                .<Input>map(keyboard -> new Input.Asked(keyboard::line))
                .orElseGet(Input.None::new);
    }

    /// Stops what still runs and removes the session's own files; the working folder stays. From any thread; who comes
    /// second waits for the first.
    @Override
    public synchronized void close() {
        processes.close();
        commands.close();
        workshop.close();
    }
}
