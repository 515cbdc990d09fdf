package dev.linkbook.cli;

import dev.linkbook.command.Builds;
import dev.linkbook.command.FileExplainer;
import dev.linkbook.command.ProgramFiles;
import dev.linkbook.explain.Explainer;
import dev.linkbook.explain.Glossary;
import dev.linkbook.explain.Lang;
import dev.linkbook.process.Processes;
import dev.linkbook.report.Explained;
import dev.linkbook.report.HtmlDocument;
import dev.linkbook.report.JsonReport;
import dev.linkbook.report.Sheet;
import dev.linkbook.report.TextReport;
import dev.linkbook.report.TextSheet;
import dev.linkbook.session.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

/// `linkbook explain FILE...`: what `file` says of each, the verdict from its bytes, who asks for which library,
/// and what fills it. `ldd` is run only when asked for: it lets the file choose code to run (DT_AUDIT), and nobody
/// says where the file comes from.
final class ExplainCommand implements Command {
    private final Console console;
    private final Option lang = Choices.lang("the environment's language");
    private final Option html = Choices.maybe("html", "FILE", "A page; to stdout unless --html=FILE names a file.");
    private final Option json = Choices.flag("json", "JSON, as explanation.schema.json describes it.");
    private final Option compare = Choices.flag("compare", "What changed from the first FILE to the second, and why.");
    private final Option recursive = Choices.flag("r", "Also the files in folders.");
    private final Option ldd = Choices.flag("ldd", "Run ldd too: only for files that you trust.");
    private final Option trial = Choices.flag("try", "Run each FILE in an empty root, one with musl, one with glibc.");

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "explain",
                "Explains finished programs: how each is linked and where it runs.",
                Operands.some("FILE", "A program or a library; - reads names from stdin, one a line."),
                Choices.of(html, json, compare, recursive, ldd, trial, lang));
    }

    @Override
    public ExitCode run(Line line) {
        String asked = line.text(lang);
        Lang spoken = asked == null ? Lang.ofEnvironment(System.getenv()) : Notes.lang(asked);
        var explainer = new Explainer(spoken, List.of());
        explainer.prepare();
        List<Path> files = files(line);
        if (line.has(json) && (line.has(html) || line.has(compare) || line.has(trial))) {
            throw new ExitException(ExitCode.USAGE, "explain --json: not together with --html, --compare or --try");
        }
        try (var processes = new Processes()) {
            if (line.has(compare)) {
                show(line, explainer.glossary(), List.of(), List.of(compared(explainer.glossary(), files)));
                return ExitCode.OK;
            }
            var engine = new FileExplainer(explainer, processes, Path.of("").toAbsolutePath());
            if (line.has(json)) {
                JsonReport.write(engine.explain(files, line.has(ldd), JsonReport::member), this::print);
            } else {
                List<Explained> explained = engine.explain(files, line.has(ldd));
                List<Sheet> sheets = sheets(engine, explained, files, line, explainer.glossary(), processes);
                show(line, explainer.glossary(), explained, sheets);
            }
            return files.isEmpty() ? ExitCode.FAILED : ExitCode.OK;
        }
    }

    /// One sheet for each file.
    private List<Sheet> sheets(
            FileExplainer engine,
            List<Explained> explained,
            List<Path> files,
            Line line,
            Glossary glossary,
            Processes processes) {
        var sheets = new ArrayList<Sheet>();
        for (int i = 0; i < files.size(); i++) {
            Sheet sheet = engine.sheet(explained.get(i), line.has(ldd));
            sheets.add(line.has(trial) ? with(sheet, tried(glossary, processes, files.get(i))) : sheet);
        }
        return sheets;
    }

    private static Sheet with(Sheet sheet, Optional<Sheet> more) {
        var parts = new ArrayList<>(sheet.parts());
        more.ifPresent(other -> parts.addAll(other.parts()));
        return new Sheet(sheet.lang(), parts);
    }

    private static Optional<Sheet> tried(Glossary glossary, Processes processes, Path file) {
        try {
            return Builds.tryOut(glossary, processes, file.toString(), file);
        } catch (IOException e) {
            throw new ExitException(ExitCode.UNAVAILABLE, "cannot run file: " + Words.of(e));
        }
    }

    private Sheet compared(Glossary glossary, List<Path> files) {
        if (files.size() != 2) {
            throw new ExitException(ExitCode.USAGE, "explain --compare takes two files, here are " + files.size());
        }
        Path before = files.getFirst();
        Path after = files.getLast();
        return switch (Builds.compare(glossary, before.toString(), before, after.toString(), after)) {
            case Builds.Compared(Sheet sheet) -> sheet;
            case Builds.NotElf(String name) ->
                throw new ExitException(ExitCode.FAILED, "explain --compare: " + name + " is not an ELF file");
        };
    }

    private void show(Line line, Glossary glossary, List<Explained> explained, List<Sheet> sheets) {
        if (line.has(html)) {
            page(line.path(html), HtmlDocument.render(glossary, explained, sheets));
            return;
        }
        var terminal = Terminal.of(System.getenv());
        var report = new TextReport(glossary, terminal.widthColumns(), terminal.bold());
        var pictures = new TextSheet(terminal.widthColumns(), terminal.bold());
        for (int i = 0; i < sheets.size(); i++) {
            if (i < explained.size()) {
                console.out().print(report.render(explained.get(i).explanation(), true));
            }
            console.out().println(pictures.render(sheets.get(i)));
        }
    }

    /// Megabytes are encoded faster as a whole than by the stream.
    private void print(String text) {
        console.out().writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void page(@Nullable Path target, String text) {
        if (target == null) {
            console.out().print(text);
            return;
        }
        try {
            Files.writeString(target, text);
            console.err().println("→ " + target);
        } catch (IOException e) {
            throw new ExitException(ExitCode.CANNOT_WRITE, "cannot write the page: " + Words.of(e));
        }
    }

    private List<Path> files(Line line) {
        List<Path> named = line.operands().stream()
                .flatMap(operand -> operand.equals("-") ? fromStdin().stream() : List.of(operand).stream())
                .map(ExplainCommand::path)
                .toList();
        for (Path file : named) {
            if (!Files.isReadable(file)) {
                throw new ExitException(ExitCode.USAGE, "explain " + file + ": no such file, or not readable");
            }
            if (Files.isDirectory(file) && !line.has(recursive)) {
                throw new ExitException(ExitCode.USAGE, "explain " + file + ": a folder; -r explains the files in it");
            }
        }
        try {
            return ProgramFiles.under(named);
        } catch (IOException e) {
            throw new ExitException(ExitCode.USAGE, "explain: " + Words.of(e));
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new ExitException(ExitCode.USAGE, "explain: not a file name: " + e.getReason());
        }
    }

    private static List<String> fromStdin() {
        try {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new ExitException(ExitCode.USAGE, "explain -: stdin cannot be read: " + Words.of(e));
        }
    }
}
