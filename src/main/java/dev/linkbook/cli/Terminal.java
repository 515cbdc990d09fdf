package dev.linkbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What is known about the terminal.
///
/// @param widthColumns of a line
/// @param outIsTerminal whether stdout is one
/// @param errIsTerminal whether stderr is one
/// @param bold whether text may be bold: on a terminal, unless `NO_COLOR` is set or it is dumb
record Terminal(int widthColumns, boolean outIsTerminal, boolean errIsTerminal, boolean bold) {
    private static final int DEFAULT_COLUMNS = 80;
    private static final int LARGEST_COLUMNS = 120;

    static Terminal of(Map<String, String> environment) {
        boolean out = isTerminal(1);
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        // The launcher has asked the terminal; a person's COLUMNS counts for more.
        String width = environment.getOrDefault("COLUMNS", System.getProperty("linkbook.columns", ""));
        return new Terminal(columns(width), out, isTerminal(2), out && !plain);
    }

    private static int columns(String text) {
        return text.matches("\\d{2,4}") ? Math.min(Integer.parseInt(text), LARGEST_COLUMNS) : DEFAULT_COLUMNS;
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}
