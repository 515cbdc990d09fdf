package dev.linkbook.report;

import dev.linkbook.explain.Explanation.Section;
import dev.linkbook.explain.Glossary;
import dev.linkbook.tool.BuildOutputKind;
import java.util.Locale;
import java.util.Map;

/// What stands above a section, the same in each format.
final class Headings {
    private Headings() {}

    /// "Output of ldd, word for word (exit status 0)"
    static String raw(Section section, Glossary glossary) {
        return glossary.text(
                "page.raw-" + source(section),
                Map.of("code", String.valueOf(section.exitCode()), "printed", printed(section)));
    }

    /// "The same line in 11 fragments"
    static String pieces(Section section, Glossary glossary) {
        long count = section.pieces().stream()
                .filter(piece -> piece.meaning().isPresent())
                .count();
        return glossary.text(
                "page.pieces-" + source(section), Map.of("count", String.valueOf(count), "printed", printed(section)));
    }

    /// Whether a build said anything.
    private static String printed(Section section) {
        boolean printed =
                section.pieces().stream().anyMatch(piece -> piece.fragment().kind() instanceof BuildOutputKind);
        return printed ? "yes" : "no";
    }

    private static String source(Section section) {
        return section.source().name().toLowerCase(Locale.ROOT);
    }
}
