package dev.linkbook.report;

import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Glossary;
import dev.linkbook.explain.Places;
import dev.linkbook.explain.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An explanation and the pictures that belong to it.
///
/// @param explanation verdict and fragments
/// @param sizeBytes of the file
/// @param sizes what fills it; none for what is not ELF
/// @param needs who asks for which library, and where it was found; none for a static program
/// @param properties protections and symbol versions; none for what is not ELF
public record Explained(
        Explanation explanation,
        long sizeBytes,
        List<Sheet.Bar> sizes,
        List<Sheet.Node> needs,
        List<Property> properties) {
    public Explained {
        sizes = List.copyOf(sizes);
        needs = List.copyOf(needs);
        properties = List.copyOf(properties);
    }

    /// The pictures, then the properties, folded where the form can fold.
    public Sheet pictures(Glossary glossary) {
        var parts = new ArrayList<Sheet.Part>();
        if (!needs.isEmpty()) {
            parts.add(new Sheet.Heading(glossary.text("shown.needs-title")));
            parts.add(new Sheet.Tree(needs));
        }
        if (!sizes.isEmpty()) {
            parts.add(new Sheet.Heading(glossary.text("shown.sizes-title")));
            parts.add(new Sheet.Bars(sizes));
        }
        if (!properties.isEmpty()) {
            parts.add(new Sheet.Folded(
                    glossary.text("shown.properties-title"),
                    properties.stream().map(each -> words(each, glossary)).toList()));
        }
        return new Sheet(explanation.lang(), parts);
    }

    private static String words(Property property, Glossary glossary) {
        String place = property.evidence()
                .map(each -> " "
                        + glossary.text("page.place", Map.of("what", each.what(), "offset", Places.hex(each.offset()))))
                .orElse("");
        return property.text() + place;
    }
}
