package dev.linkbook.kernel;

import dev.linkbook.tool.FileGrammar;
import dev.linkbook.tool.FileKind;
import dev.linkbook.tool.FileLine;
import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.LddGrammar;
import dev.linkbook.tool.LddKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What stands at a place of a line, when it is a term that `file` or `ldd` prints, or a whole line of theirs.
final class OutputTerms {
    private static final Pattern WORD = Pattern.compile("[^\\s\"'#;|&()]+");
    private static final Pattern ABOUT_ELF = Pattern.compile(": +ELF ");
    private static final int LONGEST_TERM_WORDS = 6;

    /// Lines of `file`, with a term at the places where one can stand.
    private static final List<String> FILE_LINES = List.of(
            "x: ELF 64-bit LSB executable, x86-64, version 1 (SYSV), %s",
            "x: ELF 64-bit LSB %s, x86-64, version 1 (SYSV)");

    private OutputTerms() {}

    static Optional<Found> find(String line, int at) {
        return fileLine(line, at).or(() -> lddLine(line.strip())).map(Found::of).or(() -> term(line, at));
    }

    /// The longest run of words around the place that is a term.
    private static Optional<Found> term(String line, int at) {
        List<int[]> words = WORD.matcher(line)
                .results()
                .map(word -> new int[] {word.start(), word.end()})
                .toList();
        for (int count = Math.min(LONGEST_TERM_WORDS, words.size()); count > 0; count--) {
            for (int i = 0; i + count <= words.size(); i++) {
                int start = words.get(i)[0];
                int end = words.get(i + count - 1)[1];
                if (start <= at && at <= end) {
                    Optional<Found> found = term(line.substring(start, end).replaceAll("[,:.]$", ""));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> term(String text) {
        return FILE_LINES.stream()
                .flatMap(line -> FileGrammar.parse(line.replace("%s", text)).stream())
                .flatMap(line -> line.fragments().stream())
                .filter(fragment -> fragment.text().equals(text) && isTerm(fragment))
                .findFirst()
                .or(() -> lddLine(text))
                .map(Found::of)
                .or(() -> Term.ofWord(text).map(term -> Found.of(term, text)));
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
                    return Optional.of(fragment).filter(OutputTerms::isTerm);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isTerm(Fragment fragment) {
        return fragment.kind() != FileKind.FILE_NAME && Found.isKnown(fragment);
    }

    /// Of a line, or of a term that can be one. Where it stood is not known: in other places whatever ends in a
    /// colon, and any path, would have a meaning.
    private static Optional<Fragment> lddLine(String text) {
        return LddGrammar.parse(text).stream()
                .filter(fragment -> fragment.kind() != LddKind.HEADING && Found.isKnown(fragment))
                .findFirst();
    }
}
