package dev.linkbook.notebook;

import dev.linkbook.report.Inline;
import dev.linkbook.report.TextReport;
import dev.linkbook.report.TextSheet;
import dev.linkbook.report.Visible;
import java.io.PrintStream;

/// Shows a run on a terminal while it goes on: prose, commands, their output as it comes, reports.
public final class TerminalPage implements RunListener {
    private final PrintStream out;
    private final Wording wording;
    private final TextReport reports;
    private final TextSheet sheets;
    private final boolean bold;
    private boolean atLineStart = true;

    /// @param widthColumns of a line
    /// @param bold whether the terminal understands it
    public TerminalPage(PrintStream out, Wording wording, int widthColumns, boolean bold) {
        this.out = out;
        this.wording = wording;
        this.bold = bold;
        reports = new TextReport(wording.glossary(), widthColumns, bold);
        sheets = new TextSheet(widthColumns, bold);
    }

    @Override
    public void started(Item item, int number) {
        switch (item) {
            case Item.Prose prose -> out.print(Visible.of(CellMetadata.withoutComments(prose.markdown())));
            case Item.NotRun notRun -> {
                out.println("  " + Visible.of(notRun.text()));
                wording.notRun(notRun.reason()).ifPresent(this::remark);
            }
            case Item.Withheld withheld -> {
                command(withheld.command());
                remark(wording.withheld(withheld));
            }
            case Item.Run run -> {
                wording.origin(run).ifPresent(this::remark);
                command(run.origin() == Item.Origin.FILE ? run.source().strip() : run.display());
            }
        }
        out.flush();
    }

    @Override
    public void printed(Stream stream, String text) {
        out.print(bold ? TerminalText.of(text) : text);
        out.flush();
        atLineStart = text.endsWith("\n");
    }

    @Override
    public void ended(Played step) {
        if (!atLineStart) {
            out.println();
            atLineStart = true;
        }
        wording.remarks(step).forEach(this::remark);
        step.explanations().forEach(explanation -> out.print(reports.render(explanation, false)));
        step.sheets().forEach(sheet -> out.print(sheets.render(sheet)));
        if (step.item() instanceof Item.Run) {
            out.println();
        }
        out.flush();
    }

    private void command(String text) {
        String shown = "$ " + Visible.of(text).replace("\n", "\n  ");
        out.println(bold ? "\u001b[1m" + shown + "\u001b[0m" : shown);
    }

    private void remark(String words) {
        out.println("» " + Inline.plain(words).replace("\n", "\n  "));
    }
}
