package dev.linkbook.cli;

import dev.linkbook.session.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder that a note runs in: a fresh one that goes away, or the one of `--keep`.
final class WorkFolder implements AutoCloseable {
    private final Path path;
    private final boolean kept;

    private WorkFolder(Path path, boolean kept) {
        this.path = path;
        this.kept = kept;
    }

    static WorkFolder open(@Nullable Path keep) throws IOException {
        if (keep == null) {
            return new WorkFolder(Folders.fresh("linkbook-run-"), false);
        }
        if (Files.exists(keep) && !isEmptyFolder(keep)) {
            throw new ExitException(
                    ExitCode.USAGE,
                    "--keep " + keep
                            + ": this exists and is not an empty folder. A note could overwrite what is in it.");
        }
        return new WorkFolder(Files.createDirectories(keep).toRealPath(), true);
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    Path path() {
        return path;
    }

    /// Whether it stays when the run has ended.
    boolean isKept() {
        return kept;
    }

    /// From any thread; who comes second waits for the first.
    @Override
    public synchronized void close() {
        if (!kept) {
            Folders.remove(path);
        }
    }
}
