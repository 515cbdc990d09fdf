package dev.linkbook.cell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name under which a Go cell is saved and built.
final class GoFileName {
    /// Names that begin with `_` or a dot are none to Go (`go help packages`), and one with a dash would be a flag.
    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.-]*+(?<=\\.go)";

    private static final Pattern WHOLE = Pattern.compile(NAME);
    private static final Pattern COMMENT =
            Pattern.compile("\\s*+//[ \\t]*+(" + NAME + ")[ \\t\\r]*+(?:\\n.*+)?", Pattern.DOTALL);

    private GoFileName() {}

    static boolean isOne(String name) {
        return WHOLE.matcher(name).matches();
    }

    /// Whether Go builds a file of this name for `go test` alone.
    static boolean isOfTest(String name) {
        return name.endsWith("_test.go");
    }

    /// What a program's first line says in a comment, else `main.go`.
    static String in(String program) {
        Matcher comment = COMMENT.matcher(program);
        return comment.matches() ? comment.group(1) : "main.go";
    }
}
