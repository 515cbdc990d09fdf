package dev.linkbook.kernel;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import java.util.List;

/// What can stand at a place of a cell.
final class Options extends ReplacementOptions {
    /// More than anybody reads.
    static final int MOST = 500;

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

    /// Those that begin with what was typed, in place of it.
    static Options beginning(String typed, List<Choice> all, int at) {
        List<Choice> fit = all.stream()
                .filter(choice -> choice.text().startsWith(typed))
                .limit(MOST)
                .toList();
        return new Options(fit, at - typed.length(), at);
    }

    static List<Choice> choices(List<String> texts, String type) {
        return texts.stream().map(text -> new Choice(text, type)).toList();
    }

    static Options none(int at) {
        return new Options(List.of(), at, at);
    }

    /// Those of that type alone.
    Options only(String type) {
        return new Options(
                choices.stream().filter(choice -> choice.type().equals(type)).toList(),
                getSourceStart(),
                getSourceEnd());
    }

    List<Choice> choices() {
        return choices;
    }
}
