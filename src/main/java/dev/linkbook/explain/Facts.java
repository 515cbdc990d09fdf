package dev.linkbook.explain;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.Finding;
import dev.linkbook.binary.GoBuildInfo;
import dev.linkbook.binary.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Statements beside the verdict, each with its place in the file.
final class Facts {
    private final Glossary glossary;

    Facts(Glossary glossary) {
        this.glossary = glossary;
    }

    List<String> of(Elf elf) {
        var facts = new ArrayList<String>();
        if (elf.goBuildInfo() instanceof Finding.Present<GoBuildInfo>(var info, var place)) {
            facts.add(text("go", place, Map.of("version", info.goVersion(), "cgo", cgo(info))));
            facts.add(linker(elf));
        }
        return facts;
    }

    private String cgo(GoBuildInfo info) {
        String value = info.settings().get("CGO_ENABLED");
        return value == null ? "" : glossary.text("verdict.fact.cgo", Map.of("value", value));
    }

    /// Only a C compiler's objects bring a `.comment`; Go's own linker writes none.
    private String linker(Elf elf) {
        return elf.comment() instanceof Finding.Present<List<String>>(var lines, var place)
                ? text("external", place, Map.of("compiler", String.join("; ", lines)))
                : glossary.text("verdict.fact.internal");
    }

    private String text(String key, Place place, Map<String, String> operands) {
        var all = new java.util.HashMap<>(operands);
        all.put(
                "place",
                glossary.text("page.place", Map.of("what", place.what(), "offset", Places.hex(place.offset()))));
        return glossary.text("verdict.fact." + key, all);
    }
}
