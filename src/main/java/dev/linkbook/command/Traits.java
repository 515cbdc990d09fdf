package dev.linkbook.command;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.Finding;
import dev.linkbook.binary.GoBuildInfo;
import dev.linkbook.binary.GoModule;
import dev.linkbook.binary.Libc;
import dev.linkbook.binary.Linkage;
import dev.linkbook.binary.SectionSizes;
import dev.linkbook.explain.Glossary;
import dev.linkbook.report.Sizes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What one build is like, in words that can be held against another's.
final class Traits {
    private final Glossary glossary;

    Traits(Glossary glossary) {
        this.glossary = glossary;
    }

    String linkage(Elf elf) {
        return glossary.text("shown.linkage-" + key(Linkage.of(elf)));
    }

    String libc(Elf elf) {
        return glossary.text("shown.libc-" + key(Libc.of(elf).libc()));
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What the linker decided: trait -> value, in the order in which they are shown.
    Map<Trait, String> of(Elf elf) {
        var traits = new LinkedHashMap<Trait, String>();
        traits.put(Trait.LINKAGE, linkage(elf));
        traits.put(Trait.LIBC, libc(elf));
        traits.put(Trait.LOADER, elf.interpreter().found().orElse(none()));
        traits.put(Trait.LIBRARIES, libraries(elf));
        traits.put(
                Trait.LINKER, glossary.text(elf.comment().isPresent() ? "shown.linker-external" : "shown.linker-go"));
        traits.put(Trait.SYMBOLS, yesOrNo(elf.hasSymtab()));
        traits.put(Trait.DEBUG_INFO, yesOrNo(elf.hasDebugInfo()));
        traits.put(Trait.SIZE, Sizes.of(elf.sizeBytes()));
        return traits;
    }

    /// A thing that a build flag can change.
    enum Trait {
        LINKAGE,
        LIBC,
        LOADER,
        LIBRARIES,
        LINKER,
        SYMBOLS,
        DEBUG_INFO,
        SIZE;

        String key() {
            return "shown.trait-" + Traits.key(this);
        }
    }

    private String libraries(Elf elf) {
        List<String> names = elf.dynamic().found().stream()
                .flatMap(dynamic -> dynamic.needed().stream().map(Finding.Present::value))
                .toList();
        return names.isEmpty() ? none() : String.join(glossary.text("verdict.comma"), names);
    }

    String none() {
        return glossary.text("shown.none");
    }

    private String yesOrNo(boolean there) {
        return glossary.text(there ? "shown.yes" : "shown.no");
    }

    /// What Go wrote down about the build: `go1.26.8` as `go`, the settings, and each module's version.
    static Map<String, String> settings(Elf elf) {
        var settings = new LinkedHashMap<String, String>();
        Optional<GoBuildInfo> found = elf.goBuildInfo().found();
        found.ifPresent(info -> {
            settings.put("go", info.goVersion());
            settings.putAll(info.settings());
            info.main().ifPresent(main -> settings.put(main.path(), main.version()));
            for (GoModule module : info.deps()) {
                settings.put(module.path(), module.version());
            }
        });
        return settings;
    }

    static Map<SectionSizes.Group, Long> sizes(Elf elf) {
        var sizes = new TreeMap<SectionSizes.Group, Long>();
        SectionSizes.of(elf).shares().forEach(share -> sizes.put(share.group(), share.sizeBytes()));
        return sizes;
    }
}
