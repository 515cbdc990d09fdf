package dev.linkbook.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Today's output laid over the recorded one: lines that are the same but for what varies stay as they are recorded,
/// patterns stay patterns, the rest is today's.
final class Merge {
    /// Lines of one times lines of the other: beyond that all of it is replaced.
    private static final long MOST_CELLS = 1 << 20;

    private final List<String> recorded;
    private final List<String> today;
    private final List<String> plainRecorded;
    private final List<String> plainToday;

    /// A line of the merged output.
    ///
    /// @param kept index of the recorded line that stays; empty for a line of today's
    record Line(Optional<Integer> kept, String text) {}

    private Merge(Comparison comparison, List<String> recorded, List<String> today) {
        this.recorded = recorded;
        this.today = today;
        plainRecorded = recorded.stream().map(comparison::plain).toList();
        plainToday = today.stream().map(comparison::plain).toList();
    }

    static List<Line> merge(Comparison comparison, List<String> recorded, List<String> today) {
        var merge = new Merge(comparison, recorded, today);
        return (long) recorded.size() * today.size() > MOST_CELLS
                ? today.stream().map(line -> new Line(Optional.empty(), line)).toList()
                : merge.walk(merge.costs());
    }

    /// How many lines have to change from a place in both to the end.
    private int[][] costs() {
        var costs = new int[recorded.size() + 1][today.size() + 1];
        for (int i = recorded.size(); i >= 0; i--) {
            for (int j = today.size(); j >= 0; j--) {
                costs[i][j] = i == recorded.size() && j == today.size() ? 0 : cost(costs, i, j);
            }
        }
        return costs;
    }

    private int cost(int[][] costs, int i, int j) {
        boolean hasRecorded = i < recorded.size();
        boolean hasToday = j < today.size();
        if (hasRecorded && isDots(i)) {
            return Math.min(costs[i + 1][j], hasToday ? costs[i][j + 1] : Integer.MAX_VALUE);
        }
        if (hasRecorded && hasToday && same(i, j)) {
            return costs[i + 1][j + 1];
        }
        int remove = hasRecorded ? costs[i + 1][j] + 1 : Integer.MAX_VALUE;
        int add = hasToday ? costs[i][j + 1] + 1 : Integer.MAX_VALUE;
        int replace = hasRecorded && hasToday ? costs[i + 1][j + 1] + 1 : Integer.MAX_VALUE;
        return Math.min(replace, Math.min(remove, add));
    }

    private List<Line> walk(int[][] costs) {
        var lines = new ArrayList<Line>();
        int i = 0;
        int j = 0;
        while (i < recorded.size() || j < today.size()) {
            boolean both = i < recorded.size() && j < today.size();
            if (i < recorded.size() && isDots(i)) {
                boolean takes = j < today.size() && costs[i][j + 1] < costs[i + 1][j];
                if (takes) {
                    j++;
                } else {
                    lines.add(new Line(Optional.of(i), recorded.get(i)));
                    i++;
                }
            } else if (both && same(i, j)) {
                lines.add(new Line(Optional.of(i), recorded.get(i)));
                i++;
                j++;
            } else if (i < recorded.size() && costs[i][j] == costs[i + 1][j] + 1) {
                i++;
            } else {
                lines.add(new Line(Optional.empty(), today.get(j)));
                i += both && costs[i][j] == costs[i + 1][j + 1] + 1 ? 1 : 0;
                j++;
            }
        }
        return lines;
    }

    private boolean isDots(int i) {
        return recorded.get(i).strip().equals("...");
    }

    private boolean same(int i, int j) {
        return plainRecorded.get(i).equals(plainToday.get(j))
                || LinePatterns.matchesLine(plainRecorded.get(i), plainToday.get(j));
    }
}
