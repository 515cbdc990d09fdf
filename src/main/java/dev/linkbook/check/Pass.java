package dev.linkbook.check;

import dev.linkbook.check.Checked.Judgement;
import dev.linkbook.note.Note;
import dev.linkbook.note.Step;
import dev.linkbook.notebook.Item;
import dev.linkbook.session.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// One run through a note.
final class Pass {
    private final Map<Integer, Step.Command> commands;
    private final Set<Integer> recording;
    private final Replay replay;
    private final Room room;
    private final Consistency consistency;
    private final List<Checked> checked = new ArrayList<>();

    /// @param room for what is printed
    Pass(Note note, Replay replay, Room room, List<Remark> remarks, boolean isConsistency) {
        this.room = room;
        commands = Checker.commands(note);
        recording = Checker.recording(note);
        this.replay = replay;
        consistency = new Consistency(note, replay, remarks, isConsistency);
    }

    List<Checked> run(List<Item> items) {
        boolean ended = false;
        for (Item item : items) {
            switch (item) {
                case Item.Prose prose -> consistency.prose(prose);
                case Item.NotRun notRun -> notRun(notRun);
                case Item.Withheld withheld -> withheld(withheld);
                case Item.Run run -> ended = ended || run(run);
            }
            if (ended) {
                break;
            }
        }
        consistency.end();
        return checked;
    }

    /// Whether the check cannot go on.
    private boolean run(Item.Run run) {
        Replayed replayed = replay.run(run);
        Step.Command command = commands.get(run.line());
        switch (run.origin()) {
            case NOTE -> {
                if (command != null) {
                    boolean fenceRecords = recording.contains(run.line());
                    add(command, replayed, Judge.judge(command, fenceRecords, replayed));
                }
                consistency.ran(replayed);
            }
            case FILE -> {
                // A folder of the file is made in a step of its own.
                if (command != null && run.display().equals(command.text())) {
                    add(command, replayed, Judgement.because(Standing.SAME, Reason.of(Reason.Kind.DEFINES_FILE)));
                }
                consistency.file(run);
            }
            case MODULE, DEPENDENCIES, STAND_IN -> {}
        }
        return replayed.result().outcome() instanceof Outcome.Interrupted && !replayed.timedOut();
    }

    private void add(Step.Command command, Replayed replayed, Judgement judgement) {
        String today = judgement.standing() == Standing.SAME ? "" : room.keep(replayed.output());
        boolean isCut = replayed.isCut()
                || (!today.isEmpty() && today.length() < replayed.output().length());
        checked.add(new Checked(
                command.line(),
                command.text(),
                command.recorded(),
                today,
                isCut,
                replayed.result().duration(),
                replayed.exitCode(),
                judgement,
                Optional.empty()));
    }

    private void withheld(Item.Withheld item) {
        Step.Command command = commands.get(item.line());
        if (command != null) {
            unrun(command, Judgement.because(Standing.ENVIRONMENT, Reason.of(Reason.Kind.WITHHELD)));
        }
    }

    private void notRun(Item.NotRun item) {
        switch (item.reason()) {
            case NOT_COMPLETE ->
                unrun(
                        new Step.Command(item.line(), "", item.text(), ""),
                        Judgement.because(Standing.NOT_RUNNABLE, Reason.of(Reason.Kind.NO_COMMAND)));
            case NOT_A_COMMAND_HERE, OUTPUT_WITHOUT_COMMAND, OUTPUT_OF_A_TOOL, COMMENT, EMPTY_PROMPT -> {}
        }
    }

    private void unrun(Step.Command command, Judgement judgement) {
        checked.add(new Checked(
                command.line(),
                command.text(),
                command.recorded(),
                "",
                false,
                Duration.ZERO,
                OptionalInt.empty(),
                judgement,
                Optional.empty()));
    }
}
