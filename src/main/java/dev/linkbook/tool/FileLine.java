package dev.linkbook.tool;

import java.util.List;
import java.util.Optional;

/// One line of `file`.
///
/// @param name the operand that it speaks of; none with `file -b`
/// @param fragments their texts, joined, are the line with its newline
public record FileLine(Optional<String> name, List<Fragment> fragments) {
    public FileLine {
        fragments = List.copyOf(fragments);
    }
}
