package dev.linkbook.note;

import java.util.List;

/// A list item that explains a term: what the note itself says about it.
///
/// @param terms what it explains; for inline code of several words also each of them: `-s -w`, `-s`, `-w`
/// @param markdown the item's own text without its bullet and without the lists inside it
/// @param line 1-based line of the note
/// @param example number of the numbered item it belongs to, 0 before any
public record Callout(List<String> terms, String markdown, int line, int example) {
    public Callout {
        terms = List.copyOf(terms);
    }
}
