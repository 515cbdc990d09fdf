package dev.linkbook.cell;

import java.util.Optional;

/// What somebody who asks for help may mean.
public final class HelpKeys {
    private HelpKeys() {}

    /// The glossary's key for a command or the head of a cell.
    ///
    /// @param word with or without its `%`
    public static Optional<String> of(String word) {
        String name = word.replaceFirst("^%{1,2}", "");
        Optional<String> head = CellHead.of("%%" + name).map(CellHead::key);
        return word.startsWith("%%")
                ? head
                : CommandName.of(name).map(CommandName::key).or(() -> head.filter(_ -> !word.startsWith("%")));
    }
}
