package dev.linkbook.golang;

import dev.linkbook.tool.BuildGrammar;
import dev.linkbook.tool.BuildKind;
import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The `go list` that loads the same packages as a build (`go help list`, `go help build`).
final class GoList {
    /// Flags that decide which packages and files take part, in front of their value. An external link adds
    /// `runtime/cgo` (Go's cmd/go/internal/load, `LinkerDeps`).
    private static final Map<BuildKind, String> FLAGS = Map.of(
            BuildKind.TAGS, "-tags=",
            BuildKind.MODULES, "-mod=",
            BuildKind.BUILDMODE, "-buildmode=",
            BuildKind.SANITIZER, "",
            BuildKind.LD_LINKMODE_EXTERNAL, "-ldflags=-linkmode=");

    /// Flags that decide it too, but whose value the grammar does not keep, or that change the folder.
    private static final Set<String> BEYOND = Set.of("modfile", "overlay", "compiler");

    private GoList() {}

    /// Its words; none when the call builds nothing, or when no `go list` would surely see the same.
    static Optional<List<String>> command(Sighting build) {
        List<Fragment> fragments = BuildGrammar.parse(build);
        if (fragments.isEmpty() || fragments.stream().anyMatch(GoList::isBeyond)) {
            return Optional.empty();
        }
        var argv = new ArrayList<>(List.of("go", "list", "-deps", "-json=" + PackageGraph.FIELDS));
        for (Fragment fragment : fragments) {
            if (fragment.kind() instanceof BuildKind kind && FLAGS.containsKey(kind)) {
                argv.add(FLAGS.get(kind) + value(fragment));
            }
        }
        argv.add("--");
        fragments.stream()
                .filter(fragment -> fragment.kind() == BuildKind.PACKAGE)
                .forEach(fragment -> argv.add(value(fragment)));
        return Optional.of(argv);
    }

    private static boolean isBeyond(Fragment fragment) {
        return fragment.kind() == BuildKind.FOLDER
                || fragment.kind() == BuildKind.UNEXPLAINED
                || (fragment.kind() == BuildKind.OTHER_FLAG
                        && BEYOND.contains(value(fragment).replaceFirst("^--?", "")));
    }

    private static String value(Fragment fragment) {
        return fragment.operands().getOrDefault("value", "");
    }
}
