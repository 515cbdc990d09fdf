package dev.linkbook.notebook;

import dev.linkbook.note.Note;
import dev.linkbook.note.NoteHtml;
import dev.linkbook.report.Html;
import dev.linkbook.report.HtmlReport;
import dev.linkbook.report.HtmlSheet;
import dev.linkbook.report.Inline;
import dev.linkbook.report.Visible;
import java.util.List;

/// A run as one page that needs nothing but itself: no script, no font, no address outside.
public final class HtmlPage {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{max-width:72em;margin:0 auto;padding:1em 1.2em 4em;font:16px/1.65 system-ui,"Noto Sans CJK SC",sans-serif}
            h1,h2,h3{line-height:1.3}
            pre,code{font-family:ui-monospace,"DejaVu Sans Mono","Noto Sans Mono CJK SC",monospace;font-size:.92em}
            :not(pre)>code{background:rgba(128,128,128,.16);padding:.1em .35em}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.3em 0;padding:.5em .7em}
            table{border-collapse:collapse}td,th{border:1px solid #808080;padding:.25em .6em;text-align:left}
            .cell{border-left:3px solid #808080;padding-left:.9em;margin:1.1em 0}
            .command{background:rgba(128,128,128,.16)}
            .stderr{border-left:3px dotted #b37400}
            .remark{margin:.3em 0;padding:.3em .7em;border:1px dashed #808080}
            .line{text-align:right;opacity:.75;font-size:.85em}
            """;

    private final Wording wording;
    private final HtmlReport reports;

    public HtmlPage(Wording wording) {
        this.wording = wording;
        reports = new HtmlReport(wording.glossary());
    }

    /// The whole page.
    public String render(Note note, List<Played> played) {
        String title = Html.escape(note.frontMatter().title().orElse(note.name()));
        var html = new StringBuilder();
        html.append("<!doctype html>\n<html lang=\"")
                .append(wording.glossary().lang().tag())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
                .append(title)
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        played.forEach(step -> step(html, step));
        remark(html, wording.summary(played));
        return html.append("</body>\n</html>\n").toString();
    }

    private void step(StringBuilder html, Played step) {
        switch (step.item()) {
            case Item.Prose prose ->
                html.append(NoteHtml.render(Visible.of(CellMetadata.withoutComments(prose.markdown()))));
            case Item.NotRun item -> notRun(html, item);
            case Item.Withheld item -> {
                open(html, item.line());
                command(html, item.command());
                remark(html, wording.withheld(item));
                html.append("</div>\n");
            }
            case Item.Run run -> run(html, run, step);
        }
    }

    private void notRun(StringBuilder html, Item.NotRun item) {
        html.append("<pre>").append(content(item.text())).append("</pre>\n");
        wording.notRun(item.reason()).ifPresent(words -> remark(html, words));
    }

    private void run(StringBuilder html, Item.Run run, Played step) {
        open(html, run.line());
        wording.origin(run).ifPresent(words -> remark(html, words));
        command(html, run.origin() == Item.Origin.FILE ? run.source() : run.display());
        for (Played.Output output : step.outputs()) {
            String name = output.stream() == RunListener.Stream.STDERR ? " class=\"stderr\"" : "";
            html.append("<pre")
                    .append(name)
                    .append('>')
                    .append(content(output.text()))
                    .append("</pre>\n");
        }
        wording.remarks(step).forEach(words -> remark(html, words));
        step.explanations()
                .forEach(explanation -> html.append(reports.render(explanation)).append('\n'));
        step.sheets().forEach(sheet -> html.append(HtmlSheet.render(sheet)).append('\n'));
        html.append("</div>\n");
    }

    /// A browser drops the line break that a `<pre>` begins with.
    private static String content(String text) {
        return (text.startsWith("\n") ? "\n" : "") + Html.escape(text);
    }

    private void open(StringBuilder html, int line) {
        html.append("<div class=\"cell\"><div class=\"line\">")
                .append(Html.escape(
                        wording.glossary().text("page.note-line", java.util.Map.of("line", String.valueOf(line)))))
                .append("</div>\n");
    }

    private static void command(StringBuilder html, String text) {
        html.append("<pre class=\"command\" lang=\"en\"><code>")
                .append(Html.escape(text))
                .append("</code></pre>\n");
    }

    private static void remark(StringBuilder html, String words) {
        html.append("<div class=\"remark\">")
                .append(Inline.html(words).replace("\n", "<br>"))
                .append("</div>\n");
    }
}
