package dev.linkbook.note;

/// The text of a command.
final class CommandText {
    private CommandText() {}

    /// Without the blanks behind it; one that a backslash quotes stays.
    static String trim(String typed) {
        String trimmed = typed.stripTrailing();
        boolean quoted = trimmed.length() < typed.length() && backslashes(trimmed) % 2 == 1;
        return quoted ? typed.substring(0, trimmed.length() + 1) : trimmed;
    }

    private static int backslashes(String text) {
        int count = 0;
        while (count < text.length() && text.charAt(text.length() - 1 - count) == '\\') {
            count++;
        }
        return count;
    }
}
