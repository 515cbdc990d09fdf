package dev.linkbook.notebook;

import dev.linkbook.explain.Explanation;
import dev.linkbook.report.Sheet;
import dev.linkbook.session.CellResult;
import java.util.List;
import java.util.Optional;

/// An item and what came of it.
///
/// @param item what was shown or run
/// @param outputs what was printed, in order, neighbours of one stream joined
/// @param result how the cell ended; empty for an item that does not run
/// @param explanations of the binaries it touched
/// @param sheets what a command of Linkbook shows besides
/// @param missingFiles files that the command names and that are nowhere: it is not runnable as written
public record Played(
        Item item,
        List<Output> outputs,
        Optional<CellResult> result,
        List<Explanation> explanations,
        List<Sheet> sheets,
        List<String> missingFiles) {
    public Played {
        outputs = List.copyOf(outputs);
        explanations = List.copyOf(explanations);
        sheets = List.copyOf(sheets);
        missingFiles = List.copyOf(missingFiles);
    }

    /// A piece of output.
    public record Output(RunListener.Stream stream, String text) {}

    /// An item that has not run, or does not.
    public static Played of(Item item) {
        return new Played(item, List.of(), Optional.empty(), List.of(), List.of(), List.of());
    }

    /// Whether it is as it should be: ran well, or did not have to run.
    public boolean isGood() {
        return missingFiles.isEmpty()
                && result.map(ended -> ended.outcome().isGood()).orElse(true);
    }
}
