package dev.linkbook.notebook;

import dev.linkbook.cell.Cell;
import dev.linkbook.cell.CellParser;
import dev.linkbook.command.CellCommands;
import dev.linkbook.explain.Explainer;
import dev.linkbook.explain.Explanation;
import dev.linkbook.session.CellListener;
import dev.linkbook.session.CellResult;
import dev.linkbook.session.Outcome;
import dev.linkbook.session.Session;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs the items of a note, one after the other, in one session.
public final class NoteRunner {
    private final Session session;
    private final CellCommands commands;
    private final Explainer explainer;
    private final RunListener listener;
    private final Set<String> seen = new HashSet<>();
    private boolean rehearsed;

    /// @param commands of that session
    public NoteRunner(Session session, CellCommands commands, Explainer explainer, RunListener listener) {
        this.session = session;
        this.commands = commands;
        this.explainer = explainer;
        this.listener = listener;
    }

    /// Runs them all. What fails does not stop the rest, but for an interrupt and a disk on which nothing can
    /// be written: those end the run, and the items that follow are missing in the answer.
    public List<Played> run(List<Item> items) {
        var played = new ArrayList<Played>();
        List<Cell> cells = items.stream()
                .filter(Item.Run.class::isInstance)
                .map(run -> CellParser.parse(((Item.Run) run).source()))
                .toList();
        int number = 0;
        for (Item item : items) {
            boolean runs = item instanceof Item.Run;
            number += runs ? 1 : 0;
            listener.started(item, runs ? number : 0);
            Played step =
                    item instanceof Item.Run run ? play(run, cells.subList(number - 1, cells.size())) : Played.of(item);
            played.add(step);
            listener.ended(step);
            if (step.result().map(NoteRunner::endsAll).orElse(false)) {
                break;
            }
        }
        return played;
    }

    private static boolean endsAll(CellResult result) {
        return switch (result.outcome()) {
            case Outcome.Interrupted _, Outcome.NotStarted _ -> true;
            case Outcome.Done _,
                    Outcome.Answered _,
                    Outcome.Failed _,
                    Outcome.Unreadable _,
                    Outcome.Refused _,
                    Outcome.UnknownCommand _ -> false;
        };
    }

    /// @param cells that of the item, and those after it
    private Played play(Item.Run run, List<Cell> cells) {
        List<String> missing = run.goFiles().stream()
                .filter(name -> !Files.exists(session.folder().resolve(name)))
                .toList();
        var outputs = new Outputs(listener, explainer.glossary().text("page.output-cut"));
        session.expect(cells.subList(1, cells.size()));
        // Not sooner: until then both processors have enough to do.
        if (!rehearsed && run.source().contains("go build")) {
            rehearsed = true;
            explainer.rehearse();
        }
        CellCommands.Played played = commands.run(cells.getFirst(), explainer, outputs);
        CellResult result = played.result();
        List<Explanation> explanations = played.explanations().stream()
                .map(explanation -> seen.add(explanation.identity()) ? explanation : explanation.brief())
                .toList();
        boolean failed = !result.outcome().isGood();
        return new Played(
                run, outputs.list(), Optional.of(result), explanations, played.sheets(), failed ? missing : List.of());
    }

    /// Passes output on and keeps it for the page, as much as a page can bear.
    private static final class Outputs implements CellListener {
        private static final int LARGEST = 1 << 20;

        private final RunListener listener;
        private final String cut;
        private final List<Played.Output> list = new ArrayList<>();
        private final StringBuilder open = new StringBuilder();
        private RunListener.Stream stream = RunListener.Stream.STDOUT;
        private int kept;

        /// @param cut what stands in the place of the rest
        Outputs(RunListener listener, String cut) {
            this.listener = listener;
            this.cut = cut;
        }

        @Override
        public void stdout(String text) {
            add(RunListener.Stream.STDOUT, text);
        }

        @Override
        public void stderr(String text) {
            add(RunListener.Stream.STDERR, text);
        }

        private void add(RunListener.Stream from, String text) {
            listener.printed(from, text);
            if (from != stream) {
                close();
                stream = from;
            }
            if (kept < LARGEST) {
                open.append(text);
                kept += text.length();
                if (kept >= LARGEST) {
                    open.append('\n').append(cut).append('\n');
                }
            }
        }

        private void close() {
            if (!open.isEmpty()) {
                list.add(new Played.Output(stream, open.toString()));
                open.setLength(0);
            }
        }

        List<Played.Output> list() {
            close();
            return list;
        }
    }
}
