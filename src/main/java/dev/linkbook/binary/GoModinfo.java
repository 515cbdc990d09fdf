package dev.linkbook.binary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the text of Go's build information: lines of tab-separated words (Go's runtime/debug/mod.go).
final class GoModinfo {
    private String path = "";
    private @Nullable GoModule main;
    private final List<GoModule> deps = new ArrayList<>();
    private final Map<String, String> settings = new LinkedHashMap<>();

    static GoBuildInfo parse(String goVersion, String text) {
        var parser = new GoModinfo();
        text.lines().forEach(parser::line);
        return new GoBuildInfo(goVersion, parser.path, Optional.ofNullable(parser.main), parser.deps, parser.settings);
    }

    private void line(String line) {
        int tab = line.indexOf('\t');
        if (tab < 0) {
            return;
        }
        String rest = line.substring(tab + 1);
        switch (line.substring(0, tab)) {
            case "path" -> path = rest;
            case "mod" -> main = module(rest);
            case "dep" -> deps.add(module(rest));
            case "=>" -> replaceLast(module(rest));
            case "build" -> setting(rest);
            default -> {
                // A later Go's line: nothing here asks for it.
            }
        }
    }

    private static GoModule module(String words) {
        String[] parts = words.split("\t", -1);
        return new GoModule(
                parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "", Optional.empty());
    }

    private void replaceLast(GoModule replacement) {
        if (!deps.isEmpty()) {
            deps.addLast(replaced(deps.removeLast(), replacement));
        } else if (main != null) {
            main = replaced(main, replacement);
        }
    }

    private static GoModule replaced(GoModule module, GoModule replacement) {
        return new GoModule(module.path(), module.version(), module.sum(), Optional.of(replacement));
    }

    /// `key=value`, either of them quoted as Go quotes a string when it holds blanks or quotes.
    private void setting(String text) {
        int end = GoQuoted.end(text);
        int equals = text.indexOf('=', end);
        if (equals >= 0) {
            settings.put(GoQuoted.value(text.substring(0, equals)), GoQuoted.value(text.substring(equals + 1)));
        }
    }
}
