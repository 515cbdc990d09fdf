package dev.linkbook.note;

import dev.linkbook.note.Step.Reason;
import dev.linkbook.shell.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Reads a fence that holds prompts. Only what stands behind a prompt is a command, and it goes on over as many
/// lines as bash would have asked for.
final class TranscriptReader {
    private static final String CONTINUATION = "> ";

    private final List<String> lines;
    private final int firstLine;
    private final List<Prompt> prompts;
    private final List<Step> steps = new ArrayList<>();

    private TranscriptReader(List<String> lines, int firstLine, List<Prompt> prompts) {
        this.lines = lines;
        this.firstLine = firstLine;
        this.prompts = prompts;
    }

    /// @param firstLine 1-based line of the note on which the first of the lines stands
    static List<Step> read(List<String> lines, int firstLine, List<Prompt> prompts) {
        var reader = new TranscriptReader(lines, firstLine, prompts);
        int at = reader.orphans(0);
        while (at < lines.size()) {
            at = reader.prompted(at);
        }
        return reader.steps;
    }

    /// What stands at `from` belongs to no command, up to the next prompt.
    private int orphans(int from) {
        int to = nextPrompt(from);
        for (int i = from; i < to; i++) {
            if (!lines.get(i).isBlank()) {
                steps.add(new Step.Text(firstLine + i, lines.get(i), Reason.OUTPUT_WITHOUT_COMMAND));
            }
        }
        return to;
    }

    private int prompted(int at) {
        String line = lines.get(at);
        String typed = line.substring(promptLength(line));
        if (typed.isBlank() || typed.strip().startsWith("#")) {
            Reason reason = typed.isBlank() ? Reason.EMPTY_PROMPT : Reason.COMMENT;
            steps.add(new Step.Text(firstLine + at, line, reason));
            return orphans(at + 1);
        }
        int next = nextPrompt(at + 1);
        String command = command(typed, lines.subList(at + 1, next));
        int outputFrom = at + 1 + lineBreaks(command);
        var recorded = new StringBuilder();
        lines.subList(outputFrom, next)
                .forEach(output -> recorded.append(output).append('\n'));
        String prompt = line.substring(0, promptLength(line));
        steps.add(new Step.Command(firstLine + at, prompt, CommandText.trim(command), recorded.toString()));
        return next;
    }

    /// The command that begins with `typed`. When what follows never completes it, that line was all there was.
    private static String command(String typed, List<String> following) {
        if (following.isEmpty() || ShellText.isComplete(typed)) {
            return typed;
        }
        if (following.getFirst().startsWith(CONTINUATION)) {
            String answered = completed(typed, withoutMarks(following));
            if (!answered.equals(typed)) {
                return answered;
            }
        }
        return completed(typed, following);
    }

    private static List<String> withoutMarks(List<String> following) {
        return following.stream()
                .takeWhile(line -> line.startsWith(CONTINUATION) || line.equals(">"))
                .map(line -> line.substring(Math.min(line.length(), CONTINUATION.length())))
                .toList();
    }

    private static String completed(String typed, List<String> following) {
        String all = typed + "\n" + String.join("\n", following);
        OptionalInt end = ShellText.commandEnd(all, 0);
        return end.isPresent() ? all.substring(0, end.getAsInt()) : typed;
    }

    private static int lineBreaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private int nextPrompt(int from) {
        int at = from;
        while (at < lines.size() && promptLength(lines.get(at)) < 0) {
            at++;
        }
        return at;
    }

    private int promptLength(String line) {
        int longest = -1;
        for (Prompt prompt : prompts) {
            longest = Math.max(longest, prompt.length(line));
        }
        return longest;
    }
}
