package dev.linkbook.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

final class Inspection {
    private final Speech speech;

    Inspection(Speech speech) {
        this.speech = speech;
    }

    @Nullable
    DisplayData at(String code, int at) {
        return null;
    }
}
