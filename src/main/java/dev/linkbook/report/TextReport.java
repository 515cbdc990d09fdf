package dev.linkbook.report;

import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Explanation.Meaning;
import dev.linkbook.explain.Explanation.Piece;
import dev.linkbook.explain.Explanation.Section;
import dev.linkbook.explain.Glossary;
import dev.linkbook.explain.Places;
import dev.linkbook.explain.Verdict;
import java.util.List;
import java.util.Map;

/// An explanation as text: for a terminal, and as the `text/plain` of a notebook. Complete without colour;
/// the only style is bold.
public final class TextReport {
    private static final int LEFT_COLUMNS = 28;
    private static final int NARROW_COLUMNS = 72;

    private final Glossary glossary;
    private final int widthColumns;
    private final boolean bold;

    /// @param widthColumns how wide a line may be, at least 40
    /// @param bold whether the terminal understands it
    public TextReport(Glossary glossary, int widthColumns, boolean bold) {
        this.glossary = glossary;
        this.widthColumns = Math.max(40, widthColumns);
        this.bold = bold;
    }

    /// Lines, each ending in a newline.
    ///
    /// @param raw whether the tools' output is repeated; a terminal has just shown it
    public String render(Explanation explanation, boolean raw) {
        var text = new StringBuilder();
        verdict(text, explanation);
        for (Section section : explanation.sections()) {
            if (raw) {
                heading(text, Headings.raw(section, glossary));
                section.pieces()
                        .forEach(
                                piece -> text.append(Visible.of(piece.fragment().text())));
                text.append(text.charAt(text.length() - 1) == '\n' ? "" : "\n");
            }
            heading(text, Headings.pieces(section, glossary));
            int number = 0;
            for (Piece piece : section.pieces()) {
                if (piece.meaning().isPresent()) {
                    number++;
                    row(text, number, piece, piece.meaning().get());
                }
            }
        }
        return text.toString();
    }

    private void heading(StringBuilder text, String words) {
        Columns.wrap(words, widthColumns)
                .forEach(line -> text.append(strong(line)).append('\n'));
    }

    private void verdict(StringBuilder text, Explanation explanation) {
        Verdict verdict = explanation.verdict();
        String bar = switch (verdict.state()) {
            case STATIC -> "█ ";
            case DYNAMIC -> "║ ";
            case LOADER_ONLY -> "┆ ";
            case OTHER -> "· ";
        };
        String headline =
                glossary.text("page.verdict", Map.of("name", explanation.name(), "headline", verdict.headline()));
        for (String line : Columns.wrap(Visible.of(headline), widthColumns - 2)) {
            text.append(bar).append(strong(line)).append('\n');
        }
        barred(text, bar, Inline.plain(verdict.sentence()));
        for (String advice : verdict.advice()) {
            barred(text, bar, glossary.text("page.advice") + Inline.plain(advice));
        }
        verdict.facts().forEach(fact -> barred(text, bar, Inline.plain(fact)));
    }

    private void barred(StringBuilder text, String bar, String words) {
        for (String line : words.isEmpty() ? List.<String>of() : Columns.wrap(words, widthColumns - 2)) {
            text.append(bar).append(line).append('\n');
        }
    }

    /// Fragment left, meaning right; below each other where the fragment or the window is too wide for that.
    private void row(StringBuilder text, int number, Piece piece, Meaning meaning) {
        String label = Columns.right(String.valueOf(number), 3) + ". ";
        String fragment = Visible.of(piece.fragment().text().strip()).replace('\t', ' ');
        boolean beside = widthColumns >= NARROW_COLUMNS && Columns.width(fragment) <= LEFT_COLUMNS;
        int indent = beside ? label.length() + LEFT_COLUMNS + 2 : label.length() + 4;
        List<String> lines = Columns.wrap(words(meaning), widthColumns - indent);
        text.append(label).append(strong(fragment));
        if (beside) {
            text.append(" ".repeat(LEFT_COLUMNS + 2 - Columns.width(fragment)));
            text.append(lines.getFirst());
            lines = lines.subList(1, lines.size());
        }
        text.append('\n');
        lines.forEach(line -> text.append(" ".repeat(indent)).append(line).append('\n'));
    }

    private String words(Meaning meaning) {
        var words = new StringBuilder();
        meaning.fromNote()
                .ifPresent(note -> words.append(glossary.text("page.from-note"))
                        .append(Inline.plain(note))
                        .append('\n'));
        words.append(Inline.plain(meaning.text()));
        meaning.evidence()
                .ifPresent(place -> words.append(' ')
                        .append(Visible.of(glossary.text(
                                "page.place", Map.of("what", place.what(), "offset", Places.hex(place.offset()))))));
        return words.toString();
    }

    private String strong(String words) {
        return bold ? "\u001b[1m" + words + "\u001b[0m" : words;
    }
}
