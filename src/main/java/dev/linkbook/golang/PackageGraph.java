package dev.linkbook.golang;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonStreamParser;
import dev.linkbook.tool.CgoUse;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The packages of a program and their imports, as `go list -deps -json` prints them.
final class PackageGraph {
    /// What has to be asked for.
    static final String FIELDS = "ImportPath,Name,Imports,ImportMap,CgoFiles,DepOnly";

    private static final String RUNTIME_CGO = "runtime/cgo";

    private final Map<String, GoPackage> packages = new LinkedHashMap<>();

    /// @param cgo whether a file of it imports "C"
    /// @param root whether it was named in the command, not only imported
    private record GoPackage(String path, String name, List<String> imports, boolean cgo, boolean root) {
        boolean isMain() {
            return root && name.equals(CgoUse.MAIN);
        }
    }

    /// Objects, one behind the other; empty when that is not what the text is.
    static Optional<PackageGraph> parse(String text) {
        var graph = new PackageGraph();
        try {
            var objects = new JsonStreamParser(new StringReader(text));
            while (objects.hasNext()) {
                GoPackage next = read(objects.next().getAsJsonObject());
                graph.packages.put(next.path, next);
            }
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException notThat) {
            return Optional.empty();
        }
        return Optional.of(graph);
    }

    private static GoPackage read(JsonObject object) {
        JsonObject vendored = object.get("ImportMap") instanceof JsonObject map ? map : new JsonObject();
        List<String> imports = texts(object, "Imports").stream()
                .map(path -> vendored.has(path) ? vendored.get(path).getAsString() : path)
                .toList();
        return new GoPackage(
                text(object, "ImportPath"),
                text(object, "Name"),
                imports,
                !texts(object, "CgoFiles").isEmpty(),
                !object.has("DepOnly"));
    }

    private static String text(JsonObject object, String name) {
        return object.has(name) ? object.get(name).getAsString() : "";
    }

    private static List<String> texts(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array
                ? array.asList().stream().map(JsonElement::getAsString).toList()
                : List.of();
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
        uses.sort(Comparator.comparingInt(
                use -> use.chain().isEmpty() ? Integer.MAX_VALUE : use.chain().size()));
        return uses;
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
