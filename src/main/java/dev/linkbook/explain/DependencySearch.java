package dev.linkbook.explain;

import dev.linkbook.binary.Dynamic;
import dev.linkbook.binary.Elf;
import dev.linkbook.binary.Finding;
import dev.linkbook.explain.Dependencies.Found;
import dev.linkbook.explain.Dependencies.LackingVersion;
import dev.linkbook.explain.Dependencies.Node;
import dev.linkbook.explain.Dependencies.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Follows DT_NEEDED from file to file, breadth first as a loader does: of two libraries of one name the one
/// that is asked for first is loaded.
final class DependencySearch {
    /// Far more than any program has; also bounds the depth, because each library is opened once.
    static final int LIBRARIES_MAX = 1024;

    private static final String UNREADABLE = "";

    /// A file that was opened, and by whose wish.
    ///
    /// @param askedBy the file that asked for it, none for the program
    record Loaded(String name, Elf elf, String path, Optional<Loaded> askedBy) {
        Optional<Dynamic> dynamic() {
            return elf.dynamic().found();
        }
    }

    /// A wish and what came of it.
    ///
    /// @param loaded the file, if it was opened by this wish
    /// @param again whether an earlier wish had that name
    private record Wish(String name, String askedBy, Found found, Optional<Loaded> loaded, boolean again) {}

    private final Libraries libraries;
    private final Machine machine;
    private final Loaded program;
    private final FolderRules rules;
    private final Map<String, Found> known = new HashMap<>();
    private final IdentityHashMap<Loaded, List<Wish>> wishes = new IdentityHashMap<>();
    private boolean truncated;

    DependencySearch(Elf elf, Libraries libraries) {
        this.libraries = libraries;
        this.machine = libraries.machine();
        this.program = new Loaded(
                elf.path().toString(), elf, elf.path().toAbsolutePath().toString(), Optional.empty());
        this.rules = FolderRules.of(elf, libraries);
    }

    Dependencies run() {
        var queue = new ArrayList<Loaded>(List.of(program));
        for (int i = 0; i < queue.size(); i++) {
            List<Wish> made = wishesOf(queue.get(i));
            wishes.put(queue.get(i), made);
            for (Wish wish : made) {
                if (wish.loaded.isPresent() && queue.size() < LIBRARIES_MAX) {
                    queue.add(wish.loaded.get());
                } else if (wish.loaded.isPresent()) {
                    truncated = true;
                }
            }
        }
        List<LackingVersion> lacking = rules.holdsVersions() ? new VersionCheck(queue).lacking() : List.of();
        return new Dependencies(interpreter(), nodes(program), lacking, truncated);
    }

    private Optional<Node> interpreter() {
        return program.elf.interpreter() instanceof Finding.Present<String>(String path, var _)
                ? Optional.of(new Node(path, program.name, byPath(path), List.of(), false))
                : Optional.empty();
    }

    private Found byPath(String path) {
        return machine.file(path)
                .<Found>map(file -> new Found.At(path, file, Rule.BY_PATH))
                .orElse(new Found.Nowhere(List.of()));
    }

    private List<Wish> wishesOf(Loaded asker) {
        var made = new ArrayList<Wish>();
        for (var needed : asker.dynamic().map(Dynamic::needed).orElse(List.of())) {
            made.add(wish(needed.value(), asker));
        }
        return made;
    }

    private Wish wish(String name, Loaded asker) {
        Found before = known.get(name);
        if (before != null) {
            return new Wish(name, asker.name, before, Optional.empty(), true);
        }
        Search search = new Search(name, asker);
        Found found = search.found();
        known.put(name, found);
        Optional<Loaded> loaded = search.elf.map(elf -> new Loaded(name, elf, search.path, Optional.of(asker)));
        loaded.flatMap(Loaded::dynamic)
                .flatMap(dynamic -> dynamic.soname().found())
                .ifPresent(soname -> known.putIfAbsent(soname, found));
        return new Wish(name, asker.name, found, loaded, false);
    }

    /// One name, looked for in one folder after the other.
    private final class Search {
        private final String name;
        private final Loaded asker;
        private Optional<Elf> elf = Optional.empty();
        private String path = UNREADABLE;

        Search(String name, Loaded asker) {
            this.name = name;
            this.asker = asker;
        }

        Found found() {
            Optional<String> loader = rules.loaderFor(name);
            if (loader.isPresent()) {
                return at(loader.get(), Rule.LOADER).orElse(new Found.Nowhere(List.of(loader.get())));
            } else if (name.contains("/")) {
                return at(FolderRules.expanded(name, asker), Rule.BY_PATH).orElse(new Found.Nowhere(List.of()));
            }
            var searched = new ArrayList<String>();
            for (FolderRules.Folder folder : rules.folders(asker)) {
                Optional<Found> found = at(folder.path() + "/" + name, folder.rule());
                if (found.isPresent()) {
                    return found.get();
                }
                searched.add(folder.path());
            }
            return new Found.Nowhere(searched.stream().distinct().toList());
        }

        /// A file for another processor or width is passed over, as loaders do.
        private Optional<Found> at(String candidate, Rule rule) {
            Optional<Libraries.Library> there = libraries.at(candidate).filter(library -> fits(library.elf()));
            if (there.isPresent()) {
                elf = there.map(Libraries.Library::elf);
                path = candidate;
            }
            return there.map(library -> new Found.At(candidate, library.file(), rule));
        }

        private boolean fits(Elf library) {
            return library.header().machine() == program.elf.header().machine()
                    && library.header().elfClass() == program.elf.header().elfClass()
                    && library.header().data() == program.elf.header().data();
        }
    }

    private List<Node> nodes(Loaded asker) {
        return wishes.getOrDefault(asker, List.of()).stream()
                .map(wish -> new Node(
                        wish.name,
                        wish.askedBy,
                        wish.found,
                        wish.loaded.map(this::nodes).orElse(List.of()),
                        wish.again))
                .toList();
    }
}
