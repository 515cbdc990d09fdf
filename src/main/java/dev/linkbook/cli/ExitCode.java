package dev.linkbook.cli;

/// What a command's exit status says. Numbers above 64 are those of BSD's sysexits(3).
enum ExitCode {
    /// all that should run ran
    OK(0),
    /// something that should run did not, or failed
    FAILED(1),
    /// the command line is wrong
    USAGE(2),
    /// the note cannot be read, or holds nothing to run
    BAD_NOTE(65),
    /// a tool is missing
    UNAVAILABLE(69),
    /// a file cannot be written
    CANNOT_WRITE(74),
    /// Ctrl-C
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
