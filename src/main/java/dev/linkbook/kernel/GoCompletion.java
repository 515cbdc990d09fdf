package dev.linkbook.kernel;

import dev.linkbook.cell.Cell;
import dev.linkbook.golang.GoSource;
import dev.linkbook.golang.Gopls;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What can stand at a place of a Go program: what gopls says; without it Go's keywords and the words of the program.
final class GoCompletion {
    /// The Go specification's "identifier", of more than one character.
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]+");

    private static final Pattern TYPED = Pattern.compile("[\\p{L}\\p{Nd}_]*$");

    private final Gopls gopls;

    GoCompletion(Gopls gopls) {
        this.gopls = gopls;
    }

    /// @param offset in the program
    /// @param at in the cell
    Options at(Cell.Go program, int offset, int at) {
        List<Gopls.Item> items = gopls.complete(program.fileName(), program.source(), offset);
        if (items.isEmpty()) {
            return gopls.isMissing() ? words(program.source(), offset, at) : Options.none(at);
        }
        List<Options.Choice> choices = items.stream()
                .limit(Options.MOST)
                .map(item -> new Options.Choice(item.text(), type(item.kind())))
                .toList();
        return new Options(choices, at - offset + items.getFirst().startOffset(), at);
    }

    /// Nothing behind a point, where only somebody who knows the types could say something.
    private static Options words(String source, int offset, int at) {
        Matcher end = TYPED.matcher(source).region(0, offset);
        String typed = end.find() ? end.group() : "";
        if (typed.isEmpty() || source.startsWith(".", offset - typed.length() - 1)) {
            return Options.none(at);
        }
        Stream<Options.Choice> keywords = GoSource.KEYWORDS.stream().map(word -> new Options.Choice(word, "keyword"));
        Stream<Options.Choice> words = WORD.matcher(source)
                .results()
                .filter(word -> word.end() != offset)
                .map(MatchResult::group)
                .filter(word -> !GoSource.KEYWORDS.contains(word))
                .distinct()
                .sorted()
                .map(word -> new Options.Choice(word, "instance"));
        return Options.beginning(typed, Stream.concat(words, keywords).toList(), at);
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
}
