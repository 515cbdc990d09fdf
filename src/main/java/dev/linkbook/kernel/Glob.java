package dev.linkbook.kernel;

/// Patterns with `*`, `?` and sets as `[a-z]` or `[^a-z]`, as IPython's history takes them (SQLite's GLOB). Not by way
/// of a regular expression, which a hostile pattern keeps busy for ever.
final class Glob {
    private Glob() {}

    /// Whether the pattern stands for the whole text. Takes time in proportion to the product of their lengths at most.
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int afterStar = 0;
        while (t < text.length()) {
            int next = p < pattern.length() && pattern.charAt(p) != '*' ? after(pattern, p, text.charAt(t)) : -1;
            if (next >= 0) {
                p = next;
                t++;
            } else if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                afterStar = t;
            } else if (star >= 0) {
                // The last star takes one character more.
                p = star + 1;
                t = ++afterStar;
            } else {
                return false;
            }
        }
        return pattern.chars().skip(p).allMatch(c -> c == '*');
    }

    /// Where the pattern goes on when what begins there stands for this character; -1 when it does not.
    private static int after(String pattern, int p, char c) {
        char first = pattern.charAt(p);
        // A `]` in front belongs to the set.
        int end = first == '[' ? pattern.indexOf(']', start(pattern, p) + 1) : -1;
        if (end > 0) {
            boolean wanted = start(pattern, p) == p + 1;
            return holds(pattern.substring(start(pattern, p), end), c) == wanted ? end + 1 : -1;
        }
        return first == '?' || first == c ? p + 1 : -1;
    }

    private static int start(String pattern, int p) {
        return pattern.startsWith("^", p + 1) ? p + 2 : p + 1;
    }

    private static boolean holds(String set, char c) {
        for (int i = 0; i < set.length(); i++) {
            boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
            if (range ? set.charAt(i) <= c && c <= set.charAt(i + 2) : set.charAt(i) == c) {
                return true;
            }
            i += range ? 2 : 0;
        }
        return false;
    }
}
