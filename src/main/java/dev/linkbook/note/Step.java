package dev.linkbook.note;

/// A step of a fence, in the order of its lines.
public sealed interface Step {
    /// 1-based line of the note on which it begins.
    int line();

    /// A command.
    ///
    /// @param prompt what stands before it, as typed, with its blank; empty in a fence without prompts
    /// @param text the command, perhaps of several lines, each with `\n` between; no blanks behind it
    /// @param recorded the lines up to the next command or the end of the fence, each with its `\n`; empty when
    ///     there is none, and in a fence without prompts
    record Command(int line, String prompt, String text, String recorded) implements Step {}

    /// A line that is not run.
    ///
    /// @param text the line
    record Text(int line, String text, Reason reason) implements Step {}

    /// Why a line is not run.
    enum Reason {
        /// Its first word is no command that exists here.
        NOT_A_COMMAND_HERE,
        /// It stands above the first prompt of its fence.
        OUTPUT_WITHOUT_COMMAND,
        /// It has the form of a tool's output: `libc.so.6 => /lib/...` would truncate a library.
        OUTPUT_OF_A_TOOL,
        /// A comment.
        COMMENT,
        /// A prompt with nothing behind it.
        EMPTY_PROMPT,
        /// A quote, a here-document or a compound command is never closed.
        NOT_COMPLETE
    }
}
