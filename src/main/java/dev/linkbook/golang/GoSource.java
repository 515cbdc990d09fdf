package dev.linkbook.golang;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What can be read off a Go file without the toolchain.
public final class GoSource {
    private static final Pattern COMMENT = Pattern.compile("//[^\\n]*+|/\\*(?:[^*]++|\\*(?!/))*+\\*/");
    private static final Pattern IMPORTS =
            Pattern.compile("\\bimport\\s*+(?:\\(([^)]*+)\\)|([\\w.]*+\\s*+\"[^\"\\n]*+\"))");
    private static final Pattern PATH = Pattern.compile("\"([^\"\\n]+)\"");
    private static final Pattern PACKAGE = Pattern.compile("\\s*+package\\s++\\w++.*+", Pattern.DOTALL);

    private GoSource() {}

    /// Whether the text reads like a Go file: its first word, after comments, is `package`.
    public static boolean isGo(String text) {
        return PACKAGE.matcher(COMMENT.matcher(text).replaceAll("")).matches();
    }

    /// The import paths, in order, each once.
    public static List<String> imports(String source) {
        var paths = new LinkedHashSet<String>();
        Matcher declaration = IMPORTS.matcher(COMMENT.matcher(source).replaceAll(""));
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
}
