package dev.linkbook.note;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// The prose of a note as HTML.
public final class NoteHtml {
    private NoteHtml() {}

    /// Markdown, with tables, as HTML. HTML in it is shown and not obeyed; links other than `http`, `https`,
    /// `mailto` and relative ones lose their target. Nesting deeper than 100 stays text.
    public static String render(String proseMarkdown) {
        List<Extension> tables = List.of(TablesExtension.create());
        Parser parser = Markdown.limited(Parser.builder()).extensions(tables).build();
        return HtmlRenderer.builder()
                .extensions(tables)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build()
                .render(parser.parse(proseMarkdown));
    }
}
