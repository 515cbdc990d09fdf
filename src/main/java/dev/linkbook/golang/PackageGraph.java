package dev.linkbook.golang;

import dev.linkbook.tool.CgoUse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The packages of a program and their imports, as `go list -deps` prints them by [#TEMPLATE].
final class PackageGraph {
    /// A line for each package, with a tab between the fields. Not JSON: to read it took longer than all else that
    /// there is to explain about a build.
    static final String TEMPLATE =
            "{{.ImportPath}}\t{{.Name}}\t{{.DepOnly}}\t{{len .CgoFiles}}\t{{join .Imports \" \"}}\t"
                    + "{{range $path, $vendored := .ImportMap}}{{$path}} {{$vendored}} {{end}}\t";

    private static final int FIELDS = 6;

    private static final String RUNTIME_CGO = "runtime/cgo";

    private final Map<String, GoPackage> packages = new LinkedHashMap<>();

    /// @param cgo whether a file of it imports "C"
    /// @param root whether it was named in the command, not only imported
    private record GoPackage(String path, String name, List<String> imports, boolean cgo, boolean root) {
        boolean isMain() {
            return root && name.equals(CgoUse.MAIN);
        }
    }

    /// Empty when the text is something else.
    static Optional<PackageGraph> parse(String text) {
        var graph = new PackageGraph();
        for (String line : text.lines().toList()) {
            String[] fields = line.split("\t", FIELDS + 1);
            if (fields.length <= FIELDS) {
                return Optional.empty();
            }
            GoPackage next = read(fields);
            graph.packages.put(next.path, next);
        }
        return Optional.of(graph);
    }

    private static GoPackage read(String[] fields) {
        var vendored = new HashMap<String, String>();
        List<String> pairs = words(fields[5]);
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            vendored.put(pairs.get(i), pairs.get(i + 1));
        }
        List<String> imports = words(fields[4]).stream()
                .map(path -> vendored.getOrDefault(path, path))
                .toList();
        return new GoPackage(fields[0], fields[1], imports, !fields[3].equals("0"), fields[2].equals("false"));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    /// The packages that use cgo, those nearest to `main` first, those that no import leads to last.
    List<CgoUse> cgoUses() {
        Map<String, String> importers = importers();
        var uses = new ArrayList<CgoUse>();
        for (GoPackage each : packages.values()) {
            if (each.cgo && !each.path.equals(RUNTIME_CGO)) {
                uses.add(new CgoUse(shown(each.path), chain(each.path, importers)));
            }
        }
        if (uses.isEmpty() && packages.containsKey(RUNTIME_CGO)) {
            uses.add(new CgoUse(RUNTIME_CGO, chain(RUNTIME_CGO, importers)));
        }
        uses.sort((a, b) -> Integer.compare(distance(a), distance(b)));
        return uses;
    }

    private static int distance(CgoUse use) {
        return use.chain().isEmpty() ? Integer.MAX_VALUE : use.chain().size();
    }

    /// Breadth first from `main`: for each package that is reached the one that led to it; for `main` itself.
    private Map<String, String> importers() {
        var importers = new LinkedHashMap<String, String>();
        var next = new ArrayDeque<String>();
        packages.values().stream().filter(GoPackage::isMain).forEach(main -> {
            importers.put(main.path, main.path);
            next.add(main.path);
        });
        while (!next.isEmpty()) {
            String path = next.remove();
            GoPackage importer = packages.get(path);
            for (String imported : importer == null ? List.<String>of() : importer.imports) {
                if (packages.containsKey(imported) && importers.putIfAbsent(imported, path) == null) {
                    next.add(imported);
                }
            }
        }
        return importers;
    }

    private List<String> chain(String path, Map<String, String> importers) {
        var chain = new ArrayDeque<String>();
        String at = path;
        while (importers.containsKey(at)) {
            chain.addFirst(shown(at));
            String importer = importers.get(at);
            if (importer == null || importer.equals(at)) {
                return List.copyOf(chain);
            }
            at = importer;
        }
        return List.of();
    }

    private String shown(String path) {
        GoPackage shown = packages.get(path);
        return shown != null && shown.isMain() ? CgoUse.MAIN : path;
    }
}
