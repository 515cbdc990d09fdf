package dev.linkbook.cell;

import java.util.List;

/// What a cell asks for. `CellParser` decides; `session` does it.
public sealed interface Cell {
    /// Nothing but blanks.
    record Empty() implements Cell {}

    /// A Go program: saved, built, and run unless `run` is false.
    ///
    /// @param fileName the file's name in the working folder, ends in `.go`
    /// @param run false with `-run=false`
    /// @param buildFlags flags for `go build`, as typed
    /// @param arguments what stands behind `--`: the program's own arguments
    /// @param source the program
    /// @param firstLine the cell's line, counted from 1, on which `source` begins
    record Go(
            String fileName, boolean run, List<String> buildFlags, List<String> arguments, String source, int firstLine)
            implements Cell {
        public Go {
            buildFlags = List.copyOf(buildFlags);
            arguments = List.copyOf(arguments);
        }
    }

    /// A file, only saved.
    ///
    /// @param name relative to the shell's folder, or absolute
    /// @param append true with `-a`
    /// @param text what is written, byte for byte in UTF-8
    record WriteFile(String name, boolean append, String text) implements Cell {}

    /// A command of Linkbook, `%name arguments`.
    record Command(String name, List<String> arguments) implements Cell {
        public Command {
            arguments = List.copyOf(arguments);
        }
    }

    /// A command with more of the cell below it, which is run when the command has done its work.
    record Then(Command first, Cell rest) implements Cell {}

    /// A cell of which the reader wants to know how long it takes.
    record Timed(Cell cell) implements Cell {}

    /// A bash script.
    record Shell(String script) implements Cell {}

    /// A cell whose first line Linkbook knows, but cannot use.
    ///
    /// @param problem what is wrong with it
    /// @param operand the word that is wrong, or what is missing
    record Invalid(Problem problem, String operand) implements Cell {}

    /// What can be wrong with a cell's first line.
    enum Problem {
        /// `%%writefile` without a name
        NO_FILE_NAME,
        /// more names than one
        EXTRA_WORD,
        /// an option that the command does not have
        UNKNOWN_OPTION,
        /// `%%name` of a kind that does not exist
        UNKNOWN_CELL,
        /// a quote never closed
        OPEN_QUOTE,
        /// a `%%go` name that leaves the working folder, or does not end in `.go`
        BAD_FILE_NAME,
        /// a command was given words that it cannot use
        BAD_COMMAND,
        /// a command that only a notebook has
        NOTEBOOK_ONLY
    }
}
