package dev.linkbook.kernel;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keys of the glossary that only this room can list.
public final class TermKeys {
    private TermKeys() {}

    /// One for each term.
    public static Set<String> all() {
        return Stream.of(Term.values()).map(Term::key).collect(Collectors.toSet());
    }
}
