package dev.linkbook.tool;

import java.util.Map;

/// A piece of an output. The texts of an output's fragments, joined, are the output.
///
/// @param kind what it is; separators and what no rule knows are kinds too
/// @param text its characters, exactly as printed
/// @param operands what varies, by name, for the glossary's texts: `path`, `version`, `address`
public record Fragment(FragmentKind kind, String text, Map<String, String> operands) {
    public Fragment {
        operands = Map.copyOf(operands);
    }

    /// A fragment in which nothing varies.
    public Fragment(FragmentKind kind, String text) {
        this(kind, text, Map.of());
    }
}
