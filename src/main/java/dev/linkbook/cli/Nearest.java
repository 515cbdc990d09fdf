package dev.linkbook.cli;

import java.util.Comparator;
import java.util.stream.Stream;

/// What the user may have meant.
final class Nearest {
    private static final int LONGEST = 40;

    private Nearest() {}

    /// ". Did you mean 'X'?" with the known name nearest to the one typed; empty when none is near.
    static String of(String typed, Stream<String> known) {
        if (typed.length() > LONGEST) {
            return "";
        }
        int mostEdits = typed.length() / 3;
        return known.filter(name -> name.startsWith(typed) || edits(typed, name) <= mostEdits)
                .min(Comparator.comparingInt(name -> edits(typed, name)))
                .map(name -> ". Did you mean '" + name + "'?")
                .orElse("");
    }

    /// Levenshtein's distance: how many letters to put in, take out or change.
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
