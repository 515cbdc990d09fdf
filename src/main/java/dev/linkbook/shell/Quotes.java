package dev.linkbook.shell;

import java.util.List;
import java.util.regex.Pattern;

/// Quotes put on and taken off: bash(1), "QUOTING".
final class Quotes {
    /// Nothing here is special to bash anywhere in a word. A tilde is, and a brace, so they are missing.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final String text;
    private final int end;
    private final List<Span> verbatim;
    private final StringBuilder value = new StringBuilder();
    private int at;
    private int nextSpan;
    private boolean inDouble;

    /// A part of the text, by index.
    record Span(int start, int end) {}

    private Quotes(String text, int start, int end, List<Span> verbatim) {
        this.text = text;
        this.at = start;
        this.end = end;
        this.verbatim = verbatim;
    }

    static String quote(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /// The word between two indices without its quotes.
    ///
    /// @param verbatim the expansions in it, in order, whose own quotes stay
    static String remove(String text, int start, int end, List<Span> verbatim) {
        var quotes = new Quotes(text, start, end, verbatim);
        while (quotes.at < end) {
            quotes.at = quotes.step();
        }
        return quotes.value.toString();
    }

    private int step() {
        if (nextSpan < verbatim.size() && verbatim.get(nextSpan).start() == at) {
            Span span = verbatim.get(nextSpan++);
            value.append(text, span.start(), span.end());
            return span.end();
        }
        return switch (text.charAt(at)) {
            case '\\' -> backslash();
            case '"' -> toggleDouble();
            case '\'' -> inDouble ? keep() : single();
            case '$' -> dollar();
            default -> keep();
        };
    }

    private int keep() {
        value.append(text.charAt(at));
        return at + 1;
    }

    private int toggleDouble() {
        inDouble = !inDouble;
        return at + 1;
    }

    private int single() {
        int close = text.indexOf('\'', at + 1);
        int stop = close < 0 || close >= end ? end : close;
        value.append(text, at + 1, stop);
        return Math.min(stop + 1, end);
    }

    /// `$"..."` is `"..."` when there is no translation; `$'...'` has escapes of its own.
    private int dollar() {
        char next = at + 1 < end ? text.charAt(at + 1) : ' ';
        if (inDouble || (next != '\'' && next != '"')) {
            return keep();
        }
        if (next == '"') {
            return at + 1;
        }
        int close = AnsiQuote.close(text, at + 2, end);
        value.append(AnsiQuote.decode(text.substring(at + 2, close)));
        return Math.min(close + 1, end);
    }

    private int backslash() {
        if (at + 1 >= end) {
            return keep();
        }
        char next = text.charAt(at + 1);
        if (next == '\n') {
            return at + 2;
        }
        if (inDouble && "$`\"\\".indexOf(next) < 0) {
            value.append('\\');
        }
        value.append(next);
        return at + 2;
    }
}
