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
import java.util.stream.Stream;

/// The `go list` that loads the same packages as a build (`go help list`, `go help build`).
///
/// @param flags those of the build that decide which packages and files take part, but for its tags
/// @param tags of the build's `-tags`
/// @param packages what is built, as the build names it
record GoList(List<String> flags, List<String> tags, List<String> packages) {
    /// For [PackageGraph]; behind that, which files take part, and what the C compiler and linker get for them.
    private static final String TEMPLATE = PackageGraph.TEMPLATE
            + "{{.GoFiles}} {{.CgoFiles}} {{.CFiles}} {{.CXXFiles}} {{.HFiles}} {{.SFiles}} {{.SysoFiles}} {{.EmbedFiles}} "
            + "{{.CgoCFLAGS}} {{.CgoCPPFLAGS}} {{.CgoCXXFLAGS}} {{.CgoLDFLAGS}} {{.CgoPkgConfig}}";

    /// In front of their value. An external link adds `runtime/cgo` (Go's cmd/go/internal/load, `LinkerDeps`).
    private static final Map<BuildKind, String> FLAGS = Map.of(
            BuildKind.MODULES, "-mod=",
            BuildKind.BUILDMODE, "-buildmode=",
            BuildKind.SANITIZER, "",
            BuildKind.LD_LINKMODE_EXTERNAL, "-ldflags=-linkmode=");

    /// Flags that decide it too, but whose value the grammar does not keep.
    private static final Set<String> BEYOND = Set.of("modfile", "overlay", "compiler");

    /// None when the call builds nothing, or when no `go list` would surely see the same.
    static Optional<GoList> of(Sighting build) {
        List<Fragment> fragments = BuildGrammar.parse(build);
        if (fragments.isEmpty() || fragments.stream().anyMatch(GoList::isBeyond)) {
            return Optional.empty();
        }
        var flags = new ArrayList<String>();
        List<String> tags = List.of();
        for (Fragment fragment : fragments) {
            if (fragment.kind() == BuildKind.TAGS) {
                // of two `-tags` the last one counts; blanks between tags are an older spelling of commas
                tags = Stream.of(value(fragment).split("[, ]+"))
                        .filter(tag -> !tag.isEmpty())
                        .toList();
            } else if (fragment.kind() instanceof BuildKind kind && FLAGS.containsKey(kind)) {
                flags.add(FLAGS.get(kind) + value(fragment));
            }
        }
        return Optional.of(new GoList(flags, tags, packages(fragments)));
    }

    private static List<String> packages(List<Fragment> fragments) {
        return fragments.stream()
                .filter(fragment -> fragment.kind() == BuildKind.PACKAGE)
                .map(GoList::value)
                .toList();
    }

    /// The same without one of the tags.
    GoList without(String tag) {
        return new GoList(flags, tags.stream().filter(each -> !each.equals(tag)).toList(), packages);
    }

    /// The command, which prints a line for each package.
    List<String> argv() {
        var argv = new ArrayList<>(List.of("go", "list", "-deps", "-f=" + TEMPLATE));
        argv.addAll(flags);
        if (!tags.isEmpty()) {
            argv.add("-tags=" + String.join(",", tags));
        }
        argv.add("--");
        argv.addAll(packages);
        return argv;
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
