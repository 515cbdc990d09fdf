package dev.linkbook.cell;

import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a cell.
///
/// | the cell begins with | it is |
/// |---|---|
/// | `package`, after comments, or `%%go` | a Go program |
/// | `%%writefile` | a file |
/// | `%name` | a command of Linkbook |
/// | anything else, also `!`, `%%sh`, `%%bash` | shell |
public final class CellParser {
    /// A package clause behind nothing but blanks and comments. Possessive, so that no text makes it back up.
    private static final Pattern GO_PROGRAM = Pattern.compile(
            "(?:\\s++|//[^\\n]*+\\n|/\\*(?:[^*]++|\\*(?!/))*+\\*/)*+package\\s++\\w.*+", Pattern.DOTALL);

    private static final Pattern NAME_COMMENT =
            Pattern.compile("\\s*+//[ \\t]*+(\\w[\\w.-]*\\.go)[ \\t\\r]*+(?:\\n.*+)?", Pattern.DOTALL);
    /// In one cell; each is a call of the parser within another.
    private static final int MOST_COMMANDS = 100;

    private static final Pattern TIME = Pattern.compile("time(?!\\S)");
    private static final Pattern FILE_NAME = Pattern.compile("\\w[\\w.-]*\\.go");

    private CellParser() {}

    /// What the cell asks for. Any text is a cell; one that cannot be read is `Cell.Invalid`.
    public static Cell parse(String source) {
        return parse(source, 0);
    }

    private static Cell parse(String source, int commandsAbove) {
        String text = source.stripLeading();
        if (text.isEmpty()) {
            return new Cell.Empty();
        }
        if (text.startsWith("%%")) {
            return marked(source);
        }
        if (text.startsWith("%")) {
            return command(source, commandsAbove);
        }
        if (text.startsWith("!")) {
            return new Cell.Shell(source.replaceFirst("!", ""));
        }
        if (GO_PROGRAM.matcher(source).matches()) {
            return new Cell.Go(nameIn(source), true, List.of(), List.of(), source, 1);
        }
        return new Cell.Shell(source);
    }

    private static Cell marked(String source) {
        int start = source.indexOf("%%");
        int end = source.indexOf('\n', start);
        String head = source.substring(start + 2, end < 0 ? source.length() : end);
        String body = end < 0 ? "" : source.substring(end + 1);
        int bodyLine = 2
                + (int) source.substring(0, start)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        if (!ShellText.isComplete(head)) {
            return new Cell.Invalid(Cell.Problem.OPEN_QUOTE, head.strip());
        }
        List<String> words = values(head);
        String name = words.isEmpty() ? "" : words.getFirst();
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        Optional<CellHead> known = CellHead.of("%%" + name);
        if (known.isEmpty()) {
            return new Cell.Invalid(Cell.Problem.UNKNOWN_CELL, "%%" + name);
        }
        return switch (known.get()) {
            case GO -> GoCell.read(rest, body, bodyLine, nameIn(body));
            case WRITEFILE -> writeFile(rest, body);
            // The blank lines keep bash's own line numbers those of the cell.
            case SH, BASH ->
                rest.isEmpty()
                        ? new Cell.Shell("\n".repeat(bodyLine - 1) + body)
                        : new Cell.Invalid(Cell.Problem.EXTRA_WORD, rest.getFirst());
        };
    }

    private static Cell writeFile(List<String> words, String body) {
        boolean append = words.contains("-a");
        var names = new ArrayList<>(words);
        names.removeIf("-a"::equals);
        if (names.isEmpty()) {
            return new Cell.Invalid(Cell.Problem.NO_FILE_NAME, "%%writefile");
        }
        if (names.getFirst().startsWith("-")) {
            return new Cell.Invalid(Cell.Problem.UNKNOWN_OPTION, names.getFirst());
        }
        return names.size() > 1
                ? new Cell.Invalid(Cell.Problem.EXTRA_WORD, names.get(1))
                : new Cell.WriteFile(names.getFirst(), append, body);
    }

    /// What is cut off in front leaves its line breaks behind, so that the lines of the rest keep their numbers.
    private static Cell command(String source, int commandsAbove) {
        if (commandsAbove > MOST_COMMANDS) {
            return new Cell.Invalid(Cell.Problem.BAD_COMMAND, "%");
        }
        int start = source.indexOf('%');
        String before = "\n".repeat((int) source.substring(0, start).lines().count());
        String text = source.substring(start + 1);
        Matcher timed = TIME.matcher(text);
        if (timed.lookingAt()) {
            return timed(parse(before + text.substring(timed.end()), commandsAbove + 1));
        }
        String line = firstLine(text);
        if (!ShellText.isComplete(line)) {
            return new Cell.Invalid(Cell.Problem.OPEN_QUOTE, "%" + line.strip());
        }
        List<String> words = values(line);
        Cell.Command command = words.isEmpty()
                ? new Cell.Command("help", List.of())
                : new Cell.Command(words.getFirst(), words.subList(1, words.size()));
        String rest = text.substring(line.length());
        return rest.isBlank() ? command : new Cell.Then(command, parse(before + rest, commandsAbove + 1));
    }

    private static Cell timed(Cell cell) {
        return cell instanceof Cell.Empty ? new Cell.Command(CommandName.TIME.word(), List.of()) : new Cell.Timed(cell);
    }

    private static String nameIn(String program) {
        Matcher comment = NAME_COMMENT.matcher(program);
        return comment.matches() ? comment.group(1) : "main.go";
    }

    /// Whether a Go file of this name may be written by `%%go`.
    static boolean isGoFileName(String name) {
        return FILE_NAME.matcher(name).matches();
    }

    /// A carriage return at the end belongs to the line break.
    private static List<String> values(String line) {
        return ShellText.words(line.replaceFirst("\r$", "")).stream()
                .map(ShellWord::value)
                .toList();
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
