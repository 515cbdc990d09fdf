package dev.linkbook.binary;

/// Texts quoted as Go's strconv.Quote does it.
final class GoQuoted {
    private static final String SHORT = "abfnrtv\\\"'";
    private static final String MEANING = "\u0007\b\f\n\r\t\u000b\\\"'";

    private GoQuoted() {}

    /// The index behind the quoted text that a line begins with; 0 if it begins with none.
    static int end(String line) {
        if (line.isEmpty() || "\"`".indexOf(line.charAt(0)) < 0) {
            return 0;
        }
        char quote = line.charAt(0);
        for (int i = 1; i < line.length(); i++) {
            if (line.charAt(i) == quote) {
                return i + 1;
            }
            if (line.charAt(i) == '\\' && quote == '"') {
                i++;
            }
        }
        return 0;
    }

    /// The text without its quotes; a text that is not wholly quoted is its own value.
    static String value(String text) {
        int end = end(text);
        if (end == 0 || end != text.length()) {
            return text;
        }
        String inner = text.substring(1, end - 1);
        return text.charAt(0) == '`' ? inner : unescaped(inner);
    }

    private static String unescaped(String inner) {
        var value = new StringBuilder();
        for (int i = 0; i < inner.length(); ) {
            boolean escape = inner.charAt(i) == '\\' && i + 1 < inner.length();
            i = escape ? appendEscape(value, inner, i + 1) : append(value, inner, i);
        }
        return value.toString();
    }

    private static int append(StringBuilder value, String inner, int at) {
        value.append(inner.charAt(at));
        return at + 1;
    }

    /// Takes what follows a backslash; the index behind it.
    private static int appendEscape(StringBuilder value, String inner, int at) {
        char letter = inner.charAt(at);
        int known = SHORT.indexOf(letter);
        if (known >= 0) {
            value.append(MEANING.charAt(known));
            return at + 1;
        }
        return switch (letter) {
            case 'x' -> appendNumber(value, inner, at + 1, 2);
            case 'u' -> appendNumber(value, inner, at + 1, 4);
            case 'U' -> appendNumber(value, inner, at + 1, 8);
            default -> append(value, inner, at);
        };
    }

    private static int appendNumber(StringBuilder value, String inner, int at, int digits) {
        int end = Math.min(inner.length(), at + digits);
        try {
            value.appendCodePoint(Integer.parseInt(inner, at, end, 16));
        } catch (IllegalArgumentException notANumber) {
            value.append(inner, at, end);
        }
        return end;
    }
}
