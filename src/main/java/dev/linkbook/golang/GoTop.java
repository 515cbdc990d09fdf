package dev.linkbook.golang;

import java.util.LinkedHashSet;
import java.util.Set;

/// Reads the top of a Go file: package clause and import declarations (Go specification, "Source file
/// organization"), up to the first thing that is neither. In one pass, whatever the text.
final class GoTop {
    private final String text;
    private final Set<String> imports = new LinkedHashSet<>();
    private int at;

    private GoTop(String text) {
        this.text = text;
    }

    /// Whether the first word, after comments, is `package`, with a name behind it.
    static boolean hasPackage(String text) {
        return new GoTop(text).packageClause();
    }

    /// The import paths, in order, each once. A text without a package clause has none.
    static Set<String> imports(String text) {
        var top = new GoTop(text);
        if (top.packageClause()) {
            while (top.word().equals("import") && top.declaration()) {
                // the declaration has been read
            }
        }
        return top.imports;
    }

    private boolean packageClause() {
        return word().equals("package") && !word().isEmpty();
    }

    /// One path, or several in parentheses, each perhaps with a name in front.
    private boolean declaration() {
        skip();
        if (!accept('(')) {
            return spec();
        }
        skip();
        while (!accept(')')) {
            if (!spec()) {
                return false;
            }
            skip();
        }
        return true;
    }

    private boolean spec() {
        word();
        accept('.');
        skip();
        char quote = at < text.length() ? text.charAt(at) : ' ';
        if (quote != '"' && quote != '`') {
            return false;
        }
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            at = text.length();
            return false;
        }
        imports.add(text.substring(at + 1, end));
        at = end + 1;
        return true;
    }

    /// The next word, empty when something else comes.
    private String word() {
        skip();
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean accept(char wanted) {
        boolean found = at < text.length() && text.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    /// Blanks, semicolons and comments; an open comment goes to the end.
    private void skip() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == ';' || c == '\uFEFF') {
                at++;
            } else if (text.startsWith("//", at)) {
                at = endOf("\n");
            } else if (text.startsWith("/*", at)) {
                at += 2;
                at = endOf("*/");
            } else {
                return;
            }
        }
    }

    private int endOf(String mark) {
        int end = text.indexOf(mark, at);
        return end < 0 ? text.length() : end + mark.length();
    }
}
