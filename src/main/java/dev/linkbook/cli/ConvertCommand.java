package dev.linkbook.cli;

import dev.linkbook.explain.Glossary;
import dev.linkbook.note.Note;
import dev.linkbook.note.NoteException;
import dev.linkbook.note.NoteReader;
import dev.linkbook.notebook.Item;
import dev.linkbook.notebook.NotebookFile;
import dev.linkbook.notebook.NotebookNote;
import dev.linkbook.notebook.Planner;
import dev.linkbook.notebook.Played;
import dev.linkbook.notebook.Wording;
import dev.linkbook.session.Words;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;

/// `linkbook convert NOTE -o NOTEBOOK.ipynb`, and back: `linkbook convert NOTEBOOK.ipynb -o NOTE.md`
final class ConvertCommand implements Command {
    private final Console console;
    private final Option output = Choices.needed("o", "FILE", "The notebook (.ipynb) or the note (.md) to write.");
    private final Option lang = Choices.lang("the note's own language");

    ConvertCommand(Console console) {
        this.console = console;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "convert",
                "Makes a notebook of a note, without running it, or a note of a notebook.",
                Operands.one("NOTE", "A Markdown note, or a notebook."),
                Choices.of(output, lang));
    }

    @Override
    public ExitCode run(Line line) {
        Path note = line.paths().getFirst();
        OutputFile file = OutputFile.of(line.path(output), note);
        boolean back = note.toString().endsWith(".ipynb");
        OutputFile.Format wanted = back ? OutputFile.Format.MARKDOWN : OutputFile.Format.IPYNB;
        if (file == null || file.format() != wanted) {
            throw new ExitException(
                    ExitCode.USAGE,
                    "-o " + line.text(output) + ": convert makes "
                            + (back ? "a note (.md) of a notebook" : "a notebook (.ipynb) of a note"));
        }
        file.write(back ? note(note) : notebook(note, line));
        return ExitCode.OK;
    }

    private String notebook(Path note, Line line) {
        Note read = Notes.read(note, console.path());
        List<Item> items = Planner.plan(read, true);
        Notes.requireCommands(read, items);
        var wording = new Wording(Glossary.load(Notes.lang(line.text(lang), read)), console.path()::has);
        return new NotebookFile(wording)
                .render(read, items.stream().map(Played::of).toList());
    }

    private static String note(Path notebook) {
        try {
            return NotebookNote.of(NoteReader.text(notebook));
        } catch (NoteException e) {
            throw new ExitException(ExitCode.BAD_NOTE, Words.of(e));
        } catch (NotebookNote.NotANotebook e) {
            throw new ExitException(
                    ExitCode.BAD_NOTE, notebook + ": this is no notebook: " + Words.of(e) + ". Jupyter writes one.");
        }
    }
}
