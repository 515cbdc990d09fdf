package dev.linkbook.check;

import dev.linkbook.note.Block;
import dev.linkbook.note.Note;
import dev.linkbook.note.Step;
import dev.linkbook.notebook.Item;
import dev.linkbook.notebook.Planner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Checks a note: runs its commands again in a folder of their own and judges each.
public final class Checker {
    private final CheckOptions options;
    private final Set<Replay> running = ConcurrentHashMap.newKeySet();
    private final Semaphore turns;
    private volatile boolean stopped;

    public Checker(CheckOptions options) {
        this.options = options;
        turns = new Semaphore(options.jobs());
    }

    /// Whether a note has any command to check. A check that found none must not pass for one that found no fault.
    public static boolean hasCommands(Note note) {
        return !commands(note).isEmpty();
    }

    /// Runs and judges all of a note's commands. Several threads may check notes at the same time; no more than
    /// [CheckOptions#jobs] replays run at once.
    ///
    /// @param file the note's name for messages
    /// @param project the folder whose copy the note runs in; empty for a folder with nothing in it
    /// @throws IOException when no folder to work in can be made
    public CheckedNote check(String file, Note note, Optional<Path> project) throws IOException {
        List<List<Item>> parts = options.jobs() == 1
                ? List.of(Planner.plan(note, !options.network()))
                : Examples.plans(note, !options.network());
        var room = new Room();
        var commands = new ArrayList<Checked>();
        var remarks = new LinkedHashSet<Remark>();
        for (Found part : sideBySide(parts, items -> part(note, project, items, room))) {
            commands.addAll(part.commands);
            remarks.addAll(part.remarks);
        }
        commands.sort(Comparator.comparingInt(Checked::line));
        List<Remark> sorted =
                remarks.stream().sorted(Comparator.comparingInt(Remark::line)).toList();
        return new CheckedNote(file, note, commands, sorted);
    }

    /// What was found in a part of a note.
    private record Found(List<Checked> commands, List<Remark> remarks) {}

    private Found part(Note note, Optional<Path> project, List<Item> items, Room room) throws IOException {
        var remarks = new ArrayList<Remark>();
        List<Checked> commands =
                replaying(project, replay -> new Pass(note, replay, room, remarks, options.consistency()).run(items));
        if (options.toolchain().isPresent()) {
            List<Checked> now = commands;
            String toolchain = options.toolchain().get();
            commands = replaying(project, replay -> new PastReplay(replay).prove(note, items, now, toolchain));
        }
        return new Found(commands, remarks);
    }

    private interface Work {
        Found of(List<Item> items) throws IOException;
    }

    private List<Found> sideBySide(List<List<Item>> parts, Work work) throws IOException {
        if (parts.size() == 1) {
            return List.of(work.of(parts.getFirst()));
        }
        try (var pool = Executors.newFixedThreadPool(Math.min(options.jobs(), parts.size()))) {
            var results = new ArrayList<Found>();
            List<Callable<Found>> tasks = parts.stream()
                    .<Callable<Found>>map(items -> () -> work.of(items))
                    .toList();
            for (Future<Found> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Checked> replaying(Optional<Path> project, Function<Replay, List<Checked>> work) throws IOException {
        turns.acquireUninterruptibly();
        try (var replay = open()) {
            try {
                project.ifPresent(replay::copyHere);
                return work.apply(replay);
            } finally {
                running.remove(replay);
            }
        } finally {
            turns.release();
        }
    }

    private Replay open() throws IOException {
        var replay = Replay.open(options.limit());
        running.add(replay);
        if (stopped) {
            replay.close();
            throw new IllegalStateException("stopped");
        }
        return replay;
    }

    /// Stops what runs and removes what was made; for the end of the program, from another thread.
    public void stop() {
        stopped = true;
        running.forEach(Replay::close);
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
    static Set<Integer> recording(Note note) {
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
}
