package dev.linkbook.explain;

import dev.linkbook.binary.CgoPackages;
import dev.linkbook.binary.Elf;
import dev.linkbook.binary.GoBuildInfo;
import dev.linkbook.binary.GoModule;
import dev.linkbook.binary.Libc;
import dev.linkbook.binary.Linkage;
import dev.linkbook.tool.BuildGrammar;
import dev.linkbook.tool.BuildKind;
import dev.linkbook.tool.BuildSources;
import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.Sighting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A file and what is known of its making: what advice rests on.
///
/// @param elf what came of it
/// @param asked what the build asked for; empty for a finished file
/// @param idleTags tags of the build that change nothing
/// @param glibcInside packages that call C in a Go program into which glibc was linked; empty for any other
record Made(Elf elf, Set<BuildKind> asked, List<String> idleTags, List<String> glibcInside) {
    /// @param build the call that made the file, if one was seen
    static Made of(Elf elf, Optional<Sighting> build, BuildSources sources) {
        Set<BuildKind> asked = build.stream()
                .flatMap(call -> BuildGrammar.parse(call).stream())
                .map(Fragment::kind)
                .filter(BuildKind.class::isInstance)
                .map(BuildKind.class::cast)
                .collect(Collectors.toSet());
        List<String> idleTags =
                asked.contains(BuildKind.TAGS) ? build.map(sources::idleTags).orElse(List.of()) : List.of();
        boolean glibc =
                isStatic(elf) && elf.goBuildInfo().isPresent() && Libc.of(elf).libc() == Libc.GLIBC;
        return new Made(
                elf, asked, idleTags, glibc ? CgoPackages.of(elf).found().orElse(List.of()) : List.of());
    }

    boolean asks(BuildKind kind) {
        return asked.contains(kind);
    }

    /// Whether a setting of the build information has that value, `-tags` among others that word.
    boolean isSet(String setting, String word) {
        return elf.goBuildInfo()
                .found()
                .map(info -> List.of(info.settings().getOrDefault(setting, "").split("[, ]+")))
                .orElse(List.of())
                .contains(word);
    }

    /// Whether that module, or one in its place, is in the program.
    boolean holds(String module) {
        return elf.goBuildInfo().found().stream()
                .map(GoBuildInfo::deps)
                .flatMap(List::stream)
                .map(GoModule::path)
                .anyMatch(module::equals);
    }

    /// Whether the kernel has to find a loader first.
    boolean needsLoader() {
        return switch (Linkage.of(elf)) {
            case DYNAMIC, DYNAMIC_PIE, LOADER_ONLY -> true;
            case STATIC,
                    STATIC_PIE,
                    SHARED_LIBRARY,
                    SHARED_LIBRARY_ALONE,
                    RELOCATABLE,
                    CORE,
                    UNDECIDED,
                    ODD_INTERPRETER_WITHOUT_DYNAMIC -> false;
        };
    }

    private static boolean isStatic(Elf elf) {
        return switch (Linkage.of(elf)) {
            case STATIC, STATIC_PIE -> true;
            case DYNAMIC,
                    DYNAMIC_PIE,
                    LOADER_ONLY,
                    SHARED_LIBRARY,
                    SHARED_LIBRARY_ALONE,
                    RELOCATABLE,
                    CORE,
                    UNDECIDED,
                    ODD_INTERPRETER_WITHOUT_DYNAMIC -> false;
        };
    }
}
