package dev.linkbook.cli;

import dev.linkbook.explain.Glossary;
import dev.linkbook.note.Note;
import dev.linkbook.notebook.Item;
import dev.linkbook.notebook.NotebookFile;
import dev.linkbook.notebook.Planner;
import dev.linkbook.notebook.Played;
import dev.linkbook.notebook.Wording;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `linkbook convert NOTE -o NOTEBOOK.ipynb`
@Command(
        name = "convert",
        description = "Makes a notebook of a note, without running it.",
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NOTE", description = "A Markdown note.")
    private Path note = Path.of("");

    @Option(names = "-o", paramLabel = "FILE.ipynb", required = true, description = "The notebook to write.")
    private @Nullable Path output;

    @Option(names = "--lang", paramLabel = "LANG", description = "en or zh; else the note's own language.")
    private @Nullable String lang;

    ConvertCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OutputFile file = OutputFile.of(output, note);
        if (file == null || file.format() != OutputFile.Format.IPYNB) {
            throw new ExitException(ExitCode.USAGE, "-o " + output + ": convert writes .ipynb");
        }
        Note read = Notes.read(note, console.path());
        List<Item> items = Planner.plan(read, true);
        Notes.requireCommands(read, items);
        var wording = new Wording(Glossary.load(Notes.lang(lang, read)), console.path()::has);
        file.write(new NotebookFile(wording)
                .render(read, items.stream().map(Played::of).toList()));
        return ExitCode.OK.number();
    }
}
