package dev.linkbook.check;

import dev.linkbook.notebook.Item;
import dev.linkbook.session.CellResult;
import dev.linkbook.session.Message;
import dev.linkbook.session.Outcome;
import java.util.List;
import java.util.OptionalInt;

/// A command that has run again.
///
/// @param run what ran
/// @param output what it printed on both streams
/// @param isCut whether it printed more than that
/// @param missingFiles files that it names and that were nowhere
/// @param timedOut whether it was stopped because it did not end
record Replayed(
        Item.Run run, String output, boolean isCut, CellResult result, List<String> missingFiles, boolean timedOut) {
    /// The exit status as the shell would say it; empty when nothing could be started.
    OptionalInt exitCode() {
        return switch (result.outcome()) {
            case Outcome.Done _ -> OptionalInt.of(0);
            case Outcome.Answered _ -> OptionalInt.of(1);
            case Outcome.Failed failed -> OptionalInt.of(failed.exitCode());
            case Outcome.Interrupted _ -> OptionalInt.of(timedOut ? 124 : 130);
            case Outcome.NotStarted _, Outcome.Unreadable _, Outcome.Refused _, Outcome.UnknownCommand _ ->
                OptionalInt.empty();
        };
    }

    boolean isGood() {
        return result.outcome().isGood();
    }

    /// Hosts that the loopback stand-in answered for.
    List<String> standIns() {
        return result.messages().stream()
                .filter(message -> message.kind() == Message.Kind.STAND_IN_ANSWERED)
                .map(message -> message.operands().getOrDefault("hosts", ""))
                .toList();
    }
}
