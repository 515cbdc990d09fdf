package dev.linkbook.session;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// The system's words for what went wrong with a file.
public final class Words {
    private Words() {}

    /// One line: the file, if it is known, and the reason.
    public static String of(Throwable problem) {
        Throwable cause = problem.getCause();
        if (problem instanceof UncheckedIOException && cause != null) {
            return of(cause);
        }
        return switch (problem) {
            case NoSuchFileException missing -> missing.getFile() + ": No such file or directory";
            case AccessDeniedException denied -> denied.getFile() + ": Permission denied";
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            default -> String.valueOf(problem.getMessage());
        };
    }
}
