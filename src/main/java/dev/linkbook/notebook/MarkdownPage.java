package dev.linkbook.notebook;

import dev.linkbook.report.MarkdownReport;
import dev.linkbook.report.MarkdownSheet;
import java.util.List;

/// A run as Markdown: the note with today's output and the reports in it.
public final class MarkdownPage {
    private final Wording wording;
    private final MarkdownReport reports;

    public MarkdownPage(Wording wording) {
        this.wording = wording;
        reports = new MarkdownReport(wording.glossary());
    }

    /// The whole text.
    public String render(List<Played> played) {
        var text = new StringBuilder();
        played.forEach(step -> step(text, step));
        return text.append(wording.summary(played)).append('\n').toString();
    }

    private void step(StringBuilder text, Played step) {
        switch (step.item()) {
            case Item.Prose prose -> text.append(prose.markdown().strip()).append("\n\n");
            case Item.NotRun item -> {
                text.append(MarkdownReport.fenced(item.text()));
                wording.notRun(item.reason())
                        .ifPresent(words -> text.append(words).append("\n\n"));
            }
            case Item.Withheld item ->
                text.append(MarkdownReport.fenced("$ " + item.command()))
                        .append(wording.withheld(item))
                        .append("\n\n");
            case Item.Run run -> run(text, run, step);
        }
    }

    private void run(StringBuilder text, Item.Run run, Played step) {
        wording.origin(run).ifPresent(words -> text.append(words).append("\n\n"));
        var transcript = new StringBuilder();
        transcript.append(run.origin() == Item.Origin.FILE ? run.source() : "$ " + run.display());
        transcript.append(transcript.charAt(transcript.length() - 1) == '\n' ? "" : "\n");
        step.outputs().forEach(output -> transcript.append(dev.linkbook.report.Visible.of(output.text())));
        text.append(MarkdownReport.fenced(transcript.toString()));
        wording.remarks(step).forEach(words -> text.append(words).append("\n\n"));
        step.explanations().forEach(explanation -> text.append(reports.render(explanation)));
        step.sheets().forEach(sheet -> text.append(MarkdownSheet.render(sheet)));
    }
}
