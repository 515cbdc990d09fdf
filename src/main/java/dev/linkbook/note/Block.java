package dev.linkbook.note;

import java.util.List;
import java.util.Optional;

/// A part of a note: whole lines. The sources of all its blocks, joined, are the note.
public sealed interface Block {
    /// Its lines exactly as they stand in the note, with their line breaks.
    String source();

    /// 1-based line of the note on which it begins.
    int line();

    /// Number of the numbered item that it belongs to: an item and what follows it up to the next, or up to a
    /// heading of level 1 or 2. 0 before any.
    int example();

    /// What stands between the two `---` at the top.
    record FrontMatterBlock(String source, int line, int example) implements Block {}

    /// Text: headings, paragraphs, lists, tables.
    record Prose(String source, int line, int example) implements Block {
        /// The text, without the indentation that it has when it goes on inside a list item behind a fence.
        public String markdown() {
            return Indentation.strip(source);
        }
    }

    /// A fence that holds prompts: commands and what they once printed.
    ///
    /// @param language first word of the fence, in lower case; empty when there is none
    record Transcript(String source, int line, int example, String language, List<Step> steps) implements Block {
        public Transcript {
            steps = List.copyOf(steps);
        }
    }

    /// A fence of shell commands without prompts.
    record Commands(String source, int line, int example, String language, List<Step> steps) implements Block {
        public Commands {
            steps = List.copyOf(steps);
        }
    }

    /// A source file, or a part of one.
    ///
    /// @param fileName relative, without `..`; from the fence (`go hello.go`) or a first line `// hello.go`
    /// @param text its lines, each with its `\n`
    record Listing(String source, int line, int example, String language, Optional<String> fileName, String text)
            implements Block {}

    /// Any other code.
    record Plain(String source, int line, int example, String language, String text) implements Block {}
}
