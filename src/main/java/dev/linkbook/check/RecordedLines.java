package dev.linkbook.check;

import dev.linkbook.note.Step;
import java.util.List;
import java.util.Optional;

/// Where the record of a command stands in a note.
///
/// @param from index of its first line
/// @param output its lines without the blank ones at the end, which are layout
/// @param prefix what stands before each of its lines: the indentation of a list item, the mark of a quotation
record RecordedLines(int from, List<String> output, String prefix) {
    RecordedLines {
        output = List.copyOf(output);
    }

    /// Looks below the command's own lines. Empty when its lines are not found as they were read, as with tabs that
    /// CommonMark takes apart.
    static Optional<RecordedLines> find(List<String> lines, Step.Command command) {
        String first = command.prompt() + command.text().lines().findFirst().orElse("");
        String raw = RawLines.text(lines.get(command.line() - 1));
        int at = raw.indexOf(first);
        if (at < 0) {
            return Optional.empty();
        }
        List<String> output = command.recorded().stripTrailing().lines().toList();
        int own = (int) command.text().lines().count();
        for (int from = command.line() - 1 + own; from <= command.line() + own + 1; from++) {
            if (standsAt(lines, from, output)) {
                return Optional.of(new RecordedLines(from, output, raw.substring(0, at)));
            }
        }
        return Optional.empty();
    }

    private static boolean standsAt(List<String> lines, int from, List<String> output) {
        if (from + output.size() > lines.size()) {
            return false;
        }
        for (int i = 0; i < output.size(); i++) {
            if (!RawLines.text(lines.get(from + i))
                    .stripTrailing()
                    .endsWith(output.get(i).stripTrailing())) {
                return false;
            }
        }
        return true;
    }

    /// A line as it stands in the note.
    String raw(String text, String lineBreak) {
        return (text.isEmpty() ? prefix.stripTrailing() : prefix + text) + lineBreak;
    }
}
