package dev.linkbook.session;

import java.util.List;

/// What a session's bash makes of a command's words.
public sealed interface Expansion {
    /// Bash has put in what stands for something else.
    ///
    /// @param words without quotes; more or less than were typed, where bash splits them or finds several files
    /// @param messages what the reader has to be told besides
    record Expanded(List<String> words, List<Message> messages) implements Expansion {
        public Expanded {
            words = List.copyOf(words);
            messages = List.copyOf(messages);
        }
    }

    /// Bash has said on stderr why it cannot.
    record Refused(CellResult result) implements Expansion {}
}
