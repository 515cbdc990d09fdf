package dev.linkbook.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// What commonmark-java finds in a note's body: code, headings, numbered items and bullets, each with its lines.
/// The tree is walked without recursion, since a hostile note nests as deep as it is long.
final class Markdown {
    /// Deeper nesting is read as text; CommonMark puts no limit, and no note that is meant to be read gets there.
    private static final int DEEPEST = 100;

    private final String body;
    private final int firstLine;
    private final List<CodeBlock> code = new ArrayList<>();
    private final List<Start> starts = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private Optional<String> heading = Optional.empty();

    /// A code block.
    ///
    /// @param from its first line, 0-based in the note
    /// @param to behind its last line
    /// @param firstTextLine line of the first line of `literal`
    record CodeBlock(
            int from, int to, int firstTextLine, String info, String literal, boolean isFence, boolean closed) {}

    /// A line from which on another example counts: a numbered item, or 0 at a heading.
    record Start(int line, int example) {}

    /// A bullet's own text.
    record Item(int line, String markdown) {}

    Markdown(String body, int firstLine) {
        this.body = body;
        this.firstLine = firstLine;
        walk(parser().parse(body));
    }

    static Parser parser() {
        return limited(Parser.builder())
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .build();
    }

    static Parser.Builder limited(Parser.Builder builder) {
        return builder.maxOpenBlockParsers(DEEPEST).maxInlineNesting(DEEPEST);
    }

    List<CodeBlock> code() {
        return code;
    }

    List<Start> starts() {
        return starts;
    }

    List<Item> items() {
        return items;
    }

    Optional<String> heading() {
        return heading;
    }

    private void walk(Node root) {
        Node node = root;
        while (node != null) {
            visit(node);
            Node next = node.getFirstChild();
            while (next == null && node != null) {
                next = node.getNext();
                node = node.getParent();
            }
            node = next;
        }
    }

    private void visit(Node node) {
        if (node instanceof Heading found) {
            heading(found);
        } else if (node instanceof FencedCodeBlock fence) {
            fence(fence);
        } else if (node instanceof IndentedCodeBlock indented) {
            int from = line(indented);
            code.add(new CodeBlock(from, lastLine(indented) + 1, from, "", indented.getLiteral(), false, true));
        } else if (node instanceof OrderedList list && list.getParent() instanceof Document) {
            numbered(list);
        } else if (node instanceof ListItem item && item.getParent() instanceof BulletList) {
            bullet(item);
        }
    }

    private void heading(Heading found) {
        if (found.getLevel() <= 2 && found.getParent() instanceof Document) {
            starts.add(new Start(line(found), 0));
        }
        String text = text(found);
        if (heading.isEmpty() && !text.isBlank()) {
            heading = Optional.of(text);
        }
    }

    private void fence(FencedCodeBlock fence) {
        int from = line(fence);
        boolean closed = fence.getClosingFenceLength() != null;
        String info = fence.getInfo() == null ? "" : fence.getInfo();
        code.add(new CodeBlock(from, lastLine(fence) + 1, from + 1, info, fence.getLiteral(), true, closed));
    }

    private void numbered(OrderedList list) {
        int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            starts.add(new Start(line(item), number++));
        }
    }

    private void bullet(ListItem item) {
        var text = new StringBuilder();
        for (Node child = item.getFirstChild(); child instanceof Paragraph; child = child.getNext()) {
            for (SourceSpan span : child.getSourceSpans()) {
                text.append(body, span.getInputIndex(), span.getInputIndex() + span.getLength())
                        .append('\n');
            }
            text.append('\n');
        }
        if (!text.isEmpty()) {
            items.add(new Item(line(item), text.toString().strip()));
        }
    }

    private int line(Node node) {
        return firstLine + node.getSourceSpans().getFirst().getLineIndex();
    }

    private int lastLine(Block block) {
        return firstLine + block.getSourceSpans().getLast().getLineIndex();
    }

    private static String text(Node parent) {
        var text = new StringBuilder();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Text plain) {
                text.append(plain.getLiteral());
            } else if (child instanceof Code inline) {
                text.append(inline.getLiteral());
            } else if (child.getFirstChild() instanceof Text plain) {
                text.append(plain.getLiteral());
            } else {
                text.append(' ');
            }
        }
        return text.toString().strip();
    }
}
