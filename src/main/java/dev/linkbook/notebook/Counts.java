package dev.linkbook.notebook;

import java.util.List;

/// How a run went, in numbers.
///
/// @param ran cells that did what they should
/// @param failed cells that ran and failed
/// @param notRunnable cells that cannot run as the note has them
/// @param withheld commands that were answered instead of run
public record Counts(int ran, int failed, int notRunnable, int withheld) {
    /// Counts what was played.
    public static Counts of(List<Played> played) {
        int ran = 0;
        int failed = 0;
        int notRunnable = 0;
        int withheld = 0;
        for (Played step : played) {
            switch (step.item()) {
                case Item.Prose _, Item.NotRun _ -> {}
                case Item.Withheld _ -> withheld++;
                case Item.Run _ -> {
                    if (step.isGood()) {
                        ran++;
                    } else if (step.missingFiles().isEmpty()) {
                        failed++;
                    } else {
                        notRunnable++;
                    }
                }
            }
        }
        return new Counts(ran, failed, notRunnable, withheld);
    }

    /// Whether all that should run ran.
    public boolean allGood() {
        return failed == 0 && notRunnable == 0;
    }
}
