package dev.linkbook.command;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.SectionSizes;
import dev.linkbook.command.Traits.Trait;
import dev.linkbook.explain.Glossary;
import dev.linkbook.report.Sheet;
import dev.linkbook.report.Sizes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// What changed between two builds, and which flag did it. The table comes first.
final class Comparison {
    private static final Set<String> NOISE = Set.of("vcs.time", "vcs.modified", "vcs.revision");

    private final Glossary glossary;
    private final Traits traits;
    private final Pictures pictures;

    Comparison(Glossary glossary) {
        this.glossary = glossary;
        traits = new Traits(glossary);
        pictures = new Pictures(glossary);
    }

    Sheet of(String beforeName, Elf before, String afterName, Elf after) {
        var parts = new ArrayList<Sheet.Part>();
        parts.add(new Sheet.Heading(
                glossary.text("shown.compare-title", Map.of("before", beforeName, "after", afterName))));
        Map<String, String> settingsBefore = Traits.settings(before);
        Map<String, String> settingsAfter = Traits.settings(after);
        Set<String> differing = differing(settingsBefore, settingsAfter);
        List<List<String>> rows = rows(before, after, settingsBefore, settingsAfter, differing);
        if (rows.isEmpty() && differing.isEmpty()) {
            parts.add(words("shown.compare-same"));
        } else {
            parts.add(
                    new Sheet.Grid(List.of(text("column-what"), beforeName, afterName, text("column-because")), rows));
            settings(parts, beforeName, afterName, settingsBefore, settingsAfter, differing);
        }
        sizes(parts, beforeName, before, afterName, after);
        return new Sheet(glossary.lang(), parts);
    }

    private List<List<String>> rows(
            Elf before, Elf after, Map<String, String> was, Map<String, String> is, Set<String> differing) {
        Map<Trait, String> left = traits.of(before);
        Map<Trait, String> right = traits.of(after);
        var rows = new ArrayList<List<String>>();
        var above = new AtomicReference<>("");
        left.forEach((trait, value) -> {
            if (!value.equals(right.get(trait))) {
                String because = because(trait, Causes.of(trait, was, is, differing), was, is);
                String shown = because.equals(above.get()) ? text("as-above") : because;
                above.set(because);
                rows.add(List.of(glossary.text(trait.key()), value, right.getOrDefault(trait, ""), shown));
            }
        });
        return rows;
    }

    /// The flags themselves, or what to think when no recorded setting explains it.
    private String because(Trait trait, List<String> causes, Map<String, String> was, Map<String, String> is) {
        if (was.isEmpty() || is.isEmpty()) {
            return text("cause-no-build-info");
        }
        if (!causes.isEmpty()) {
            return causes.stream()
                    .map(name -> setting(name, was.get(name)) + " → " + setting(name, is.get(name)))
                    .collect(Collectors.joining("\n"));
        }
        return switch (trait) {
            case LINKAGE, LIBC, LOADER, LIBRARIES, LINKER -> text("cause-compiler");
            case SYMBOLS, DEBUG_INFO -> text("cause-strip");
            case SIZE -> text("cause-source");
        };
    }

    private String setting(String name, @org.jspecify.annotations.Nullable String value) {
        return value == null ? glossary.text("shown.setting-without", Map.of("name", name)) : name + "=" + value;
    }

    private static Set<String> differing(Map<String, String> was, Map<String, String> is) {
        Set<String> names = new LinkedHashSet<>(was.keySet());
        names.addAll(is.keySet());
        names.removeIf(
                name -> NOISE.contains(name) || was.getOrDefault(name, "").equals(is.getOrDefault(name, "")));
        return names;
    }

    private void settings(
            List<Sheet.Part> parts,
            String beforeName,
            String afterName,
            Map<String, String> was,
            Map<String, String> is,
            Set<String> differing) {
        if (differing.isEmpty()) {
            return;
        }
        parts.add(new Sheet.Heading(text("settings-title")));
        parts.add(new Sheet.Grid(
                List.of(text("column-setting"), beforeName, afterName),
                differing.stream()
                        .map(name -> List.of(
                                name, was.getOrDefault(name, traits.none()), is.getOrDefault(name, traits.none())))
                        .toList()));
    }

    private void sizes(List<Sheet.Part> parts, String beforeName, Elf before, String afterName, Elf after) {
        Map<SectionSizes.Group, Long> left = Traits.sizes(before);
        Map<SectionSizes.Group, Long> right = Traits.sizes(after);
        var groups = new TreeSet<>(left.keySet());
        groups.addAll(right.keySet());
        var rows = new ArrayList<List<String>>();
        for (SectionSizes.Group group : groups) {
            rows.add(sizeRow(pictures.label(group), left.getOrDefault(group, 0L), right.getOrDefault(group, 0L)));
        }
        rows.add(sizeRow(text("size-total"), before.sizeBytes(), after.sizeBytes()));
        parts.add(new Sheet.Heading(text("sizes-title")));
        parts.add(new Sheet.Grid(List.of(text("column-group"), beforeName, afterName, text("column-change")), rows));
    }

    private static List<String> sizeRow(String label, long before, long after) {
        return List.of(label, Sizes.of(before), Sizes.of(after), Sizes.difference(after - before));
    }

    private String text(String key) {
        return glossary.text("shown." + key);
    }

    private Sheet.Words words(String key) {
        return new Sheet.Words(glossary.text(key));
    }
}
