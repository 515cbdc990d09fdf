package dev.linkbook.check;

import java.util.ArrayList;
import java.util.List;

/// The lines of a source with their line breaks, whichever they are: joined they are the source.
final class RawLines {
    private RawLines() {}

    static List<String> of(String source) {
        var lines = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < source.length(); i++) {
            boolean ends = source.charAt(i) == '\n' || (source.charAt(i) == '\r' && !source.startsWith("\n", i + 1));
            if (ends) {
                lines.add(source.substring(start, i + 1));
                start = i + 1;
            }
        }
        if (start < source.length()) {
            lines.add(source.substring(start));
        }
        return lines;
    }

    static String text(String line) {
        int end = line.length();
        while (end > 0 && "\r\n".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(0, end);
    }

    /// The line break that a source uses: that of its first line.
    static String lineBreak(String source) {
        for (String line : of(source)) {
            if (line.endsWith("\r\n")) {
                return "\r\n";
            }
            return line.endsWith("\r") ? "\r" : "\n";
        }
        return "\n";
    }
}
