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
import org.apache.commons.cli.Option;

/// `linkbook convert NOTE -o NOTEBOOK.ipynb`
final class ConvertCommand implements Command {
    private final Console console;
    private final Option output = Choices.needed("o", "FILE.ipynb", "The notebook to write.");
    private final Option lang = Choices.lang("the note's own language");

    ConvertCommand(Console console) {
        this.console = console;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "convert",
                "Makes a notebook of a note, without running it.",
                Operands.one("NOTE", "A Markdown note."),
                Choices.of(output, lang));
    }

    @Override
    public ExitCode run(Line line) {
        Path note = line.paths().getFirst();
        OutputFile file = OutputFile.of(line.path(output), note);
        if (file == null || file.format() != OutputFile.Format.IPYNB) {
            throw new ExitException(ExitCode.USAGE, "-o " + line.text(output) + ": convert writes .ipynb");
        }
        Note read = Notes.read(note, console.path());
        List<Item> items = Planner.plan(read, true);
        Notes.requireCommands(read, items);
        var wording = new Wording(Glossary.load(Notes.lang(line.text(lang), read)), console.path()::has);
        file.write(new NotebookFile(wording)
                .render(read, items.stream().map(Played::of).toList()));
        return ExitCode.OK;
    }
}
