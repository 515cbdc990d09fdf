package dev.linkbook.session;

import dev.linkbook.cell.Cell;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/// Something that the reader has to be told; the glossary has the words, in each language.
///
/// @param kind what it is
/// @param operands what varies: `host`, `name`, `code`, `why`
public record Message(Kind kind, Map<String, String> operands) {
    public Message {
        operands = Map.copyOf(operands);
    }

    /// The glossary's key: `message.stand-in-ready`.
    public String key() {
        return kind == Kind.COMMAND ? "command." + operands.get("name") : kind.key();
    }

    /// Says how long something took.
    public static Message took(Duration duration) {
        return new Message(Kind.TOOK, Map.of("millis", String.valueOf(duration.toMillis())));
    }

    /// Says that a command was given words that it cannot use.
    public static Message badCommand(Cell.Command command) {
        return new Message(Kind.BAD_COMMAND, Map.of("operand", command.text(), "name", command.name()));
    }

    /// The message in words.
    ///
    /// @param texts the glossary's text for a key, with operands filled in
    public String text(BiFunction<String, Map<String, String>, String> texts) {
        if (kind != Kind.BAD_COMMAND) {
            return texts.apply(key(), operands);
        }
        var all = new HashMap<>(operands);
        all.put("usage", texts.apply("command." + operands.get("name"), Map.of()));
        return texts.apply(key(), all);
    }

    /// All that a session can have to say.
    public enum Kind {
        /// the loopback stand-in, not the real host, answered a request
        STAND_IN_ANSWERED,
        /// the stand-in answers for these hosts from now on
        STAND_IN_READY,
        /// it was switched off
        STAND_IN_OFF,
        /// a file was saved
        SAVED,
        /// text was added to a file
        APPENDED,
        /// a cell's shell ended without saying what it leaves
        STATE_LOST,
        /// the same, because the session's own folder cannot be written to
        STATE_NOT_KEPT,
        /// the session's own folder was removed
        SESSION_GONE,
        /// the shell's folder was removed
        FOLDER_LEFT,
        /// the working folder was removed, and made again
        FOLDER_MADE,
        /// programs were stopped that held a cell's output when it ended
        STRAGGLERS,
        /// the system allows no more processes
        NO_PROCESS_LEFT,
        /// the JVM's heap is used up
        OUT_OF_MEMORY,
        /// Linkbook has a mistake
        MISTAKE,
        /// the commands there are
        HELP,
        /// what one of the commands is for
        COMMAND,
        /// how long the cell took
        TOOK,
        /// the shell is as it was at the start
        RESET,
        /// the last command failed
        FAILED,
        /// the last command failed, with the exit status of a program that a signal has ended
        SIGNALLED,
        /// the cell was interrupted
        INTERRUPTED,
        /// it needs an answer, and its front end asks nobody
        NOBODY_TO_ASK,
        /// a file could not be saved
        NOT_SAVED,
        /// a file could not be saved, because its folder is not there
        NO_FOLDER,
        /// a Go cell whose package is no program
        NOT_MAIN,
        /// it could not be started, or its file not be written
        NOT_STARTED,
        /// there is no such command
        UNKNOWN_COMMAND,
        /// there is no such command, but one with nearly that name
        NEARLY_COMMAND,
        /// a command that only a notebook has
        NOTEBOOK_ONLY,
        /// a command was given words that it cannot use
        BAD_COMMAND,
        /// a word that is no name of a host
        NOT_A_HOST,
        /// an operator of the shell in a command
        OPERATOR,
        /// a command below a line of shell
        MISPLACED_COMMAND,
        /// more commands than a cell can hold
        TOO_MANY_COMMANDS,
        /// a file could not be shown
        NOT_SHOWN,
        /// a command about a file that is not there
        NO_SUCH_FILE,
        /// a command about a program, and the file is none
        NOT_A_PROGRAM,
        /// `%matrix` with a recipe that does not exist
        UNKNOWN_RECIPE,
        /// `%%writefile` without a name
        NO_FILE_NAME,
        /// a word too many
        EXTRA_WORD,
        /// an option that the command does not have
        UNKNOWN_OPTION,
        /// a `%%name` that does not exist
        UNKNOWN_CELL,
        /// a quote never closed
        OPEN_QUOTE,
        /// a name that `%%go` cannot take
        BAD_FILE_NAME,
        /// the name of a file that Go builds for `go test` alone
        TEST_FILE;

        /// The glossary's key.
        public String key() {
            return "message." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
