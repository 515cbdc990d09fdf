package dev.linkbook.cli;

import dev.linkbook.command.CellCommands;
import dev.linkbook.explain.Explainer;
import dev.linkbook.explain.Lang;
import dev.linkbook.golang.ListedSources;
import dev.linkbook.note.Note;
import dev.linkbook.notebook.Counts;
import dev.linkbook.notebook.HtmlPage;
import dev.linkbook.notebook.Item;
import dev.linkbook.notebook.MarkdownPage;
import dev.linkbook.notebook.NoteRunner;
import dev.linkbook.notebook.NotebookFile;
import dev.linkbook.notebook.Planner;
import dev.linkbook.notebook.Played;
import dev.linkbook.notebook.ProgressLine;
import dev.linkbook.notebook.RunListener;
import dev.linkbook.notebook.TerminalPage;
import dev.linkbook.notebook.Wording;
import dev.linkbook.process.Processes;
import dev.linkbook.session.Outcome;
import dev.linkbook.session.Session;
import dev.linkbook.session.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

/// `linkbook run NOTE`
final class RunCommand implements Command {
    private final Console console;
    private final Option output = Choices.value(
            "o",
            "FILE",
            "Write a page (.html), an executed notebook (.ipynb) or Markdown (.md) instead of the terminal.");
    private final Option keep = Choices.value("keep", "DIR", "Run in this new or empty folder, and keep it.");
    private final Option network = Choices.flag("network", "Ask the real hosts, not the loopback stand-in.");
    private final Option lang = Choices.lang("the note's own language");

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "run",
                "Runs a note from start to end and explains what it builds.",
                Operands.one("NOTE", "A Markdown note."),
                Choices.of(output, keep, network, lang));
    }

    @Override
    public ExitCode run(Line line) {
        // Its first process takes as long to come up as the note takes to be read.
        try (var processes = new Processes()) {
            processes.prepare();
            return run(line, processes);
        }
    }

    private ExitCode run(Line line, Processes processes) {
        Path note = line.paths().getFirst();
        OutputFile file = OutputFile.of(line.path(output), note);
        Ran ran = run(line, Notes.read(note, console.path()), file, processes);
        console.out().flush();
        if (ran.code == ExitCode.INTERRUPTED) {
            // what stood in the page's place before is better than half a page
            return ran.code;
        }
        if (file != null && !ran.isWritten) {
            file.write(ran.page);
        }
        console.err().println(ran.summary + (file == null ? "" : " → " + file.path()));
        ran.noRoom.ifPresent(console.err()::println);
        return ran.code;
    }

    /// What is left to say when nothing runs any more.
    ///
    /// @param page empty when it went to the terminal
    /// @param isWritten whether it is in its file already
    /// @param noRoom when the disk was full
    private record Ran(ExitCode code, String summary, String page, boolean isWritten, Optional<String> noRoom) {}

    private Ran run(Line line, Note note, @Nullable OutputFile file, Processes processes) {
        Lang spoken = Notes.lang(line.text(lang), note);
        try (var sources = ListedSources.keeping(System.getenv())) {
            var explainer = new Explainer(spoken, note.callouts(), sources);
            List<Item> items = Planner.plan(note, !line.has(network));
            Notes.requireCommands(note, items);
            RequiredTools.check(console.path());
            var wording = new Wording(explainer.glossary(), console.path()::has);
            try (var folder = folder(line.path(keep));
                    var session = new Session(folder.path(), processes)) {
                return run(note, items, file, new Place(folder, session), explainer, wording);
            }
        }
    }

    /// Where a note runs.
    private record Place(WorkFolder folder, Session session) {}

    private Ran run(
            Note note, List<Item> items, @Nullable OutputFile file, Place at, Explainer explainer, Wording wording) {
        List<Played> played;
        String page;
        try (var interrupts = Interrupts.stop(at.session, at.folder, console.err(), wording)) {
            played = run(items, at.session, explainer, wording, file == null, interrupts);
            // To look for processes that are left, to remove what they wrote and to make the page take their time each.
            // What such a process still writes is removed behind it, when both are closed once more.
            Thread.ofPlatform().name("close").start(at.session::close);
            Thread.ofPlatform().name("remove").start(at.folder::close);
            page = file == null ? "" : page(file.format(), wording, note, played);
        }
        ExitCode code = exitCode(items, played);
        boolean isWritten = file != null && code != ExitCode.INTERRUPTED && file.writesAlready(page);
        return new Ran(code, wording.summary(played), page, isWritten, wording.noRoom(played, at.folder.path()));
    }

    private static WorkFolder folder(@Nullable Path keep) {
        try {
            return WorkFolder.open(keep);
        } catch (IOException e) {
            throw new ExitException(
                    ExitCode.CANNOT_WRITE,
                    "cannot make a folder to work in: " + Words.of(e) + ". TMPDIR names another place for it.");
        }
    }

    private List<Played> run(
            List<Item> items,
            Session session,
            Explainer explainer,
            Wording wording,
            boolean toTerminal,
            Interrupts interrupts) {
        var terminal = Terminal.of(System.getenv());
        RunListener page = toTerminal
                ? new TerminalPage(console.out(), wording, terminal.widthColumns(), terminal.bold())
                : new Silent();
        int runs = (int) items.stream().filter(Item.Run.class::isInstance).count();
        try (var commands = new CellCommands(session)) {
            if (!terminal.errIsTerminal()) {
                return new NoteRunner(session, commands, explainer, interrupts.passing(page)).run(items);
            }
            try (var progress = new ProgressLine(page, console.err(), runs, terminal.widthColumns())) {
                return new NoteRunner(session, commands, explainer, interrupts.passing(progress)).run(items);
            }
        }
    }

    private static String page(OutputFile.Format format, Wording wording, Note note, List<Played> played) {
        return switch (format) {
            case HTML -> new HtmlPage(wording).render(note, played);
            case IPYNB -> new NotebookFile(wording).render(note, played);
            case MARKDOWN, XML -> new MarkdownPage(wording).render(played);
        };
    }

    private static ExitCode exitCode(List<Item> items, List<Played> played) {
        Outcome last = played.isEmpty()
                ? new Outcome.Done()
                : played.getLast().result().map(result -> result.outcome()).orElse(new Outcome.Done());
        return switch (last) {
            case Outcome.NotStarted _ -> ExitCode.CANNOT_WRITE;
            case Outcome.Interrupted _ -> ExitCode.INTERRUPTED;
            case Outcome.Done _,
                    Outcome.Answered _,
                    Outcome.Failed _,
                    Outcome.Unreadable _,
                    Outcome.Refused _,
                    Outcome.UnknownCommand _ ->
                Counts.of(played).allGood() && played.size() == items.size() ? ExitCode.OK : ExitCode.FAILED;
        };
    }

    /// With `-o` the page is the output.
    private static final class Silent implements RunListener {
        @Override
        public void started(Item item, int number) {}

        @Override
        public void printed(Stream stream, String text) {}

        @Override
        public void ended(Played step) {}
    }
}
