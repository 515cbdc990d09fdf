package dev.linkbook.kernel;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import java.util.List;

/// What can stand at a place of a cell.
final class Options extends ReplacementOptions {
    private final List<Choice> choices;

    /// @param text what stands in the cell then
    /// @param type what it is, in a word of JupyterLab's: `function`, `file`, ...
    record Choice(String text, String type) {}

    /// @param start where the text to be replaced begins, in UTF-16 units
    /// @param end where it ends
    Options(List<Choice> choices, int start, int end) {
        super(choices.stream().map(Choice::text).toList(), start, end);
        this.choices = List.copyOf(choices);
    }

    static Options none(int at) {
        return new Options(List.of(), at, at);
    }

    List<Choice> choices() {
        return choices;
    }
}
