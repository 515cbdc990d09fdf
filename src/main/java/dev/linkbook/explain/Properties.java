package dev.linkbook.explain;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.Finding;
import dev.linkbook.binary.Hardening;
import dev.linkbook.binary.Hardening.Protected;
import dev.linkbook.binary.Place;
import dev.linkbook.binary.VersionDefinition;
import dev.linkbook.binary.VersionNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Protections and symbol versions of a file, in words.
public final class Properties {
    /// More names than these are left to JSON.
    private static final int SHOWN_MAX = 12;

    private final Glossary glossary;

    public Properties(Glossary glossary) {
        this.glossary = glossary;
    }

    /// The protections in their order, then the versions, where there are any.
    public List<Property> of(Elf elf) {
        var all = new ArrayList<Property>();
        Hardening.of(elf).forEach(each -> all.add(property(each, elf)));
        if (elf.versionNeeds() instanceof Finding.Present<List<VersionNeed>>(var needs, Place place)) {
            versions("needs", needs.stream().map(VersionNeed::version).toList(), place)
                    .ifPresent(all::add);
        }
        if (elf.versionDefinitions() instanceof Finding.Present<List<VersionDefinition>>(var offered, Place place)) {
            versions(
                            "definitions",
                            offered.stream()
                                    .filter(each -> !each.base())
                                    .map(VersionDefinition::name)
                                    .toList(),
                            place)
                    .ifPresent(all::add);
        }
        return all;
    }

    private Property property(Protected found, Elf elf) {
        String text = glossary.text(
                found.key(),
                Map.of(
                        "go", elf.goBuildInfo().isPresent() ? "yes" : "no",
                        "dynamic", elf.dynamic().isPresent() ? "yes" : "no",
                        "names", shown(found.names())));
        return new Property(word(found.protection()), word(found.state()), found.names(), text, found.place());
    }

    private Optional<Property> versions(String kind, List<String> names, Place place) {
        List<String> distinct = names.stream().distinct().toList();
        return distinct.isEmpty()
                ? Optional.empty()
                : Optional.of(new Property(
                        "version-" + kind,
                        "full",
                        distinct,
                        glossary.text("property.version-" + kind, Map.of("names", shown(distinct))),
                        Optional.of(place)));
    }

    private String shown(List<String> names) {
        String first = String.join(
                glossary.text("verdict.comma"), names.stream().limit(SHOWN_MAX).toList());
        int more = names.size() - SHOWN_MAX;
        return more <= 0
                ? first
                : glossary.text("property.more", Map.of("names", first, "count", String.valueOf(more)));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
