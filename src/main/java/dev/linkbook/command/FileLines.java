package dev.linkbook.command;

import dev.linkbook.tool.Sighting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What `file` says of many files: it is asked about a batch while those before are explained.
final class FileLines {
    /// The first answer should come soon; a start of `file` costs as much as a few files.
    private static final int FIRST_BATCH = 8;
    /// Each batch is so many times as large as the one before.
    private static final int GROWTH = 4;
    /// A command line of names that the kernel takes.
    private static final int LARGEST_BATCH = 256;

    private final Tools tools;
    private final List<Path> files;
    /// By the number of the first file in it.
    private final NavigableMap<Integer, List<Path>> batches = new TreeMap<>();
    private final Map<Integer, CompletableFuture<Map<Path, Sighting>>> asked = new ConcurrentHashMap<>();

    /// Asks about the first at once.
    FileLines(Tools tools, List<Path> files) {
        this.tools = tools;
        this.files = files;
        int size = FIRST_BATCH;
        for (int start = 0; start < files.size(); start += size, size = Math.min(GROWTH * size, LARGEST_BATCH)) {
            batches.put(start, files.subList(start, Math.min(files.size(), start + size)));
        }
        var _ = ask(batches.firstEntry());
    }

    /// Waits for the line about the file of that number; none if `file` said nothing. From any thread.
    Optional<Sighting> of(int number) {
        var _ = ask(batches.higherEntry(number));
        return Optional.ofNullable(ask(batches.floorEntry(number)).join().get(files.get(number)));
    }

    private CompletableFuture<Map<Path, Sighting>> ask(Map.@Nullable Entry<Integer, List<Path>> batch) {
        return batch == null
                ? CompletableFuture.completedFuture(Map.of())
                : asked.computeIfAbsent(
                        batch.getKey(),
                        _ -> CompletableFuture.supplyAsync(() -> tools.file(batch.getValue()), FileLines::start));
    }

    private static void start(Runnable task) {
        Thread.ofPlatform().daemon().name("file").start(task);
    }
}
