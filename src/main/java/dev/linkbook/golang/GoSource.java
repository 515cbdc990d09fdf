package dev.linkbook.golang;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What can be read off a Go file without the toolchain.
public final class GoSource {
    private GoSource() {}

    /// Whether the text reads like a Go file: its first word, after comments, is `package`.
    public static boolean isGo(String text) {
        return GoTop.hasPackage(text);
    }

    /// The import paths, in order, each once.
    public static List<String> imports(String source) {
        return List.copyOf(GoTop.imports(source));
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
