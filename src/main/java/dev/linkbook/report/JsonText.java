package dev.linkbook.report;

import java.util.List;

/// A JSON document while it is written, two blanks deeper with each level. A library's writer takes a character at a
/// time through locks; of thousands of files, that was a fifth of all the work.
///
/// Whatever would act instead of being seen stands there as `\u001b` and the like.
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder();
    private final String newline;
    private int depth;
    /// Whether the innermost array or object has nothing in it yet.
    private boolean empty = true;
    private boolean named;

    /// @param depth of the levels around what is written
    JsonText(int depth) {
        newline = "\n" + "  ".repeat(depth);
    }

    JsonText beginObject() {
        return begin('{');
    }

    JsonText endObject() {
        return end('}');
    }

    JsonText beginArray() {
        return begin('[');
    }

    JsonText endArray() {
        return end(']');
    }

    /// The name of the value that comes next.
    JsonText name(String name) {
        next();
        quote(name);
        text.append(": ");
        named = true;
        return this;
    }

    JsonText value(String value) {
        next();
        quote(value);
        return this;
    }

    JsonText value(long value) {
        next();
        text.append(value);
        return this;
    }

    JsonText value(boolean value) {
        next();
        text.append(value);
        return this;
    }

    JsonText values(List<String> values) {
        beginArray();
        values.forEach(this::value);
        return endArray();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private JsonText begin(char bracket) {
        next();
        text.append(bracket);
        depth++;
        empty = true;
        return this;
    }

    private JsonText end(char bracket) {
        depth--;
        if (!empty) {
            line();
        }
        text.append(bracket);
        empty = false;
        return this;
    }

    /// A value behind its name stands in the same line.
    private void next() {
        if (named) {
            named = false;
            return;
        }
        if (depth > 0) {
            text.append(empty ? "" : ",");
            line();
        }
        empty = false;
    }

    private void line() {
        text.append(newline).repeat("  ", depth);
    }

    private void quote(String value) {
        text.append('"');
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (unit >= ' ' && unit < 0x7f && unit != '"' && unit != '\\') {
                continue;
            }
            int point = value.codePointAt(i);
            int length = Character.charCount(point);
            if (unit < 0x7f || Visible.isHidden(point)) {
                text.append(value, plain, i);
                for (int j = i; j < i + length; j++) {
                    escape(value.charAt(j));
                }
                plain = i + length;
            }
            i += length - 1;
        }
        text.append(value, plain, value.length()).append('"');
    }

    private void escape(char unit) {
        text.append('\\');
        switch (unit) {
            case '"', '\\' -> text.append(unit);
            case '\n' -> text.append('n');
            case '\t' -> text.append('t');
            case '\r' -> text.append('r');
            default -> {
                text.append('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    text.append(HEX.charAt((unit >> shift) & 15));
                }
            }
        }
    }
}
