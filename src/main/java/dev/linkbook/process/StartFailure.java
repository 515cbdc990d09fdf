package dev.linkbook.process;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why the JVM could not start a process, in a sentence for the reader.
final class StartFailure {
    private static final Pattern ERRNO = Pattern.compile("error[:=] ?(\\d+)");
    private static final int LONGEST_CHARS = 200;

    private StartFailure() {}

    /// The JDK's message names the whole command and zt-exec's the environment too; the reader needs the
    /// reason. Numbers are those of errno(3) on Linux.
    static String reason(IOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = String.valueOf(cause.getMessage());
        Matcher errno = ERRNO.matcher(message);
        return switch (errno.find() ? errno.group(1) : "") {
            case "2" -> "setsid was not found: install util-linux";
            case "7" -> "the arguments and the environment together are too long for this system (getconf ARG_MAX)";
            case "11" -> "this system allows no further process (ulimit -u, or the container's pids limit)";
            case "12" -> "there is not enough memory to start a process";
            default -> message.substring(0, Math.min(message.length(), LONGEST_CHARS));
        };
    }
}
