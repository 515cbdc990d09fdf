package dev.linkbook.note;

import java.nio.file.Path;
import java.util.function.Predicate;

/// The way in: a file or a text becomes a [Note].
public final class NoteReader {
    private NoteReader() {}

    /// Reads a note's file; the commands that exist are those on this machine's `PATH`.
    ///
    /// @throws NoteException if the file is missing, no text in UTF-8, or larger than 8 MiB
    public static Note read(Path file) {
        String searchPath = System.getenv("PATH");
        return read(file, new PathCommands(searchPath == null ? "" : searchPath));
    }

    /// Reads a note's file.
    ///
    /// @param commandExists whether a name is a command where the note will run; keywords and builtins of bash
    ///     need not be known to it
    /// @throws NoteException as above
    public static Note read(Path file, Predicate<String> commandExists) {
        return parse(NoteFile.read(file), String.valueOf(file.getFileName()), commandExists);
    }

    /// The text of a note's file, or of another one that has to be text in UTF-8.
    ///
    /// @throws NoteException as above
    public static String text(Path file) {
        return NoteFile.read(file);
    }

    /// Takes a note's text apart. Every text is a note; what is odd about it becomes a warning.
    public static Note parse(String source, String name, Predicate<String> commandExists) {
        return new NoteParser(source, commandExists).note(name);
    }
}
