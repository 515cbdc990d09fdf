package dev.linkbook.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Fragments of a command that is put together from words, as one would type it: blanks between the words,
/// quotes where the shell needs them.
final class Written {
    private final List<Fragment> fragments = new ArrayList<>();

    List<Fragment> fragments() {
        return List.copyOf(fragments);
    }

    /// A word of the command, with a blank in front unless it is the first.
    void word(BuildKind kind, String text, Map<String, String> operands) {
        separate(fragments.isEmpty() ? "" : " ");
        add(kind, text, operands);
    }

    void add(BuildKind kind, String text, Map<String, String> operands) {
        if (!text.isEmpty()) {
            fragments.add(new Fragment(kind, text, operands));
        }
    }

    void separate(String text) {
        add(BuildKind.SEPARATOR, text, Map.of());
    }

    static String quoted(String value) {
        return quote(value) + inside(value) + quote(value);
    }

    /// The quote that the value needs, if it needs one.
    static String quote(String value) {
        return value.matches("[\\w@%+=:,./-]+") ? "" : hasOnlySingleQuotes(value) ? "\"" : "'";
    }

    /// How a piece of the value is written inside those quotes.
    static String inside(String piece, String value) {
        return quote(value).equals("'") ? piece.replace("'", "'\\''") : piece;
    }

    private static String inside(String value) {
        return inside(value, value);
    }

    private static boolean hasOnlySingleQuotes(String value) {
        return value.contains("'") && value.chars().noneMatch(c -> "\"$`\\!".indexOf(c) >= 0);
    }
}
