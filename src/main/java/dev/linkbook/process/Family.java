package dev.linkbook.process;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Everything that one run has started, wherever it went: its session, processes that carry its mark in
/// their environment (they may have left the session), those known to descend from it, and the
/// descendants of all these.
final class Family {
    private static final String STDIN = "0";
    private static final String STDOUT = "1";
    private static final String STDERR = "2";

    private final Process leader;
    private final String mark;
    private final Set<String> inputs;
    private final Set<String> outputs;
    private final long startTicks;
    private Map<Long, ProcessHandle> known = Map.of();

    /// @param mark a text that stands in the environment of this run alone
    Family(Process leader, String mark) {
        this.leader = leader;
        this.mark = mark;
        this.inputs = ProcStat.pipes(leader.pid(), STDIN);
        this.outputs = ProcStat.pipes(leader.pid(), STDOUT, STDERR);
        this.startTicks = ProcStat.of(leader.pid()).map(ProcStat::startTicks).orElse(0L);
    }

    long group() {
        return leader.pid();
    }

    boolean hasLeader() {
        return leader.isAlive();
    }

    /// Whether `setsid` has done its work: before that the group does not exist.
    boolean hasGroup() {
        return ProcStat.of(leader.pid())
                .map(stat -> stat.session() == stat.pid())
                .orElse(true);
    }

    /// Notes who belongs to it as long as their parents are there to be asked: one that has left the session and
    /// cleared its environment cannot be recognised later.
    ///
    /// @return those
    Collection<ProcessHandle> remember() {
        known = members().stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .collect(Collectors.toMap(ProcessHandle::pid, handle -> handle));
        return known.values();
    }

    /// Those still alive.
    Set<Long> members() {
        List<ProcStat> all = ProcStat.all();
        var members = new HashSet<Long>();
        all.stream().filter(this::belongs).forEach(stat -> members.add(stat.pid()));
        while (all.stream().filter(stat -> members.contains(stat.parent())).anyMatch(stat -> members.add(stat.pid()))) {
            // one generation more
        }
        return members;
    }

    /// Those that can still write to the pipes the leader was started with.
    Set<Long> writers() {
        return members().stream()
                .filter(pid -> ProcStat.pipes(pid).stream().anyMatch(outputs::contains))
                .collect(Collectors.toSet());
    }

    /// Whether one of the session waits for what comes out of the pipe that the leader had as stdin.
    boolean isReading() {
        return ProcStat.all().stream()
                .filter(stat -> stat.session() == leader.pid())
                .anyMatch(stat -> new Waits(stat.pid()).pipes().stream().anyMatch(inputs::contains));
    }

    /// What is older than the leader is none of its children; not to read its environment saves most of
    /// the time.
    private boolean belongs(ProcStat stat) {
        boolean young = stat.startTicks() >= startTicks;
        return stat.session() == leader.pid() || isKnown(stat.pid()) || (young && stat.environmentHolds(mark));
    }

    /// A handle knows when its process started, so a number in use again does not match.
    private boolean isKnown(long pid) {
        ProcessHandle handle = known.get(pid);
        return handle != null && handle.isAlive();
    }
}
