package dev.linkbook.report;

import dev.linkbook.explain.Lang;
import java.util.List;

/// What a command has to show: words, tables and pictures, in the order in which they are read. Each part can
/// be written as HTML, Markdown and plain text; no part needs colour or a picture to be understood.
///
/// @param lang of all words in it
/// @param parts from top to bottom
public record Sheet(Lang lang, List<Part> parts) {
    public Sheet {
        parts = List.copyOf(parts);
    }

    /// One thing to show.
    public sealed interface Part {}

    /// A line in bold, such as the name of a program and what it is. Plain text.
    public record Heading(String text) implements Part {}

    /// A sentence of the glossary, with its `code`; names in it are hostile.
    public record Words(String markdown) implements Part {}

    /// A list under a title, which a page opens when asked to. Where nothing can be folded it stands open.
    ///
    /// @param items sentences of the glossary, as in [Words]
    public record Folded(String title, List<String> items) implements Part {
        public Folded {
            items = List.copyOf(items);
        }
    }

    /// A table. Cells are plain text; the first one of a row says what the row is about.
    ///
    /// @param head one title a column
    public record Grid(List<String> head, List<List<String>> rows) implements Part {
        public Grid {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// Who asked for what, from the top down.
    public record Tree(List<Node> roots) implements Part {
        public Tree {
            roots = List.copyOf(roots);
        }
    }

    /// A name in a tree.
    ///
    /// @param name plain text out of a file
    /// @param remark what is to be said of it: where it was found; plain text
    public record Node(String name, String remark, List<Node> children) {
        public Node {
            children = List.copyOf(children);
        }
    }

    /// What fills a file. The shares add up to 1.
    public record Bars(List<Bar> bars) implements Part {
        public Bars {
            bars = List.copyOf(bars);
        }

        /// The whole, in bytes.
        long totalBytes() {
            return bars.stream().mapToLong(Bar::sizeBytes).sum();
        }
    }

    /// One share of a whole.
    ///
    /// @param key for JSON, the same in each language
    /// @param label plain text
    public record Bar(String key, String label, long sizeBytes) {}
}
