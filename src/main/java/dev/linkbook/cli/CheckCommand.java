package dev.linkbook.cli;

import dev.linkbook.check.CheckJson;
import dev.linkbook.check.CheckOptions;
import dev.linkbook.check.CheckText;
import dev.linkbook.check.CheckedNote;
import dev.linkbook.check.Checker;
import dev.linkbook.check.GithubAnnotations;
import dev.linkbook.check.JunitXml;
import dev.linkbook.check.Outcomes;
import dev.linkbook.explain.Glossary;
import dev.linkbook.note.Note;
import dev.linkbook.report.Visible;
import dev.linkbook.session.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

/// `linkbook check NOTE...`
final class CheckCommand implements Command {
    private static final int MOST_JOBS = 64;

    private final Console console;
    private final Option frozen = Choices.flag("frozen", "Fail on any difference, also by version or environment.");
    private final Option toolchain = Choices.value(
            "toolchain", "VERSION", "Replay under this Go too, such as go1.21.1, to prove what was true then.");
    private final Option network = Choices.flag("network", "Ask the real hosts, not the loopback stand-in.");
    private final Option outputs = Choices.flag("outputs-only", "Check no flags, listings and statements.");
    private final Option timeout = Choices.value("timeout", "SECONDS", "Stop a command after that long; else 600.");
    private final Option jobs =
            Choices.value("j", "N", "Run so many notes, and independent examples of a note, side by side.");
    private final Option in = Choices.value(
            "in",
            "DIR",
            "Run in a copy of this folder; else of a note's own, if it has a go.mod; else in an empty one.");
    private final Option json = Choices.flag("json", "Print JSON.");
    private final Option github = Choices.flag("github", "Print annotations for GitHub's workflows.");
    private final Option junit = Choices.value("junit", "FILE", "Write JUnit XML, too.");
    private final Option bless = Choices.flag("bless", "Write today's outputs into the notes where they differ.");
    private final Option dryRun = Choices.flag("dry-run", "With --bless: write nothing, show what would change.");
    private final Option reason =
            Choices.value("reason", "TEXT", "With --bless: why to write over what never was true.");
    private final Option keepRecord =
            Choices.flag("keep-record", "With --bless: keep each old record in a fence behind the new one.");
    private final Option lang = Choices.lang("each note's own language");

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "check",
                "Runs the commands of notes again and says which records still hold.",
                Operands.some("NOTE", "A Markdown note, or a README."),
                Choices.of(
                        frozen,
                        toolchain,
                        network,
                        outputs,
                        timeout,
                        jobs,
                        in,
                        json,
                        github,
                        junit,
                        bless,
                        dryRun,
                        reason,
                        keepRecord,
                        lang));
    }

    @Override
    public ExitCode run(Line line) {
        Blessing blessing = Blessing.of(line, bless, dryRun, reason, keepRecord);
        CheckOptions options = options(line);
        OutputFile report = report(line.path(junit));
        List<Path> files = line.paths();
        List<Note> notes = files.stream().map(this::read).toList();
        RequiredTools.check(console.path());
        List<CheckedNote> checked = check(files, notes, new Checker(options), project(line), options.jobs());
        var words = new CheckText(glossary(line.text(lang), notes.getFirst()));
        if (report != null) {
            report.write(new JunitXml(words, line.has(frozen)).render(checked));
        }
        if (blessing != null) {
            return blessing.bless(files, checked, console);
        }
        print(line, checked);
        return Outcomes.fail(checked, line.has(frozen)) ? ExitCode.FAILED : ExitCode.OK;
    }

    private CheckOptions options(Line line) {
        String version = line.text(toolchain);
        if (version != null && !version.matches("go1\\.\\d{1,3}(?:\\.\\d{1,3})?(?:rc\\d{1,3})?")) {
            throw new ExitException(ExitCode.USAGE, "--toolchain " + version + ": a version of Go looks like go1.21.1");
        }
        return new CheckOptions(
                line.has(network),
                Optional.ofNullable(version),
                Duration.ofSeconds(number(line, timeout, 600, 86_400)),
                number(line, jobs, 1, MOST_JOBS),
                !line.has(outputs));
    }

    private Optional<Path> project(Line line) {
        Path folder = line.path(in);
        if (folder != null && !Files.isDirectory(folder)) {
            throw new ExitException(ExitCode.USAGE, "--in " + folder + ": no such folder");
        }
        return Optional.ofNullable(folder);
    }

    /// The README of a Go project speaks of the project's own files.
    private static Optional<Path> ownProject(Path note) {
        Path folder = note.toAbsolutePath().getParent();
        return Optional.ofNullable(folder).filter(parent -> Files.isRegularFile(parent.resolve("go.mod")));
    }

    private static int number(Line line, Option option, int otherwise, int most) {
        String text = line.text(option);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9]\\d{0,5}") || Integer.parseInt(text) > most) {
            throw new ExitException(
                    ExitCode.USAGE, Choices.typed(option) + " " + text + ": a number from 1 to " + most + " is meant");
        }
        return Integer.parseInt(text);
    }

    private static @Nullable OutputFile report(@Nullable Path path) {
        return path == null ? null : OutputFile.named("--junit", path, OutputFile.Format.XML);
    }

    private Note read(Path file) {
        Note note = Notes.read(file, console.path());
        if (!Checker.hasCommands(note)) {
            throw new ExitException(
                    ExitCode.BAD_NOTE,
                    file + ": no command to check. Commands stand in a ```sh fence, alone or behind a prompt such as"
                            + " '$ '.");
        }
        return note;
    }

    private List<CheckedNote> check(
            List<Path> files, List<Note> notes, Checker checker, Optional<Path> project, int side) {
        var hook = new Thread(checker::stop, "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try (var pool = Executors.newFixedThreadPool(side)) {
            var tasks = new ArrayList<Callable<CheckedNote>>();
            for (int i = 0; i < notes.size(); i++) {
                String file = files.get(i).toString();
                Note note = notes.get(i);
                Optional<Path> folder = project.or(() -> ownProject(Path.of(file)));
                tasks.add(() -> checker.check(file, note, folder));
            }
            List<Future<CheckedNote>> futures = pool.invokeAll(tasks);
            Runtime.getRuntime().removeShutdownHook(hook);
            return futures.stream().map(CheckCommand::result).toList();
        } catch (InterruptedException | IllegalStateException e) {
            throw new ExitException(ExitCode.INTERRUPTED, "stopped");
        }
    }

    private static CheckedNote result(Future<CheckedNote> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new ExitException(
                        ExitCode.CANNOT_WRITE,
                        "cannot make a folder to work in: " + Words.of(cause) + ". TMPDIR names another place for it.");
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private void print(Line line, List<CheckedNote> checked) {
        if (line.has(json)) {
            console.out().print(CheckJson.render(checked));
            return;
        }
        for (CheckedNote each : checked) {
            var words = new CheckText(glossary(line.text(lang), each.note()));
            console.out()
                    .print(
                            line.has(github)
                                    ? new GithubAnnotations(words, line.has(frozen)).render(each)
                                    : Visible.of(words.render(each)));
            if (line.has(github)) {
                console.err().println(words.summary(each));
            }
        }
    }

    private static Glossary glossary(@Nullable String asked, Note note) {
        return Glossary.load(Notes.lang(asked, note));
    }
}
