package dev.linkbook.explain;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.Linkage;
import dev.linkbook.tool.BuildKind;
import dev.linkbook.tool.Fragment;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What to change: for a build that asked for something and did not get it.
///
/// To add one: a constant with its condition, its text under `verdict.advice.` in the glossary, and a row in
/// `ExplainerTest` with a real build.
enum Advice {
    /// `-extldflags -static`, but the Go linker linked alone: no external linker read the flag.
    STATIC_FLAG_UNUSED {
        @Override
        boolean applies(Set<BuildKind> build, Elf elf) {
            return build.contains(BuildKind.EXTLDFLAGS_STATIC)
                    && !build.contains(BuildKind.ENV_CGO_ENABLED_0)
                    && !elf.comment().isPresent()
                    && needsLoader(elf);
        }
    },
    /// The same with `CGO_ENABLED=0`, which helps no further: what names a loader is `-buildmode=pie`.
    PIE_NAMES_A_LOADER {
        @Override
        boolean applies(Set<BuildKind> build, Elf elf) {
            return build.contains(BuildKind.EXTLDFLAGS_STATIC)
                    && build.contains(BuildKind.ENV_CGO_ENABLED_0)
                    && Linkage.of(elf) == Linkage.LOADER_ONLY;
        }
    },
    /// `-extldflags` with `CGO_ENABLED=0`: no external linker is ever called, the flag is void.
    EXTLDFLAGS_WITHOUT_CGO {
        @Override
        boolean applies(Set<BuildKind> build, Elf elf) {
            return build.contains(BuildKind.ENV_CGO_ENABLED_0)
                    && build.contains(BuildKind.EXTLDFLAGS)
                    && !elf.comment().isPresent()
                    && !needsLoader(elf);
        }
    };

    /// Whether it fits this build and what came of it.
    abstract boolean applies(Set<BuildKind> build, Elf elf);

    static List<String> of(List<Fragment> build, Elf elf, Glossary glossary) {
        Set<BuildKind> kinds = build.stream()
                .map(Fragment::kind)
                .filter(BuildKind.class::isInstance)
                .map(BuildKind.class::cast)
                .collect(Collectors.toSet());
        return java.util.Arrays.stream(values())
                .filter(advice -> advice.applies(kinds, elf))
                .map(advice -> glossary.text(advice.key()))
                .toList();
    }

    /// The glossary's key.
    String key() {
        return "verdict.advice." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static boolean needsLoader(Elf elf) {
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
}
