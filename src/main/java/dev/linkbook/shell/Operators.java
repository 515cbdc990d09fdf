package dev.linkbook.shell;

import java.util.List;

/// The operators of bash: POSIX "Token Recognition", and what bash(1) adds to it.
final class Operators {
    /// Longest first, so that the first that fits is the one.
    private static final List<String> ALL = List.of(
            "&>>", "<<-", "<<<", ";;&", "&&", "||", ";;", ";&", "|&", "<<", ">>", "<&", ">&", "<>", ">|", "&>", ";",
            "&", "|", "<", ">", "(", ")", "\n");

    private Operators() {}

    static boolean isMeta(char c) {
        return switch (c) {
            case ' ', '\t', '\n', ';', '&', '|', '<', '>', '(', ')' -> true;
            default -> false;
        };
    }

    /// The operator at this place, where a meta character other than a blank must stand.
    static String at(String text, int index) {
        for (String operator : ALL) {
            if (text.startsWith(operator, index)) {
                return operator;
            }
        }
        throw new IllegalArgumentException("no operator at " + index);
    }

    /// Also with a descriptor in front: `2>`, `{log}>`.
    static boolean isRedirection(String operator) {
        return operator.indexOf('<') >= 0 || operator.indexOf('>') >= 0;
    }
}
