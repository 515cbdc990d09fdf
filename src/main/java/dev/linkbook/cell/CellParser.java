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
            "(?:\\s++|//[^\\n]*+\\n|/\\*(?:[^*]++|\\*(?!/))*+\\*/)*+package\\s++[\\w\\p{L}].*+", Pattern.DOTALL);

    /// In one cell; each is a call of the parser within another.
    private static final int MOST_COMMANDS = 100;

    /// Most scripts have no such line, and need not be read for that.
    private static final Pattern LINE_OF_A_COMMAND = Pattern.compile("(?m)^[ \\t]*+%[a-z]");

    /// Behind the `%`.
    static final Pattern TIME = Pattern.compile("time(?!\\S)");

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
            return shell(source.replaceFirst("!", ""));
        }
        if (GO_PROGRAM.matcher(source).matches()) {
            return program(source);
        }
        return shell(source);
    }

    private static Cell program(String source) {
        String name = GoFileName.in(source);
        int line = 1
                + lineBreaks(source.substring(
                        0, source.length() - source.stripLeading().length()));
        return GoFileName.isOfTest(name)
                ? new Cell.Invalid(Cell.Problem.TEST_FILE, name, line)
                : new Cell.Go(name, true, List.of(), List.of(), source, 1);
    }

    /// To bash, `%cd` is a job that begins so.
    private static Cell shell(String script) {
        if (!LINE_OF_A_COMMAND.matcher(script).find()) {
            return new Cell.Shell(script);
        }
        for (List<ShellWord> command : ShellText.commands(script)) {
            ShellWord first = command.getFirst();
            if (first.text().startsWith("%")
                    && CommandName.of(first.text().substring(1)).isPresent()) {
                return new Cell.Invalid(
                        Cell.Problem.MISPLACED_COMMAND,
                        first.text(),
                        1 + lineBreaks(script.substring(0, first.start())));
            }
        }
        return new Cell.Shell(script);
    }

    private static int lineBreaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private static Cell marked(String source) {
        int start = source.indexOf("%%");
        int end = source.indexOf('\n', start);
        String head = source.substring(start + 2, end < 0 ? source.length() : end);
        String body = end < 0 ? "" : source.substring(end + 1);
        int line = 1 + lineBreaks(source.substring(0, start));
        if (!ShellText.isComplete(head)) {
            return new Cell.Invalid(Cell.Problem.OPEN_QUOTE, head.strip(), line);
        }
        List<String> words = values(head);
        String name = words.isEmpty() ? "" : words.getFirst();
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        Optional<CellHead> known = CellHead.of("%%" + name);
        if (known.isEmpty()) {
            return new Cell.Invalid(Cell.Problem.UNKNOWN_CELL, "%%" + name, line);
        }
        return switch (known.get()) {
            case GO -> GoCell.read(rest, body, line + 1, GoFileName.in(body));
            case WRITEFILE -> writeFile(rest, body, line);
            // The blank lines keep bash's own line numbers those of the cell.
            case SH, BASH ->
                rest.isEmpty()
                        ? shell("\n".repeat(line) + body)
                        : new Cell.Invalid(Cell.Problem.EXTRA_WORD, rest.getFirst(), line);
        };
    }

    private static Cell writeFile(List<String> words, String body, int line) {
        boolean append = words.contains("-a");
        var names = new ArrayList<>(words);
        names.removeIf("-a"::equals);
        if (names.isEmpty()) {
            return new Cell.Invalid(Cell.Problem.NO_FILE_NAME, "%%writefile", line);
        }
        if (names.getFirst().startsWith("-")) {
            return new Cell.Invalid(Cell.Problem.UNKNOWN_OPTION, names.getFirst(), line);
        }
        return names.size() > 1
                ? new Cell.Invalid(Cell.Problem.EXTRA_WORD, names.get(1), line)
                : new Cell.WriteFile(names.getFirst(), append, body);
    }

    /// What is cut off in front leaves its line breaks behind, so that the lines of the rest keep their numbers.
    private static Cell command(String source, int commandsAbove) {
        int start = source.indexOf('%');
        int breaks = lineBreaks(source.substring(0, start));
        if (commandsAbove > MOST_COMMANDS) {
            return new Cell.Invalid(Cell.Problem.TOO_MANY_COMMANDS, String.valueOf(MOST_COMMANDS), 1 + breaks);
        }
        String before = "\n".repeat(breaks);
        String text = source.substring(start + 1);
        Matcher timed = TIME.matcher(text);
        if (timed.lookingAt()) {
            return timed(parse(before + text.substring(timed.end()), commandsAbove + 1), 1 + breaks);
        }
        String line = firstLine(text);
        Cell command = oneCommand(line, 1 + breaks);
        String rest = text.substring(line.length());
        return command instanceof Cell.Command first && !rest.isBlank()
                ? new Cell.Then(first, parse(before + rest, commandsAbove + 1))
                : command;
    }

    private static Cell oneCommand(String text, int line) {
        List<ShellWord> words = words(text);
        for (ShellWord word : words) {
            if (word.isOperator()) {
                return new Cell.Invalid(Cell.Problem.OPERATOR, word.text(), line);
            }
        }
        if (!ShellText.isComplete(text)) {
            return new Cell.Invalid(Cell.Problem.OPEN_QUOTE, "%" + text.strip(), line);
        }
        return words.isEmpty()
                ? new Cell.Command(CommandName.HELP.word(), List.of(), line)
                : new Cell.Command(
                        words.getFirst().value(),
                        words.stream().skip(1).map(ShellWord::text).toList(),
                        line);
    }

    private static Cell timed(Cell cell, int line) {
        return switch (cell) {
            case Cell.Empty() -> new Cell.Command(CommandName.TIME.word(), List.of(), line);
            case Cell.Invalid _ -> cell;
            case Cell.Command _, Cell.Then _, Cell.Timed _, Cell.Go _, Cell.WriteFile _, Cell.Shell _ ->
                new Cell.Timed(cell);
        };
    }

    private static List<String> values(String line) {
        return words(line).stream().map(ShellWord::value).toList();
    }

    /// A carriage return at the end belongs to the line break.
    private static List<ShellWord> words(String line) {
        return ShellText.words(line.replaceFirst("\r$", ""));
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
