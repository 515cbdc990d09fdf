package dev.linkbook.session;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;

/// The system's words for what went wrong with a file.
public final class Words {
    /// strerror(ENOSPC)
    static final String NO_ROOM = "No space left on device";
    /// The same as Go, C and the shell say it, in lower case.
    private static final List<String> NO_ROOM_OF_PROGRAMS = List.of("no space left on device", "设备上没有空间");

    private Words() {}

    /// One line: the file, if it is known, and the reason.
    public static String of(Throwable problem) {
        Throwable cause = problem.getCause();
        if (problem instanceof UncheckedIOException && cause != null) {
            return of(cause);
        }
        String reason = reason(problem);
        return problem instanceof FileSystemException file && !reason.equals(file.getMessage())
                ? file.getFile() + ": " + reason
                : reason;
    }

    /// Whether a program has said that no space is left on a device.
    public static boolean tellOfNoRoom(String printed) {
        String text = printed.toLowerCase(Locale.ROOT);
        return NO_ROOM_OF_PROGRAMS.stream().anyMatch(text::contains);
    }

    /// The reason alone.
    static String reason(Throwable problem) {
        return switch (problem) {
            case NoSuchFileException _ -> "No such file or directory";
            case AccessDeniedException _ -> "Permission denied";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(problem.getMessage());
        };
    }
}
