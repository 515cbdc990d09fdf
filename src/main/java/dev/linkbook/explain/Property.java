package dev.linkbook.explain;

import dev.linkbook.binary.Place;
import java.util.List;
import java.util.Optional;

/// Something that a file's bytes say of it beside how it is linked.
///
/// @param name for programs: `relro`, `version-needs`
/// @param state for programs: `full`, `partial`, `none`, `untold`
/// @param values names that belong to it: symbol versions, functions; can be empty
/// @param text the same in words, Markdown
/// @param evidence where in the file it stands
public record Property(String name, String state, List<String> values, String text, Optional<Place> evidence) {
    public Property {
        values = List.copyOf(values);
    }
}
