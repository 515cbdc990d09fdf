package dev.linkbook.shell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The escapes inside `$'...'`: bash(1), "QUOTING". They name bytes, which together are UTF-8.
final class AnsiQuote {
    private static final String LETTERS = "abeEfnrtv\\'\"?";
    private static final String MEANINGS = "\u0007\b\u001b\u001b\f\n\r\t\u000b\\'\"?";

    private final String body;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int at;

    private AnsiQuote(String body) {
        this.body = body;
    }

    /// The index of the quote that closes, or `end` when none does.
    static int close(String text, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) != '\'') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, end);
    }

    static String decode(String body) {
        var quote = new AnsiQuote(body);
        while (quote.at < body.length()) {
            quote.step();
        }
        String decoded = quote.bytes.toString(StandardCharsets.UTF_8);
        int nul = decoded.indexOf('\0');
        return nul < 0 ? decoded : decoded.substring(0, nul);
    }

    private void step() {
        int plain = body.indexOf('\\', at);
        int stop = plain < 0 || plain + 1 == body.length() ? body.length() : plain;
        put(body.substring(at, stop));
        at = stop;
        if (at < body.length()) {
            escape();
        }
    }

    private void escape() {
        char letter = body.charAt(at + 1);
        at += 2;
        switch (letter) {
            case 'x' -> number(16, 2, "\\x");
            case 'u' -> number(16, 4, "\\u");
            case 'U' -> number(16, 8, "\\U");
            case 'c' -> control();
            default -> simple(letter);
        }
    }

    private void simple(char letter) {
        int index = LETTERS.indexOf(letter);
        if (index >= 0) {
            put(MEANINGS.substring(index, index + 1));
        } else if (letter >= '0' && letter <= '7') {
            at--;
            number(8, 3, "\\");
        } else {
            put("\\" + letter);
        }
    }

    private void control() {
        if (at < body.length()) {
            bytes.write(Character.toUpperCase(body.charAt(at++)) ^ 0x40);
        } else {
            put("\\c");
        }
    }

    /// A number of at most so many digits; without any, the escape stands as typed.
    private void number(int radix, int digits, String typed) {
        int start = at;
        long code = 0;
        while (at < body.length() && at - start < digits && digit(radix) >= 0) {
            code = code * radix + digit(radix);
            at++;
        }
        if (at == start) {
            put(typed);
        } else if (digits <= 3) {
            bytes.write((int) code);
        } else {
            put(code <= Character.MAX_CODE_POINT ? Character.toString((int) code) : "\ufffd");
        }
    }

    private int digit(int radix) {
        char c = body.charAt(at);
        return c < 128 ? Character.digit(c, radix) : -1;
    }

    private void put(String part) {
        bytes.writeBytes(part.getBytes(StandardCharsets.UTF_8));
    }
}
