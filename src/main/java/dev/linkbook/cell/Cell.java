package dev.linkbook.cell;

import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
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

        /// The same, only built.
        public Go notRun() {
            return new Go(fileName, false, buildFlags, arguments, source, firstLine);
        }
    }

    /// A file, only saved.
    ///
    /// @param name relative to the shell's folder, or absolute
    /// @param append true with `-a`
    /// @param text what is written, byte for byte in UTF-8
    record WriteFile(String name, boolean append, String text) implements Cell {}

    /// A command of Linkbook, `%name words`.
    ///
    /// @param words as typed, each a word of bash: `'a b'` with its quotes
    /// @param line the cell's line, counted from 1, on which it stands
    record Command(String name, List<String> words, int line) implements Cell {
        public Command {
            words = List.copyOf(words);
        }

        /// The words without their quotes. What bash would put in for `$x`, `~` and `*` is not known here: they stand
        /// as typed.
        public List<String> arguments() {
            return words.stream()
                    .flatMap(word -> ShellText.words(word).stream())
                    .map(ShellWord::value)
                    .toList();
        }

        /// The command as one line.
        public String text() {
            return words.isEmpty() ? "%" + name : "%" + name + " " + String.join(" ", words);
        }

        /// A script of one line, which bash counts as the cell does.
        public String inItsLine(String script) {
            return "\n".repeat(line - 1) + script;
        }
    }

    /// A command with more of the cell below it, which is run when the command has done its work.
    record Then(Command first, Cell rest) implements Cell {}

    /// A cell of which the reader wants to know how long it takes.
    record Timed(Cell cell) implements Cell {}

    /// A bash script.
    record Shell(String script) implements Cell {}

    /// A cell with a line that Linkbook knows, but cannot use.
    ///
    /// @param problem what is wrong with it
    /// @param operand the word that is wrong, or what is missing
    /// @param line that line's number in the cell, counted from 1
    record Invalid(Problem problem, String operand, int line) implements Cell {}

    /// What can be wrong with a line.
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
        /// a Go file whose name makes it one of `go test`
        TEST_FILE,
        /// an operator of the shell in a command of Linkbook
        OPERATOR,
        /// a command of Linkbook below a line of shell
        MISPLACED_COMMAND,
        /// more commands than a cell can hold
        TOO_MANY_COMMANDS
    }
}
