package dev.linkbook.cli;

import dev.linkbook.explain.Explainer;
import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Lang;
import dev.linkbook.report.TextReport;
import dev.linkbook.session.FileCall;
import dev.linkbook.session.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        try (var call = FileCall.start(files)) {
            return explain(call, spoken);
        } catch (IOException e) {
            throw new ExitException(ExitCode.UNAVAILABLE, "cannot run file: " + Words.of(e));
        }
    }

    /// While `file` runs, the glossary is read.
    private ExitCode explain(FileCall call, Lang spoken) throws IOException {
        var terminal = Terminal.of(System.getenv());
        var explainer = new Explainer(spoken, List.of());
        var report = new TextReport(explainer.glossary(), terminal.widthColumns(), terminal.bold());
        List<Explanation> explanations = explainer.explain(List.of(call.sighting()));
        explanations.forEach(explanation -> console.out().println(report.render(explanation, true)));
        return explanations.isEmpty() ? ExitCode.FAILED : ExitCode.OK;
    }
}
