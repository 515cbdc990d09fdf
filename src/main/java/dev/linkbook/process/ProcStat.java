package dev.linkbook.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A living process as the kernel lists it; see proc_pid_stat(5). Zombies are not alive: where the
/// container's first process reaps nobody, they stay for ever.
record ProcStat(long pid, long parent, long session, long startTicks) {
    private static final int MAX_ENVIRON_BYTES = 4 << 20;
    /// More than a name of 64 bytes and fifty numbers.
    private static final int MAX_LINE_BYTES = 2048;

    /// Positions behind the name.
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int SESSION = 3;
    private static final int START_TICKS = 19;

    static List<ProcStat> all() {
        var found = new ArrayList<ProcStat>();
        String[] names = new File("/proc").list();
        for (String name : names == null ? new String[0] : names) {
            if (Character.isDigit(name.charAt(0))) {
                of(Long.parseLong(name)).ifPresent(found::add);
            }
        }
        return found;
    }

    static Optional<ProcStat> of(long pid) {
        String stat = line(pid, "stat");
        // The second field is the program's name in brackets, and may itself hold brackets and blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", START_TICKS + 2);
        if (fields.length <= START_TICKS || fields[STATE].equals("Z") || fields[STATE].equals("X")) {
            return Optional.empty();
        }
        return Optional.of(new ProcStat(
                pid,
                Long.parseLong(fields[PARENT]),
                Long.parseLong(fields[SESSION]),
                Long.parseLong(fields[START_TICKS])));
    }

    /// The name of the program, cut by the kernel after 15 bytes.
    static Optional<String> name(long pid) {
        String name = line(pid, "comm").strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /// Whether the environment that the process was started with holds this text. False when it cannot
    /// be read: the process is gone or belongs to somebody else.
    boolean environmentHolds(String text) {
        return read(pid, "environ", in -> new String(in.readNBytes(MAX_ENVIRON_BYTES), StandardCharsets.ISO_8859_1))
                .contains(text);
    }

    /// The pipes behind the named file descriptors, or behind all if none is named: `pipe:[INODE]`.
    static Set<String> pipes(long pid, String... descriptors) {
        var folder = new File("/proc/" + pid + "/fd");
        String[] names = descriptors.length == 0 ? folder.list() : descriptors;
        var pipes = new HashSet<String>();
        for (String name : names == null ? new String[0] : names) {
            String target = target(folder.toPath().resolve(name));
            if (target.startsWith("pipe:")) {
                pipes.add(target);
            }
        }
        return pipes;
    }

    /// What a thread asks of the system at the moment; see proc_pid_syscall(5).
    static String syscall(long pid, String thread) {
        return line(pid, "task/" + thread + "/syscall").strip();
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    /// A short file, which the system hands out in one piece: a look at all processes is a part of each interrupt.
    private static String line(long pid, String file) {
        return read(pid, file, in -> {
            var bytes = new byte[MAX_LINE_BYTES];
            return new String(bytes, 0, Math.max(0, in.read(bytes)), StandardCharsets.ISO_8859_1);
        });
    }

    private interface Reader {
        String read(InputStream in) throws IOException;
    }

    /// Not by java.nio.file.Files: its channels close when the reading thread is interrupted.
    private static String read(long pid, String file, Reader reader) {
        try (var in = new FileInputStream("/proc/" + pid + "/" + file)) {
            return reader.read(in);
        } catch (IOException gone) {
            return "";
        }
    }
}
