package dev.linkbook.check;

import java.util.List;

/// The patterns that a note may write into a recorded output: a line `...` stands for any number of lines, `[..]` for
/// anything within a line.
final class LinePatterns {
    private static final String LINES = "...";
    private static final String WITHIN = "[..]";

    private LinePatterns() {}

    static boolean hasPattern(String text) {
        return text.lines().anyMatch(LinePatterns::isPattern);
    }

    static boolean isPattern(String line) {
        return line.strip().equals(LINES) || line.contains(WITHIN);
    }

    static boolean matches(String recorded, String today) {
        return matches(
                recorded.stripTrailing().lines().toList(),
                today.stripTrailing().lines().toList());
    }

    /// Each `...` first takes no line, then one more each time that what follows does not fit: only the last one has
    /// to be moved, so that the work is bounded by the product of the two.
    private static boolean matches(List<String> recorded, List<String> today) {
        int pattern = 0;
        int line = 0;
        int lastDots = -1;
        int retry = 0;
        while (line < today.size()) {
            if (pattern < recorded.size() && recorded.get(pattern).strip().equals(LINES)) {
                lastDots = pattern++;
                retry = line;
            } else if (pattern < recorded.size() && matchesLine(recorded.get(pattern), today.get(line))) {
                pattern++;
                line++;
            } else if (lastDots >= 0) {
                pattern = lastDots + 1;
                line = ++retry;
            } else {
                return false;
            }
        }
        return recorded.subList(pattern, recorded.size()).stream()
                .allMatch(rest -> rest.strip().equals(LINES));
    }

    /// Whether a line fits one of the note, whose `[..]` stand for anything.
    static boolean matchesLine(String recorded, String today) {
        if (!recorded.contains(WITHIN)) {
            return recorded.equals(today);
        }
        int first = recorded.indexOf(WITHIN);
        int last = recorded.lastIndexOf(WITHIN);
        String tail = recorded.substring(last + WITHIN.length());
        if (!today.startsWith(recorded.substring(0, first)) || !today.endsWith(tail)) {
            return false;
        }
        int at = first;
        int from = first;
        while (from < last) {
            int next = recorded.indexOf(WITHIN, from + 1);
            String part = recorded.substring(from + WITHIN.length(), next);
            int found = today.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
            from = next;
        }
        return at + tail.length() <= today.length();
    }
}
