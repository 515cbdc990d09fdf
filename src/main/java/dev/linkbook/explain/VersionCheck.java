package dev.linkbook.explain;

import dev.linkbook.binary.Finding;
import dev.linkbook.binary.VersionDefinition;
import dev.linkbook.binary.VersionNeed;
import dev.linkbook.explain.Dependencies.LackingVersion;
import dev.linkbook.explain.DependencySearch.Loaded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Holds what each loaded file asks of its libraries' symbol versions against what those define, as glibc's loader does
/// (elf/dl-version.c): a library without any definitions is let through.
final class VersionCheck {
    private final List<Loaded> loaded;
    private final Map<String, Loaded> byName = new HashMap<>();
    /// By path.
    private final Map<String, Set<String>> defined = new HashMap<>();

    /// @param loaded the program first
    VersionCheck(List<Loaded> loaded) {
        this.loaded = loaded;
        for (Loaded each : loaded) {
            byName.putIfAbsent(each.name(), each);
            each.dynamic()
                    .flatMap(dynamic -> dynamic.soname().found())
                    .ifPresent(soname -> byName.putIfAbsent(soname, each));
        }
    }

    List<LackingVersion> lacking() {
        var lacking = new ArrayList<LackingVersion>();
        for (Loaded asker : loaded) {
            for (VersionNeed need : asker.elf().versionNeeds().found().orElse(List.of())) {
                Loaded library = byName.get(need.file());
                if (library != null && !need.weak()) {
                    lacking(need, library).ifPresent(lacking::add);
                }
            }
        }
        return lacking;
    }

    private Optional<LackingVersion> lacking(VersionNeed need, Loaded library) {
        return library.elf().versionDefinitions()
                                instanceof Finding.Present<List<VersionDefinition>>(var definitions, var place)
                        && !names(library, definitions).contains(need.version())
                ? Optional.of(new LackingVersion(
                        need.file(), need.version(), need.place(), library.elf().path(), place))
                : Optional.empty();
    }

    private Set<String> names(Loaded library, List<VersionDefinition> definitions) {
        return defined.computeIfAbsent(library.path(), _ -> {
            var names = new HashSet<String>();
            definitions.forEach(each -> names.add(each.name()));
            return names;
        });
    }
}
