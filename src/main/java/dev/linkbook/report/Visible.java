package dev.linkbook.report;

/// Makes hostile characters visible: text out of binaries, notes and tools must not move a cursor, ring a
/// bell, or turn the reading direction.
public final class Visible {
    private Visible() {}

    /// The text with every control and formatting character but newline and tab as `\x1b` or `\u202e`.
    public static String of(String text) {
        if (!hidesAny(text)) {
            return text;
        }
        var visible = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isHidden(point)) {
                visible.append(point < 0x100 ? String.format("\\x%02x", point) : String.format("\\u%04x", point));
            } else {
                visible.appendCodePoint(point);
            }
        });
        return visible.toString();
    }

    /// No stream: each text of a page comes here, most of them short.
    private static boolean hidesAny(String text) {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (isHidden(point)) {
                return true;
            }
            at += Character.charCount(point);
        }
        return false;
    }

    /// Whether it would act instead of being seen.
    static boolean isHidden(int point) {
        if ((point >= ' ' && point <= '~') || point == '\n' || point == '\t') {
            return false;
        }
        return switch (Character.getType(point)) {
            // Cf: bidi overrides, zero-width characters, soft hyphens; private use and lone surrogates show nothing
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }
}
