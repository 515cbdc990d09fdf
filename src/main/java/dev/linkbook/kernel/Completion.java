package dev.linkbook.kernel;

import dev.linkbook.cell.Cell;
import dev.linkbook.cell.CellParser;
import dev.linkbook.cell.CommandName;
import dev.linkbook.golang.GoFlags;
import dev.linkbook.golang.Gopls;
import dev.linkbook.session.Session;
import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What can stand at a place of a cell: commands of Linkbook, programs, files, flags of `go`, variables; in a Go
/// program what gopls says.
final class Completion {
    private static final int MOST = 500;

    private final Gopls gopls;
    private final Names names;

    Completion(Session session, Gopls gopls) {
        this.gopls = gopls;
        names = new Names(session);
    }

    Options at(String code, int at) {
        String before = code.substring(0, at);
        String line = before.substring(before.lastIndexOf('\n') + 1);
        if (!line.startsWith("%") && CellParser.parse(code) instanceof Cell.Go go) {
            return inGo(go, code, at);
        }
        if (line.matches("%%?[a-z]*")) {
            return options(commands(), line, at);
        }
        if (line.startsWith("%")) {
            return inCommand(line, at);
        }
        return inShell(before, at);
    }

    private Options inGo(Cell.Go go, String code, int at) {
        // The program is the end of the cell.
        int start = code.length() - go.source().length();
        List<Gopls.Item> items = gopls.complete(go.fileName(), go.source(), at - start);
        if (items.isEmpty()) {
            return gopls.isMissing() ? wordsOf(go.source(), code, at) : Options.none(at);
        }
        int from = start + items.getFirst().startOffset();
        List<Options.Choice> choices = items.stream()
                .limit(MOST)
                .map(item -> new Options.Choice(item.text(), type(item.kind())))
                .toList();
        return new Options(choices, from, at);
    }

    /// Without gopls: what stands in the program already.
    private static Options wordsOf(String source, String code, int at) {
        String typed = code.substring(0, at).replaceFirst("(?s).*[^\\w]", "");
        List<Options.Choice> words = choices(
                Pattern.compile("[\\p{L}_]\\w+")
                        .matcher(source)
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .sorted(),
                "instance");
        return options(words.stream().filter(word -> !word.text().equals(typed)).toList(), typed, at);
    }

    /// Of LSP's kinds of completion items the word that JupyterLab has an icon for.
    private static String type(int kind) {
        return switch (kind) {
            case 2, 3, 4 -> "function";
            case 7, 8, 22, 25 -> "class";
            case 9 -> "module";
            case 14 -> "keyword";
            case 21 -> "constant";
            default -> "instance";
        };
    }

    private static List<Options.Choice> commands() {
        Stream<String> cells = Stream.of("%%go", "%%writefile", "%%sh", "%%bash");
        Stream<String> commands = Arrays.stream(CommandName.values()).map(name -> "%" + name.word());
        return choices(Stream.concat(commands, cells), "magic");
    }

    private Options inCommand(String line, int at) {
        String command = line.replaceFirst("^%+", "");
        List<ShellWord> words = ShellText.words(command);
        String typed = line.substring(line.lastIndexOf(' ') + 1);
        boolean go = line.startsWith("%%go");
        List<String> own = words.isEmpty()
                ? List.of()
                : CommandName.of(words.getFirst().value())
                        .map(CommandName::words)
                        .orElse(List.of());
        if (typed.startsWith("-") && go) {
            return options(
                    choices(Stream.concat(Stream.of("-run=false"), GoFlags.BUILD.stream()), "keyword"), typed, at);
        }
        Options known = options(choices(own.stream(), "keyword"), typed, at);
        boolean open = !words.isEmpty() && words.getLast().end() >= command.length();
        return known.choices().isEmpty() ? files(words, open, at) : known;
    }

    private Options inShell(String before, int at) {
        List<List<ShellWord>> commands = ShellText.commands(before);
        List<ShellWord> command = commands.isEmpty() ? List.of() : commands.getLast();
        boolean open = !command.isEmpty() && command.getLast().end() >= before.length();
        String typed = open ? before.substring(command.getLast().start()) : "";
        List<String> words = command.stream()
                .filter(word -> !word.isOperator() && !word.isAssignment())
                .map(ShellWord::value)
                .toList();
        List<String> done = open && !words.isEmpty() ? words.subList(0, words.size() - 1) : words;
        String part = typed.substring(
                Math.max(typed.lastIndexOf(' '), Math.max(typed.lastIndexOf('"'), typed.lastIndexOf('\''))) + 1);
        if (part.startsWith("$")) {
            return options(names.variables(), part, at);
        }
        if (done.isEmpty() || (!open && before.matches("(?s).*[;&|\\n(]\\s*"))) {
            return part.contains("/") ? files(command, open, at) : options(names.programs(), part, at);
        }
        if (done.getFirst().equals("go")) {
            List<Options.Choice> flags = choices(goWords(done, part).stream(), "keyword");
            Options known = options(flags, part, at);
            return known.choices().isEmpty() ? files(command, open, at) : known;
        }
        return files(command, open, at);
    }

    /// The files that the last word may be the beginning of, in place of all of it: read as the shell reads it, and
    /// written so that the shell reads it.
    private Options files(List<ShellWord> words, boolean open, int at) {
        boolean begun = open && !words.getLast().isOperator();
        String typed = begun ? words.getLast().value() : "";
        int start = begun ? at - words.getLast().text().length() : at;
        return new Options(names.files(typed).stream().limit(MOST).toList(), start, at);
    }

    private static List<String> goWords(List<String> done, String part) {
        return switch (done.getLast()) {
            case "go", "help" -> GoFlags.COMMANDS;
            case "-ldflags" -> GoFlags.LINK;
            case "-buildmode" -> GoFlags.BUILD_MODES;
            default -> part.startsWith("-") ? GoFlags.BUILD : List.of();
        };
    }

    private static List<Options.Choice> choices(Stream<String> texts, String type) {
        return texts.map(text -> new Options.Choice(text, type)).toList();
    }

    /// Those that begin with what was typed, in place of it.
    private static Options options(List<Options.Choice> all, String typed, int at) {
        List<Options.Choice> fit = all.stream()
                .filter(choice -> choice.text().startsWith(typed))
                .limit(MOST)
                .toList();
        return new Options(fit, at - typed.length(), at);
    }
}
