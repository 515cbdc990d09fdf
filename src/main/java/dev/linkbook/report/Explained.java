package dev.linkbook.report;

import dev.linkbook.explain.Explanation;
import java.util.List;

/// An explanation and the pictures that belong to it.
///
/// @param explanation verdict and fragments
/// @param sizeBytes of the file
/// @param sizes what fills it; none for what is not ELF
/// @param needs who asks for which library, and where it was found; none for a static program
public record Explained(Explanation explanation, long sizeBytes, List<Sheet.Bar> sizes, List<Sheet.Node> needs) {
    public Explained {
        sizes = List.copyOf(sizes);
        needs = List.copyOf(needs);
    }

    /// The pictures alone.
    ///
    /// @param needsTitle above the tree
    /// @param sizesTitle above the bars
    public Sheet pictures(String needsTitle, String sizesTitle) {
        var parts = new java.util.ArrayList<Sheet.Part>();
        if (!needs.isEmpty()) {
            parts.add(new Sheet.Heading(needsTitle));
            parts.add(new Sheet.Tree(needs));
        }
        if (!sizes.isEmpty()) {
            parts.add(new Sheet.Heading(sizesTitle));
            parts.add(new Sheet.Bars(sizes));
        }
        return new Sheet(explanation.lang(), parts);
    }
}
