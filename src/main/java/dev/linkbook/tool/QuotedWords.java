package dev.linkbook.tool;

import java.util.ArrayList;
import java.util.List;

/// Splits the value of `-ldflags` as Go does (cmd/internal/quoted.Split): blanks separate; a word that begins
/// with a quote goes to the next quote of that kind; there are no escapes.
final class QuotedWords {
    private QuotedWords() {}

    /// What separates (blanks and quotes, perhaps nothing) and words, by turns, beginning and ending with the
    /// former. Joined they are the text.
    static List<String> split(String text) {
        var pieces = new ArrayList<String>();
        int at = 0;
        boolean closing = false;
        while (true) {
            int start = at;
            at += closing ? 1 : 0;
            while (at < text.length() && isBlank(text.charAt(at))) {
                at++;
            }
            boolean quoted = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
            int word = quoted ? at + 1 : at;
            pieces.add(text.substring(start, word));
            if (word >= text.length()) {
                return pieces;
            }
            int end = quoted ? text.indexOf(text.charAt(at), word) : blank(text, word);
            at = end < 0 ? text.length() : end;
            pieces.add(text.substring(word, at));
            closing = quoted && end >= 0;
        }
    }

    private static int blank(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (isBlank(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
