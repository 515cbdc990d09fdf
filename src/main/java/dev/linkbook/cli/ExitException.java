package dev.linkbook.cli;

/// Ends a command with a message for the user.
final class ExitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ExitCode code;

    /// @param message one or two lines: what is wrong, where, and what to do
    ExitException(ExitCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
