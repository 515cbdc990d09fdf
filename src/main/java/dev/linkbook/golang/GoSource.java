package dev.linkbook.golang;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What can be read off a Go file without the toolchain.
public final class GoSource {
    /// The Go specification, "Keywords".
    public static final List<String> KEYWORDS = List.of(
            "break",
            "case",
            "chan",
            "const",
            "continue",
            "default",
            "defer",
            "else",
            "fallthrough",
            "for",
            "func",
            "go",
            "goto",
            "if",
            "import",
            "interface",
            "map",
            "package",
            "range",
            "return",
            "select",
            "struct",
            "switch",
            "type",
            "var");

    /// One that is never closed reaches to the end, so that no text is searched twice.
    private static final Pattern COMMENT = Pattern.compile("//[^\\n]*+|/\\*(?:[^*]++|\\*(?!/))*+(?:\\*/|\\z)");

    private static final Pattern PACKAGE = Pattern.compile("\\s*+package\\s++([\\p{L}\\p{N}_]++)");

    /// Imports follow each other directly behind the package clause; what comes later are words in a string.
    private static final Pattern IMPORTS =
            Pattern.compile("\\G[\\s;]*+import\\b\\s*+(?:\\(([^)]*+)\\)|([\\w.]*+\\s*+[\"`][^\"`\\n]*+[\"`]))");

    /// Brackets, and whatever can hold brackets that mean nothing.
    private static final Pattern TOKEN = Pattern.compile("//[^\\n]*+|/\\*(?:[^*]++|\\*(?!/))*+(?:\\*/|\\z)"
            + "|`[^`]*+`?|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"?|'(?:[^'\\\\\\n]++|\\\\.)*+'?|[()\\[\\]{}]");

    /// Behind any operator but `++` and `--`, and any keyword but four, no line break ends a statement ("Semicolons" in
    /// Go's specification).
    private static final Pattern WANTS_MORE = Pattern.compile("(?:(?<!\\+)\\+|(?<!-)-|[*/%&|^<>=!~,.:]"
            + "|\\b(?!(?:break|continue|fallthrough|return)\\b)(?:" + String.join("|", KEYWORDS) + "))\\s*+\\z");

    private static final Pattern PATH = Pattern.compile("[\"`]([^\"`\\n]+)[\"`]");

    private GoSource() {}

    /// Whether the text reads like a Go file: its first word, after comments, is `package`.
    public static boolean isGo(String text) {
        return PACKAGE.matcher(withoutComments(text)).lookingAt();
    }

    /// The package's name, if the text is a Go file.
    public static Optional<String> packageName(String source) {
        Matcher clause = PACKAGE.matcher(withoutComments(source));
        return clause.lookingAt() ? Optional.of(clause.group(1)) : Optional.empty();
    }

    /// Whether a Go compiler would not ask for more: each bracket, text and comment that is opened is closed
    /// again, and its last line ends as a statement can. A `)` too many counts as closed: more text cannot mend it.
    public static boolean isComplete(String source) {
        return isBalanced(source) && !WANTS_MORE.matcher(code(source)).find();
    }

    private static boolean isBalanced(String source) {
        int open = 0;
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            switch (token.group().charAt(0)) {
                case '(', '[', '{' -> open++;
                case ')', ']', '}' -> open--;
                default -> {
                    if (isUnclosed(token.group())) {
                        return false;
                    }
                }
            }
        }
        return open <= 0 && isGo(source);
    }

    /// With a blank for each comment. What looks like one in a text is none.
    private static String code(String source) {
        return TOKEN.matcher(source)
                .replaceAll(token -> token.group().startsWith("/") ? " " : Matcher.quoteReplacement(token.group()));
    }

    /// A text in double or single quotes ends with its line, closed or not.
    private static boolean isUnclosed(String token) {
        return (token.startsWith("/*") && (token.length() < 4 || !token.endsWith("*/")))
                || (token.startsWith("`") && (token.length() < 2 || !token.endsWith("`")));
    }

    /// The import paths, in order, each once.
    public static List<String> imports(String source) {
        var paths = new LinkedHashSet<String>();
        String code = withoutComments(source);
        Matcher clause = PACKAGE.matcher(code);
        Matcher declaration = IMPORTS.matcher(code).region(clause.lookingAt() ? clause.end() : 0, code.length());
        while (declaration.find()) {
            String body = declaration.group(1) != null ? declaration.group(1) : declaration.group(2);
            Matcher path = PATH.matcher(body);
            while (path.find()) {
                paths.add(path.group(1));
            }
        }
        return new ArrayList<>(paths);
    }

    /// The imports that no standard library has: their first element holds a dot, as a module's host name
    /// does (`go help importpath`).
    public static Set<String> foreignImports(String source) {
        var foreign = new LinkedHashSet<String>();
        for (String path : imports(source)) {
            int slash = path.indexOf('/');
            if ((slash < 0 ? path : path.substring(0, slash)).contains(".") && !path.startsWith(".")) {
                foreign.add(path);
            }
        }
        return foreign;
    }

    /// A comment stands for a blank: `package/* */main` is valid.
    private static String withoutComments(String source) {
        return COMMENT.matcher(source).replaceAll(" ");
    }
}
