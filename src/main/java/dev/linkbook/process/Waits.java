package dev.linkbook.process;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the threads of a process wait to read from, as far as that is certain: those in read(2), and those in poll(2)
/// or select(2) that wait for one descriptor alone. Of what waits for several, its stdin among them, nobody can say
/// whether it needs input (ssh waits so all the time); and epoll(7) is hardly ever used with one.
final class Waits {
    private static final int MOST_DESCRIPTORS = 1024;
    private static final int POLLFD_BYTES = 8;
    private static final short POLLIN = 1;

    private final long pid;

    private enum Call {
        READ,
        POLL,
        SELECT
    }

    /// Numbers of the calls: x86-64 has its own, the newer processors share a table.
    private static final Map<String, Call> CALLS = "amd64".equals(System.getProperty("os.arch"))
            ? Map.of("0", Call.READ, "7", Call.POLL, "271", Call.POLL, "23", Call.SELECT, "270", Call.SELECT)
            : Map.of("63", Call.READ, "73", Call.POLL, "72", Call.SELECT);

    Waits(long pid) {
        this.pid = pid;
    }

    /// The pipes: `pipe:[INODE]`. Nothing when the system does not let this process see that.
    Set<String> pipes() {
        String[] threads = new File("/proc/" + pid + "/task").list();
        var pipes = new HashSet<String>();
        for (String thread : threads == null ? new String[0] : threads) {
            descriptor(thread).ifPresent(descriptor -> pipes.addAll(ProcStat.pipes(pid, String.valueOf(descriptor))));
        }
        return pipes;
    }

    /// `/proc/PID/task/TID/syscall`: the number of the call and its arguments, or `running`.
    private Optional<Long> descriptor(String thread) {
        String[] words = ProcStat.syscall(pid, thread).split(" ");
        Call call = CALLS.get(words[0]);
        if (call == null || words.length < 4) {
            return Optional.empty();
        }
        List<Long> arguments = Stream.of(words)
                .skip(1)
                .limit(3)
                .map(word -> Long.parseUnsignedLong(word.substring(2), 16))
                .toList();
        return switch (call) {
            case READ -> Optional.of(arguments.getFirst());
            case POLL -> polled(arguments.getFirst(), arguments.get(1));
            case SELECT -> selected(arguments.getFirst(), arguments.get(1), arguments.get(2));
        };
    }

    /// A `struct pollfd`: descriptor, events asked for, events that came.
    private Optional<Long> polled(long address, long count) {
        ByteBuffer one = memory(address, count == 1 ? POLLFD_BYTES : 0);
        return one.remaining() == POLLFD_BYTES && (one.getShort(Integer.BYTES) & POLLIN) != 0
                ? Optional.of((long) one.getInt(0))
                : Optional.empty();
    }

    private Optional<Long> selected(long count, long readable, long writable) {
        BitSet reads = descriptors(readable, count);
        boolean isAlone =
                reads.cardinality() == 1 && descriptors(writable, count).isEmpty();
        return isAlone ? Optional.of((long) reads.nextSetBit(0)) : Optional.empty();
    }

    /// An `fd_set`, as far as the call looks at it.
    private BitSet descriptors(long address, long count) {
        int bits = (int) Math.min(count, MOST_DESCRIPTORS);
        BitSet set = BitSet.valueOf(memory(address, Math.ceilDiv(bits, Long.SIZE) * Long.BYTES));
        set.clear(bits, MOST_DESCRIPTORS);
        return set;
    }

    /// Nothing when it cannot be read, or there is no such address.
    private ByteBuffer memory(long address, int sizeBytes) {
        var bytes = new byte[sizeBytes];
        if (address <= 0 || sizeBytes == 0) {
            return ByteBuffer.allocate(0);
        }
        try (var memory = new RandomAccessFile("/proc/" + pid + "/mem", "r")) {
            memory.seek(address);
            memory.readFully(bytes);
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException gone) {
            return ByteBuffer.allocate(0);
        }
    }
}
