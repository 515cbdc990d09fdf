package dev.linkbook.note;

import dev.linkbook.note.Step.Reason;
import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a fence of commands without prompts. Prose and pasted output may stand among them, so a line is a command
/// only when its first word is one here.
final class CommandsReader {
    /// A line that never completes makes the rest be read to its end; a hostile note may not ask for that often.
    private static final int VAIN_SEARCHES = 8;

    private static final Pattern LINKBOOK = Pattern.compile("\\s*[%!][\\p{L}_./~].*", Pattern.DOTALL);
    private static final Pattern LOADER_LINE = Pattern.compile("\\s*/\\S++ \\(0x.*", Pattern.DOTALL);

    private final String text;
    private final List<String> lines;
    private final int firstLine;
    private final Predicate<String> commandExists;
    private final List<Step> steps = new ArrayList<>();
    private int vain;

    private CommandsReader(List<String> lines, int firstLine, Predicate<String> commandExists) {
        this.text = String.join("\n", lines);
        this.lines = lines;
        this.firstLine = firstLine;
        this.commandExists = commandExists;
    }

    /// @param firstLine 1-based line of the note on which the first of the lines stands
    static List<Step> read(List<String> lines, int firstLine, Predicate<String> commandExists) {
        var reader = new CommandsReader(lines, firstLine, commandExists);
        reader.read();
        return reader.steps;
    }

    private void read() {
        int line = 0;
        int start = 0;
        while (line < lines.size()) {
            int length = lines.get(line).isBlank() ? lines.get(line).length() : step(line, start);
            line += (int) text.substring(start, start + length)
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            start += length + 1;
        }
    }

    /// Reads what begins on a line; how many characters it takes.
    private int step(int index, int start) {
        String line = lines.get(index);
        int number = firstLine + index;
        if (steps.isEmpty() && line.startsWith("%%")) {
            steps.add(new Step.Command(number, "", text.substring(start).stripTrailing(), ""));
            return text.length() - start;
        }
        if (LINKBOOK.matcher(line).matches()) {
            steps.add(new Step.Command(number, "", CommandText.trim(line), ""));
            return line.length();
        }
        Reason reason = reason(line);
        return reason == null ? command(line, number, start) : skip(line, number, reason);
    }

    private int command(String line, int number, int start) {
        OptionalInt end = vain < VAIN_SEARCHES || ShellText.isComplete(line)
                ? ShellText.commandEnd(text, start)
                : OptionalInt.empty();
        if (end.isEmpty()) {
            vain++;
            return skip(line, number, Reason.NOT_COMPLETE);
        }
        String command = text.substring(start, end.getAsInt());
        if (redirectsFromArrow(command)) {
            return skip(line, number, Reason.OUTPUT_OF_A_TOOL);
        }
        steps.add(new Step.Command(number, "", CommandText.trim(command), ""));
        return command.length();
    }

    private int skip(String line, int number, Reason reason) {
        steps.add(new Step.Text(number, line, reason));
        return line.length();
    }

    private @Nullable Reason reason(String line) {
        if (line.contains(" => ") || LOADER_LINE.matcher(line).matches()) {
            return Reason.OUTPUT_OF_A_TOOL;
        }
        if (line.strip().startsWith("#")) {
            return Reason.COMMENT;
        }
        return isCommand(line) ? null : Reason.NOT_A_COMMAND_HERE;
    }

    private boolean isCommand(String line) {
        return ShellText.firstCommand(line)
                .map(name -> ShellText.isKeywordOrBuiltin(name)
                        || name.startsWith("./")
                        || name.startsWith("../")
                        || commandExists.test(name))
                .orElseGet(() -> assigns(line));
    }

    private static boolean assigns(String line) {
        List<ShellWord> words = ShellText.words(line);
        return !words.isEmpty() && words.stream().allMatch(ShellWord::isAssignment);
    }

    /// `a => b` as bash reads it: the word `=`, and `b` emptied.
    private static boolean redirectsFromArrow(String command) {
        for (List<ShellWord> words : ShellText.commands(command)) {
            for (int i = 1; i < words.size(); i++) {
                boolean touching = words.get(i - 1).end() == words.get(i).start();
                if (touching
                        && words.get(i).isRedirection()
                        && "=".equals(words.get(i - 1).text())) {
                    return true;
                }
            }
        }
        return false;
    }
}
