package dev.linkbook.process;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.zeroturnaround.exec.stop.ProcessStopper;

/// Stops a whole family: SIGINT to the group, as Ctrl-C does; SIGTERM to what is left when the leader is
/// gone or does not go; SIGKILL to what is left then. Shells let background jobs ignore SIGINT, so the
/// later steps are usual, not rare.
final class GroupStopper implements ProcessStopper {
    private static final long GROUP_APPEARS_MILLIS = 50;
    private static final long INT_GRACE_MILLIS = 1_000;
    private static final long TERM_GRACE_MILLIS = 250;
    private static final long KILL_LIMIT_MILLIS = 2_000;

    private final Family family;
    private final Guard guard;

    GroupStopper(Family family, Guard guard) {
        this.family = family;
        this.guard = guard;
    }

    @Override
    public void stop(Process leader) {
        waitUntil(family::hasGroup, GROUP_APPEARS_MILLIS);
        Collection<ProcessHandle> known = family.remember();
        guard.signal("INT", family.group());
        awaitEnd(leader, INT_GRACE_MILLIS);
        guard.signal("TERM", family.group());
        known.forEach(ProcessHandle::destroy);
        var told = known.stream().map(ProcessHandle::pid).collect(Collectors.toCollection(HashSet::new));
        if (!waitUntil(() -> tellNewOnes(told), TERM_GRACE_MILLIS)) {
            killAll();
        }
    }

    /// A look at all processes takes milliseconds, so those that are known are told without one. Whether nobody was
    /// left.
    private boolean tellNewOnes(Set<Long> told) {
        Set<Long> members = family.members();
        signalEach(members.stream().filter(told::add).toList(), ProcessHandle::destroy);
        return members.isEmpty();
    }

    /// What cannot be killed (another user's, or asleep in the kernel) is left after a while.
    void killAll() {
        waitUntil(this::kill, KILL_LIMIT_MILLIS);
    }

    /// Returns their names.
    List<String> killWriters() {
        var names = new LinkedHashSet<String>();
        waitUntil(() -> killEach(family.writers(), names), KILL_LIMIT_MILLIS);
        return List.copyOf(names);
    }

    private static boolean killEach(Set<Long> pids, Set<String> names) {
        pids.forEach(pid -> ProcStat.name(pid).ifPresent(names::add));
        return signalEach(pids, ProcessHandle::destroyForcibly);
    }

    /// Whether nobody was left.
    private boolean kill() {
        Set<Long> members = family.members();
        if (!members.isEmpty()) {
            guard.signal("KILL", family.group());
        }
        return signalEach(members, ProcessHandle::destroyForcibly);
    }

    /// Whether there was nobody.
    private static boolean signalEach(Collection<Long> pids, Consumer<ProcessHandle> signal) {
        pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(signal));
        return pids.isEmpty();
    }

    /// As [#waitUntil], but the system tells of the end.
    private static void awaitEnd(Process leader, long limitMillis) {
        try {
            leader.waitFor(limitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException nextStep) {
            // whoever asks again wants the next step
        }
    }

    /// Whether the condition was met. An interrupt while waiting cuts this wait short: whoever asks again wants the
    /// next step.
    private static boolean waitUntil(BooleanSupplier condition, long limitMillis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        long pauseMillis = 1;
        boolean met = condition.getAsBoolean();
        try {
            while (!met && System.nanoTime() < end) {
                Thread.sleep(pauseMillis);
                pauseMillis = Math.min(2 * pauseMillis, 16);
                met = condition.getAsBoolean();
            }
        } catch (InterruptedException nextStep) {
            return false;
        }
        return met;
    }
}
