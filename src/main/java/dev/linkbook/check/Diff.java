package dev.linkbook.check;

import java.util.List;

/// Changes as a unified diff without context, which `patch` and `git apply --unidiff-zero` read.
final class Diff {
    private Diff() {}

    /// @param edits in the order of lines, as they apply one after the other
    static String of(String file, List<Edit> edits) {
        var diff = new StringBuilder("--- " + file + "\n+++ " + file + "\n");
        int shift = 0;
        for (Edit edit : edits) {
            diff.append("@@ -%s +%s @@%n"
                    .formatted(
                            range(edit.from(), edit.removed().size()),
                            range(edit.from() + shift, edit.added().size())));
            edit.removed().forEach(line -> line(diff, '-', line));
            edit.added().forEach(line -> line(diff, '+', line));
            shift += edit.added().size() - edit.removed().size();
        }
        return diff.toString();
    }

    /// A range without lines names the line before it.
    private static String range(int from, int count) {
        return (count == 0 ? from : from + 1) + "," + count;
    }

    private static void line(StringBuilder diff, char mark, String line) {
        diff.append(mark).append(line);
        if (!line.endsWith("\n")) {
            diff.append("\n\\ No newline at end of file\n");
        }
    }
}
