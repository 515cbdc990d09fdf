package dev.linkbook.note;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a note says about itself.
///
/// @param values key to values as they stand in the YAML front matter, without quotes; empty without one
/// @param title the key `title`, else the text of the first heading
/// @param lang the key `lang`, else `zh` when the prose is largely Chinese, else `en`
public record FrontMatter(Map<String, List<String>> values, Optional<String> title, Optional<String> lang) {
    public FrontMatter {
        values = Map.copyOf(values);
    }

    /// The first value of a key.
    public Optional<String> value(String key) {
        return values.getOrDefault(key, List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
