package dev.linkbook.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A command of a note and how it stands today.
///
/// @param line 1-based line of the note
/// @param command as it stands in the note
/// @param recorded what the note records below it; empty when nothing
/// @param today what it printed now; empty where that is literally what is recorded, so that a long note does not
///     fill the memory
/// @param isCut whether it printed more than is kept
/// @param exitCode its exit status; empty when it did not run
/// @param judgement how it stands
/// @param then how it stands under the toolchain of the note's time; empty when that was not asked for
public record Checked(
        int line,
        String command,
        String recorded,
        String today,
        boolean isCut,
        Duration duration,
        OptionalInt exitCode,
        Judgement judgement,
        Optional<Judgement> then) {
    /// How it stands.
    public Standing standing() {
        return judgement.standing();
    }

    Checked with(Judgement now, Optional<Judgement> before) {
        return new Checked(line, command, recorded, today, isCut, duration, exitCode, now, before);
    }

    /// What a command is judged to be, and why.
    ///
    /// @param rules the rules that were needed
    /// @param why key and operands of the reason in the glossary
    public record Judgement(Standing standing, List<Rule> rules, Optional<Reason> why) {
        public Judgement {
            rules = List.copyOf(rules);
        }

        static Judgement of(Standing standing) {
            return new Judgement(standing, List.of(), Optional.empty());
        }

        static Judgement because(Standing standing, Reason why) {
            return new Judgement(standing, List.of(), Optional.of(why));
        }
    }
}
