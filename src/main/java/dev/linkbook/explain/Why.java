package dev.linkbook.explain;

import dev.linkbook.binary.CgoPackages;
import dev.linkbook.binary.Elf;
import dev.linkbook.binary.Finding;
import dev.linkbook.binary.GoBuildInfo;
import dev.linkbook.binary.Linkage;
import dev.linkbook.binary.Place;
import dev.linkbook.tool.BuildSources;
import dev.linkbook.tool.CgoUse;
import dev.linkbook.tool.Sighting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Why a Go program has C in it: the packages that use cgo, and which imports brought them in. Of a build that was
/// seen, Go itself is asked; a finished file tells the packages, but not the imports.
final class Why {
    private static final int SHOWN_MAX = 5;

    private final Glossary glossary;
    private final BuildSources sources;

    Why(Glossary glossary, BuildSources sources) {
        this.glossary = glossary;
        this.sources = sources;
    }

    /// Statements, none for a program without C.
    ///
    /// @param build the call that made the file, if one was seen
    List<String> of(Elf elf, Optional<Sighting> build) {
        if (!mayUseCgo(elf)) {
            return List.of();
        }
        List<CgoUse> known = build.map(sources::cgoUses).orElse(List.of());
        return known.isEmpty() ? ofFile(elf) : ofBuild(known, linkage(elf));
    }

    /// A program that Go's own linker made without a library has no C in it.
    private static boolean mayUseCgo(Elf elf) {
        Optional<GoBuildInfo> info = elf.goBuildInfo().found();
        return info.isPresent()
                && !"0".equals(info.get().settings().get("CGO_ENABLED"))
                && (elf.comment().isPresent() || linkage(elf).equals("dynamic"));
    }

    private static String linkage(Elf elf) {
        return switch (Linkage.of(elf)) {
            case DYNAMIC, DYNAMIC_PIE -> "dynamic";
            case STATIC,
                    STATIC_PIE,
                    LOADER_ONLY,
                    SHARED_LIBRARY,
                    SHARED_LIBRARY_ALONE,
                    RELOCATABLE,
                    CORE,
                    UNDECIDED,
                    ODD_INTERPRETER_WITHOUT_DYNAMIC -> "other";
        };
    }

    private List<String> ofBuild(List<CgoUse> known, String linkage) {
        Stream<String> shown = known.stream().limit(SHOWN_MAX).map(use -> ofUse(use, linkage));
        int more = known.size() - SHOWN_MAX;
        return more <= 0
                ? shown.toList()
                : Stream.concat(
                                shown,
                                Stream.of(glossary.text("verdict.why.more", Map.of("count", String.valueOf(more)))))
                        .toList();
    }

    private String ofUse(CgoUse use, String linkage) {
        var operands = operands(use.importPath(), linkage);
        operands.put("chain", String.join(" -> ", use.chain()));
        return glossary.text(use.chain().isEmpty() ? "verdict.why.brought" : "verdict.why.imported", operands);
    }

    private List<String> ofFile(Elf elf) {
        if (!(CgoPackages.of(elf) instanceof Finding.Present<List<String>>(var packages, var place))) {
            return List.of(glossary.text("verdict.why.untold"));
        }
        if (packages.isEmpty()) {
            return List.of(glossary.text("verdict.why.none-named", Map.of("place", place(place))));
        }
        return packages.stream()
                .limit(SHOWN_MAX)
                .map(name -> {
                    var operands = operands(name, linkage(elf));
                    operands.put("place", place(place));
                    return glossary.text("verdict.why.named", operands);
                })
                .toList();
    }

    private Map<String, String> operands(String importPath, String linkage) {
        Map<String, String> operands = new HashMap<>(Map.of("package", importPath, "linkage", linkage));
        operands.put("purpose", glossary.find("verdict.why.purpose", operands).orElse(""));
        return operands;
    }

    private String place(Place place) {
        return glossary.text("page.place", Map.of("what", place.what(), "offset", Places.hex(place.offset())));
    }
}
