package dev.linkbook.check;

import java.util.List;

/// A change of a note: whole lines, with their line breaks.
///
/// @param from index of the first line that goes, or before which the others are put
record Edit(int from, List<String> removed, List<String> added) {
    Edit {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /// Without the lines at both ends that stay.
    Edit trimmed() {
        int head = 0;
        int most = Math.min(removed.size(), added.size());
        while (head < most && removed.get(head).equals(added.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && removed.get(removed.size() - 1 - tail).equals(added.get(added.size() - 1 - tail))) {
            tail++;
        }
        return new Edit(
                from + head, removed.subList(head, removed.size() - tail), added.subList(head, added.size() - tail));
    }

    void apply(List<String> lines) {
        lines.subList(from, from + removed.size()).clear();
        lines.addAll(from, added);
    }
}
