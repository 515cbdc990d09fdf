package dev.linkbook.shell;

import java.util.List;

/// The end of a text at which somebody types: what can stand there.
///
/// @param kind what the word is for that is typed, or comes next
/// @param words of its command so far: without redirections, the assignments in front, and quotes
/// @param keywords of bash that can stand there
/// @param typed what has been typed of the word, with its quotes; empty between two words
/// @param value the same without its quotes
/// @param expands whether `$` means a variable there
public record ShellPlace(
        Kind kind, List<String> words, List<String> keywords, String typed, String value, boolean expands) {
    public ShellPlace {
        words = List.copyOf(words);
        keywords = List.copyOf(keywords);
    }

    /// What a word is for.
    public enum Kind {
        /// The name of a command.
        COMMAND,
        /// An argument of a command.
        ARGUMENT,
        /// A file, or any other text: what is redirected to, what a loop runs over.
        FILE,
        /// Whatever only who types it knows: a name, a pattern, a comment; or nothing but a keyword.
        OTHER
    }

    /// The end of that text.
    public static ShellPlace of(String text) {
        var scanner = new Scanner(text, 0);
        ShellPlace place = scanner.place();
        while (scanner.endsInside()) {
            scanner = scanner.inner().getLast();
            place = scanner.place();
        }
        return place;
    }

    /// A place of which nothing is known.
    static ShellPlace other(boolean expands) {
        return new ShellPlace(Kind.OTHER, List.of(), List.of(), "", "", expands);
    }
}
