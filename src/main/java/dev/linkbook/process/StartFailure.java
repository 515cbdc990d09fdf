package dev.linkbook.process;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why the JVM could not start a process.
final class StartFailure {
    private static final Pattern ERRNO = Pattern.compile("error[:=] ?(\\d+)");
    private static final String NO_THREAD = "unable to create native thread";
    private static final int LONGEST_CHARS = 200;

    private StartFailure() {}

    /// The JDK's message names the whole command and zt-exec's the environment too, and both give advice about the
    /// JDK; the reader needs the reason. Numbers are those of errno(3) on Linux.
    static Ending of(IOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = String.valueOf(cause.getMessage());
        Matcher errno = ERRNO.matcher(message);
        return switch (errno.find() ? errno.group(1) : "") {
            case "2" -> new Ending.NotStarted("setsid was not found: install util-linux");
            case "7" ->
                new Ending.NotStarted(
                        "the arguments and the environment together are too long for this system (getconf ARG_MAX)");
            case "11" -> new Ending.NoProcessLeft();
            case "12" -> new Ending.NotStarted("there is not enough memory to start a process");
            default -> new Ending.NotStarted(firstLine(message));
        };
    }

    /// Every process needs threads that read its output, and the system counts threads as it counts processes.
    static Ending of(OutOfMemoryError e) {
        if (String.valueOf(e.getMessage()).contains(NO_THREAD)) {
            return new Ending.NoProcessLeft();
        }
        throw e;
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), LONGEST_CHARS));
    }
}
