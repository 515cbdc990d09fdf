package dev.linkbook.explain;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The libraries of a system, each read once however many programs ask for it. What is found at first holds for
/// its whole life, so it should not live longer than one question. Any number of threads may ask.
public final class Libraries {
    /// So that a hostile file with many names does not fill the memory.
    private static final int KEPT_MAX = 16 * 1024;

    private final Machine machine;
    private volatile @Nullable List<String> configured;
    private final Map<String, Optional<Library>> known = new ConcurrentHashMap<>();

    public Libraries(Machine machine) {
        this.machine = machine;
    }

    /// @param file the file from here, links followed
    record Library(Path file, Elf elf) {}

    Machine machine() {
        return machine;
    }

    /// [Machine#configuredFolders()], read at the first question.
    List<String> configuredFolders() {
        List<String> before = configured;
        if (before == null) {
            before = machine.configuredFolders();
            configured = before;
        }
        return before;
    }

    /// The ELF file behind an absolute path of that system.
    Optional<Library> at(String path) {
        Optional<Library> before = known.get(path);
        if (before != null) {
            return before;
        }
        Optional<Library> found = machine.file(path)
                .flatMap(file -> ElfReader.read(file) instanceof Elf elf
                        ? Optional.of(new Library(file, elf))
                        : Optional.empty());
        if (known.size() < KEPT_MAX) {
            known.put(path, found);
        }
        return found;
    }
}
