package dev.linkbook.note;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The lines of a source, by 0-based number. A line ends with `\n`, `\r\n` or `\r`, as in CommonMark.
final class Lines {
    private final String source;
    /// Where each line begins, and behind the last, where the source ends.
    private final int[] starts;

    Lines(String source) {
        this.source = source;
        this.starts = starts(source);
    }

    private static int[] starts(String source) {
        var found = new int[16];
        int count = 1;
        for (int i = 0; i < source.length(); i++) {
            boolean ends = source.charAt(i) == '\n' || (source.charAt(i) == '\r' && !source.startsWith("\n", i + 1));
            if (ends && i + 1 < source.length()) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = i + 1;
            }
        }
        found = Arrays.copyOf(found, count + 1);
        found[count] = source.length();
        return found;
    }

    /// How many; an empty source has one, which is empty.
    int count() {
        return starts.length - 1;
    }

    int start(int line) {
        return starts[line];
    }

    /// The source from one line to another.
    ///
    /// @param to exclusive
    String slice(int from, int to) {
        return source.substring(starts[from], starts[to]);
    }

    boolean isBlank(int line) {
        return source.substring(starts[line], starts[line + 1]).isBlank();
    }

    /// A line without its line break.
    String text(int line) {
        int end = starts[line + 1];
        while (end > starts[line] && "\r\n".indexOf(source.charAt(end - 1)) >= 0) {
            end--;
        }
        return source.substring(starts[line], end);
    }

    /// The lines of a literal of a code block: each ends with `\n`.
    static List<String> ofLiteral(String literal) {
        var lines = new ArrayList<>(List.of(literal.split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }
}
