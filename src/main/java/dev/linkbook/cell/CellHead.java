package dev.linkbook.cell;

import java.util.Locale;
import java.util.Optional;

/// The words that a cell can begin with to say what it is, `%%go`. What each is for stands in the glossary,
/// `command.md`.
public enum CellHead {
    /// a Go program
    GO,
    /// a file
    WRITEFILE,
    /// a script
    SH,
    /// a script
    BASH;

    /// As it is typed.
    public String word() {
        return "%%" + name().toLowerCase(Locale.ROOT);
    }

    /// The glossary's key for what it is for.
    public String key() {
        return "command.cell-" + name().toLowerCase(Locale.ROOT);
    }

    /// The head that is typed so, if there is one.
    public static Optional<CellHead> of(String word) {
        for (CellHead head : values()) {
            if (head.word().equals(word)) {
                return Optional.of(head);
            }
        }
        return Optional.empty();
    }
}
