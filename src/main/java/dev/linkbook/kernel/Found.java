package dev.linkbook.kernel;

import dev.linkbook.explain.Glossary;
import dev.linkbook.tool.Fragment;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Map;
import java.util.Optional;

/// Something at a place of a cell that the glossary knows.
///
/// @param text as it is written
/// @param key of the glossary
/// @param operands of its text
record Found(String text, String key, Map<String, String> operands) {
    static Found of(Fragment fragment) {
        return new Found(fragment.text(), fragment.kind().key(), fragment.operands());
    }

    static Found of(Term term, String text) {
        return new Found(text, term.key(), Map.of());
    }

    static boolean isKnown(Fragment fragment) {
        return !fragment.kind().isSeparator() && !fragment.kind().isUnexplained();
    }

    /// What it means, below it.
    Optional<DisplayData> page(Glossary glossary) {
        return glossary.find(key, operands).map(meaning -> {
            var data = new DisplayData(text + "\n" + meaning);
            data.putMarkdown("`" + text + "`: " + meaning);
            return data;
        });
    }
}
