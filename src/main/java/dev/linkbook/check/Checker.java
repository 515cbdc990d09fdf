package dev.linkbook.check;

import dev.linkbook.check.Checked.Judgement;
import dev.linkbook.note.Block;
import dev.linkbook.note.Note;
import dev.linkbook.note.Step;
import dev.linkbook.notebook.Item;
import dev.linkbook.notebook.Planner;
import dev.linkbook.session.Folders;
import dev.linkbook.session.Outcome;
import dev.linkbook.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Checks a note: runs its commands again in a folder of their own and judges each.
public final class Checker {
    private final CheckOptions options;

    public Checker(CheckOptions options) {
        this.options = options;
    }

    /// Whether a note has any command to check. A check that found none must not pass for one that found no fault.
    public static boolean hasCommands(Note note) {
        return !commands(note).isEmpty();
    }

    /// Runs and judges all of a note's commands.
    ///
    /// @param file the note's name for messages
    /// @throws IOException when no folder to work in can be made
    public CheckedNote check(String file, Note note) throws IOException {
        List<Item> items = Planner.plan(note, !options.network());
        var remarks = new ArrayList<Remark>();
        List<Checked> now = replay(note, items, remarks);
        List<Checked> commands = options.toolchain().isEmpty()
                ? now
                : new PastReplay(options).prove(note, items, now, options.toolchain().get());
        remarks.sort(Comparator.comparingInt(Remark::line));
        return new CheckedNote(file, note, commands, remarks);
    }

    private List<Checked> replay(Note note, List<Item> items, List<Remark> remarks) throws IOException {
        Path folder = Files.createTempDirectory("linkbook-check-");
        try (var session = new Session(folder);
                var replay = new Replay(session, options.limit())) {
            return new Pass(note, replay, remarks, options.consistency()).run(items);
        } finally {
            Folders.remove(folder);
        }
    }

    /// The note's commands by line.
    static Map<Integer, Step.Command> commands(Note note) {
        var commands = new HashMap<Integer, Step.Command>();
        for (Block block : note.blocks()) {
            steps(block).forEach(step -> {
                if (step instanceof Step.Command command) {
                    commands.put(command.line(), command);
                }
            });
        }
        return commands;
    }

    static List<Step> steps(Block block) {
        return switch (block) {
            case Block.Transcript transcript -> transcript.steps();
            case Block.Commands commands -> commands.steps();
            case Block.Prose _, Block.Listing _, Block.Plain _, Block.FrontMatterBlock _ -> List.of();
        };
    }

    /// Lines of the commands whose fence records some output.
    private static Set<Integer> recording(Note note) {
        var lines = new HashSet<Integer>();
        for (Block block : note.blocks()) {
            List<Step.Command> commands = steps(block).stream()
                    .filter(Step.Command.class::isInstance)
                    .map(Step.Command.class::cast)
                    .toList();
            if (commands.stream().anyMatch(command -> !command.recorded().isBlank())) {
                commands.forEach(command -> lines.add(command.line()));
            }
        }
        return lines;
    }

    /// One run through a note.
    static final class Pass {
        private final Map<Integer, Step.Command> commands;
        private final Set<Integer> recording;
        private final Replay replay;
        private final Consistency consistency;
        private final List<Checked> checked = new ArrayList<>();

        Pass(Note note, Replay replay, List<Remark> remarks, boolean isConsistency) {
            commands = commands(note);
            recording = recording(note);
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
                        add(
                                command,
                                replayed,
                                Judgement.because(Standing.SAME, Reason.of(Reason.Kind.DEFINES_FILE)));
                    }
                    consistency.file(run);
                }
                case MODULE, DEPENDENCIES, STAND_IN -> {}
            }
            return replayed.result().outcome() instanceof Outcome.Interrupted && !replayed.timedOut();
        }

        private void add(Step.Command command, Replayed replayed, Judgement judgement) {
            boolean literal = judgement.standing() == Standing.SAME;
            checked.add(new Checked(
                    command.line(),
                    command.text(),
                    command.recorded(),
                    literal ? "" : replayed.output(),
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
                    Duration.ZERO,
                    OptionalInt.empty(),
                    judgement,
                    Optional.empty()));
        }
    }
}
