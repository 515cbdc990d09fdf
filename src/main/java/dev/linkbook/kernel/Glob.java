package dev.linkbook.kernel;

/// Patterns with `*` and `?`. Not by way of a regular expression, which a hostile pattern keeps busy for ever.
final class Glob {
    private Glob() {}

    /// Whether the pattern stands for the whole text. Takes time in proportion to the product of their lengths at most.
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int afterStar = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                afterStar = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
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
}
