package dev.linkbook.cli;

import dev.linkbook.explain.Lang;
import dev.linkbook.note.Note;
import dev.linkbook.note.NoteException;
import dev.linkbook.note.NoteReader;
import dev.linkbook.note.Warning;
import dev.linkbook.notebook.Item;
import dev.linkbook.notebook.Planner;
import dev.linkbook.session.Words;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reading a note for a command.
final class Notes {
    private Notes() {}

    static Note read(Path file, SearchPath path) {
        try {
            Note note = NoteReader.read(file, Planner.commands(path::has));
            note.warnings().forEach(warning -> refuseOpenFence(note, warning));
            return note;
        } catch (NoteException e) {
            throw new ExitException(ExitCode.BAD_NOTE, Words.of(e));
        }
    }

    /// What stands behind an open fence would be taken for commands, though it may be prose.
    private static void refuseOpenFence(Note note, Warning warning) {
        if (warning.kind() == Warning.Kind.FENCE_NOT_CLOSED) {
            throw new ExitException(
                    ExitCode.BAD_NOTE,
                    note.name() + ", line " + warning.line()
                            + ": this fence is never closed. Put a line with ``` behind it.");
        }
    }

    /// The language asked for, else the note's own, else the environment's.
    static Lang lang(@Nullable String asked, Note note) {
        if (asked != null) {
            return lang(asked);
        }
        return note.frontMatter().lang().flatMap(Lang::of).orElseGet(() -> Lang.ofEnvironment(System.getenv()));
    }

    /// The language of `--lang`.
    static Lang lang(String asked) {
        return Lang.of(asked)
                .orElseThrow(() -> new ExitException(
                        ExitCode.USAGE, "--lang " + asked + ": Linkbook speaks en (English) and zh (简体中文)"));
    }

    static void requireCommands(Note note, List<Item> items) {
        if (items.stream().noneMatch(Item.Run.class::isInstance)) {
            throw new ExitException(
                    ExitCode.BAD_NOTE,
                    note.name() + ": nothing to run in this note. Commands stand in a ```sh fence, alone or behind a"
                            + " prompt such as '$ '.");
        }
    }
}
