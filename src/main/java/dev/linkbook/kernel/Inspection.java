package dev.linkbook.kernel;

import dev.linkbook.cell.Cell;
import dev.linkbook.cell.CellParser;
import dev.linkbook.cell.CommandName;
import dev.linkbook.golang.Gopls;
import dev.linkbook.session.Session;
import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import dev.linkbook.tool.BuildGrammar;
import dev.linkbook.tool.FileGrammar;
import dev.linkbook.tool.FileKind;
import dev.linkbook.tool.FileLine;
import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.LddGrammar;
import dev.linkbook.tool.LddKind;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands at a place of a cell: a command of Linkbook, a flag of `go`, a term of what `file` or `ldd`
/// print; in a Go program what gopls says.
final class Inspection {
    private static final Pattern WORD = Pattern.compile("[^\\s\"'#;|&()]+");
    private static final Pattern ABOUT_ELF = Pattern.compile(": +ELF ");
    private static final int LONGEST_TERM_WORDS = 6;

    /// Lines of `file`, with a term at the places where one can stand.
    private static final List<String> FILE_LINES = List.of(
            "x: ELF 64-bit LSB executable, x86-64, version 1 (SYSV), %s",
            "x: ELF 64-bit LSB %s, x86-64, version 1 (SYSV)");

    private final Session session;
    private final Speech speech;
    private final Gopls gopls;
    private boolean toldMissing;

    Inspection(Session session, Speech speech, Gopls gopls) {
        this.session = session;
        this.speech = speech;
        this.gopls = gopls;
    }

    /// Nothing when there is nothing to say.
    @Nullable
    DisplayData at(String code, int at) {
        if (CellParser.parse(code) instanceof Cell.Go go
                && at >= code.length() - go.source().length()) {
            int start = code.length() - go.source().length();
            return gopls.hover(go.fileName(), go.source(), at - start)
                    .map(Inspection::bundle)
                    .or(this::missing)
                    .orElse(null);
        }
        int lineStart = code.lastIndexOf('\n', at - 1) + 1;
        int lineEnd = code.indexOf('\n', lineStart);
        String line = code.substring(lineStart, lineEnd < 0 ? code.length() : lineEnd);
        return command(line)
                .or(() -> flag(code, at))
                .or(() -> fileLine(line, at - lineStart)
                        .or(() -> lddLine(line.strip()))
                        .flatMap(this::meaning))
                .or(() -> term(line, at - lineStart))
                .orElse(null);
    }

    /// Said once: who does not want gopls need not hear of it again.
    private Optional<DisplayData> missing() {
        boolean now = gopls.isMissing() && !toldMissing;
        toldMissing |= now;
        return now ? Optional.of(bundle(speech.words("message.no-gopls", Map.of()))) : Optional.empty();
    }

    private Optional<DisplayData> command(String line) {
        Matcher name = Pattern.compile("%([a-z]+).*").matcher(line);
        return name.matches()
                ? CommandName.of(name.group(1)).map(known -> bundle(speech.words(known.key(), Map.of())))
                : Optional.empty();
    }

    /// The fragment of a `go` command under the cursor.
    private Optional<DisplayData> flag(String code, int at) {
        for (List<ShellWord> command : ShellText.commands(code)) {
            boolean here =
                    command.getFirst().start() <= at && at <= command.getLast().end();
            List<String> words = command.stream()
                    .filter(word -> !word.isOperator() && !word.isAssignment())
                    .map(ShellWord::value)
                    .toList();
            if (here && !words.isEmpty() && words.getFirst().equals("go")) {
                return flag(words, wordAt(code, at));
            }
        }
        return Optional.empty();
    }

    private Optional<DisplayData> flag(List<String> words, String word) {
        var call = new Sighting(
                ToolName.GO, words.subList(1, words.size()), session.folder(), Map.of(), "", "", 0, List.of());
        return BuildGrammar.parse(call).stream()
                .filter(fragment -> !word.isEmpty() && fragment.text().contains(word))
                .findFirst()
                .flatMap(this::meaning);
    }

    private static String wordAt(String text, int at) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (word.start() <= at && at <= word.end()) {
                return word.group();
            }
        }
        return "";
    }

    /// The longest run of words around the cursor that is a term.
    private Optional<DisplayData> term(String line, int at) {
        List<int[]> words = WORD.matcher(line)
                .results()
                .map(word -> new int[] {word.start(), word.end()})
                .toList();
        for (int count = Math.min(LONGEST_TERM_WORDS, words.size()); count > 0; count--) {
            for (int i = 0; i + count <= words.size(); i++) {
                int start = words.get(i)[0];
                int end = words.get(i + count - 1)[1];
                if (start <= at && at <= end) {
                    Optional<DisplayData> found =
                            term(line.substring(start, end).replaceAll("[,:.]$", ""));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<DisplayData> term(String text) {
        return FILE_LINES.stream()
                .flatMap(line -> FileGrammar.parse(line.replace("%s", text)).stream())
                .flatMap(line -> line.fragments().stream())
                .filter(fragment -> fragment.text().equals(text) && isKnown(fragment))
                .findFirst()
                .or(() -> lddLine(text))
                .flatMap(this::meaning);
    }

    /// What stands at a place of a whole line about a program, behind its name.
    private static Optional<Fragment> fileLine(String line, int at) {
        if (!ABOUT_ELF.matcher(line).find()) {
            return Optional.empty();
        }
        int end = 0;
        for (FileLine parsed : FileGrammar.parse(line)) {
            for (Fragment fragment : parsed.fragments()) {
                end += fragment.text().length();
                if (at <= end) {
                    return Optional.of(fragment).filter(found -> found.kind() != FileKind.FILE_NAME && isKnown(found));
                }
            }
        }
        return Optional.empty();
    }

    /// Of a line, or of a term that can be one. Where it stood is not known: in other places whatever ends in a
    /// colon, and any path, would have a meaning.
    private static Optional<Fragment> lddLine(String text) {
        return LddGrammar.parse(text).stream()
                .filter(fragment -> fragment.kind() != LddKind.HEADING && isKnown(fragment))
                .findFirst();
    }

    private Optional<DisplayData> meaning(Fragment fragment) {
        return isKnown(fragment)
                ? speech.explainer()
                        .glossary()
                        .find(fragment.kind().key(), fragment.operands())
                        .map(text -> bundle(fragment.text() + "\n" + text, "`" + fragment.text() + "`: " + text))
                : Optional.empty();
    }

    private static boolean isKnown(Fragment fragment) {
        return !fragment.kind().name().matches("UNEXPLAINED|SEPARATOR");
    }

    private static DisplayData bundle(String text) {
        return bundle(text, text);
    }

    private static DisplayData bundle(String plain, String markdown) {
        var data = new DisplayData(plain);
        data.putMarkdown(markdown);
        return data;
    }
}
