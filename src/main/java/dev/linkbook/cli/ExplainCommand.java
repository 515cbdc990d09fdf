package dev.linkbook.cli;

import dev.linkbook.cell.Cell;
import dev.linkbook.explain.Explainer;
import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Lang;
import dev.linkbook.report.TextReport;
import dev.linkbook.session.CellListener;
import dev.linkbook.session.CellResult;
import dev.linkbook.session.Session;
import dev.linkbook.session.Words;
import dev.linkbook.shell.ShellText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;

/// `linkbook explain FILE...`: what `file` says of each, and the verdict from its bytes. `ldd` is not run:
/// it lets the file choose code to run (DT_AUDIT), and nobody says where the file comes from.
final class ExplainCommand implements Command {
    private final Console console;
    private final Option lang = Choices.lang("the environment's language");

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "explain",
                "Explains finished programs: how each is linked and where it runs.",
                Operands.some("FILE", "A program or a library."),
                Choices.of(lang));
    }

    @Override
    public ExitCode run(Line line) {
        List<Path> files = line.paths();
        List<Path> missing =
                files.stream().filter(file -> !Files.isReadable(file)).toList();
        if (!missing.isEmpty()) {
            throw new ExitException(
                    ExitCode.USAGE, "explain " + missing.getFirst() + ": no such file, or not readable");
        }
        String asked = line.text(lang);
        Lang spoken = asked == null ? Lang.ofEnvironment(System.getenv()) : Notes.lang(asked);
        var terminal = Terminal.of(System.getenv());
        var explainer = new Explainer(spoken, List.of());
        var report = new TextReport(explainer.glossary(), terminal.widthColumns(), terminal.bold());
        List<Explanation> explanations = explain(files, explainer);
        explanations.forEach(explanation -> console.out().println(report.render(explanation, true)));
        return explanations.isEmpty() ? ExitCode.FAILED : ExitCode.OK;
    }

    /// Inside the session's life: its end takes the links to the files away.
    private List<Explanation> explain(List<Path> files, Explainer explainer) {
        String operands =
                files.stream().map(Path::toString).map(ShellText::quote).collect(Collectors.joining(" "));
        try (var session = new Session(Path.of("").toAbsolutePath())) {
            CellResult seen = session.run(new Cell.Shell("file -- " + operands), new Unheard());
            return explainer.explain(seen.sightings());
        } catch (IOException e) {
            throw new ExitException(ExitCode.CANNOT_WRITE, "cannot make a folder to work in: " + Words.of(e));
        }
    }

    /// The report repeats what `file` printed.
    private static final class Unheard implements CellListener {
        @Override
        public void stdout(String text) {}

        @Override
        public void stderr(String text) {}
    }
}
