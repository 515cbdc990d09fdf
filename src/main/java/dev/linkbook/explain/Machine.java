package dev.linkbook.explain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A system in which libraries are looked for: this one, or the root of another.
///
/// @param root `/`, or the folder that is another system's `/`
/// @param libraryPath the folders of LD_LIBRARY_PATH, in order
public record Machine(Path root, List<String> libraryPath) {
    /// The kernel's own bound on symbolic links.
    private static final int LINKS_MAX = 40;

    private static final int INCLUDES_MAX = 64;
    private static final int CONFIGURATION_MAX_BYTES = 64 * 1024;

    public Machine {
        libraryPath = List.copyOf(libraryPath);
    }

    /// The system that Linkbook runs on, with no LD_LIBRARY_PATH.
    public static Machine local() {
        return new Machine(Path.of("/"), List.of());
    }

    /// The regular file behind an absolute path of that system; its symbolic links are followed within its root.
    public Optional<Path> file(String path) {
        try {
            return resolved(path).filter(Files::isRegularFile);
        } catch (InvalidPathException | IOException | SecurityException unusable) {
            return Optional.empty();
        }
    }

    private Optional<Path> resolved(String path) throws IOException {
        Path rest = Path.of("/").resolve(path).normalize();
        for (int links = 0; links <= LINKS_MAX; links++) {
            Optional<Path> next = withoutFirstLink(rest);
            if (next.isEmpty()) {
                return Optional.of(inside(rest));
            }
            rest = next.get();
        }
        return Optional.empty();
    }

    private Path inside(Path path) {
        return root.resolve(Path.of("/").relativize(path));
    }

    private Optional<Path> withoutFirstLink(Path path) throws IOException {
        Path done = Path.of("/");
        for (int i = 0; i < path.getNameCount(); i++) {
            Path next = done.resolve(path.getName(i));
            if (Files.isSymbolicLink(inside(next))) {
                Path target = done.resolve(Files.readSymbolicLink(inside(next)));
                Path rest = i + 1 < path.getNameCount() ? path.subpath(i + 1, path.getNameCount()) : Path.of("");
                return Optional.of(target.resolve(rest).normalize());
            }
            done = next;
        }
        return Optional.empty();
    }

    /// The folders that `ldconfig` searches for its cache (ldconfig(8)): `/etc/ld.so.conf` and what it includes.
    List<String> configuredFolders() {
        var folders = new LinkedHashSet<String>();
        var seen = new LinkedHashSet<String>();
        configured("/etc/ld.so.conf", folders, seen);
        return List.copyOf(folders);
    }

    private void configured(String configuration, Set<String> folders, Set<String> seen) {
        if (seen.size() >= INCLUDES_MAX || !seen.add(configuration)) {
            return;
        }
        for (String line : lines(configuration)) {
            String plain = line.replaceFirst("#.*", "").strip();
            if (plain.startsWith("include")) {
                included(plain.substring("include".length()).strip()).forEach(file -> configured(file, folders, seen));
            } else if (plain.startsWith("/")) {
                folders.add(plain);
            }
        }
    }

    /// A pattern whose last name may hold `*`, as in every distribution's file.
    private List<String> included(String pattern) {
        int slash = pattern.lastIndexOf('/');
        String folder =
                pattern.startsWith("/") ? pattern.substring(0, slash) : "/etc/" + pattern.substring(0, slash + 1);
        var found = new ArrayList<String>();
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.substring(slash + 1));
            Optional<Path> real = resolved(folder);
            if (real.isPresent() && Files.isDirectory(real.get())) {
                try (Stream<Path> files = Files.list(real.get())) {
                    files.map(Path::getFileName)
                            .filter(matcher::matches)
                            .sorted()
                            .forEach(name -> found.add(folder + "/" + name));
                }
            }
        } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException unusable) {
            return List.of();
        }
        return found;
    }

    /// The lines of a small configuration file, none if it cannot be read.
    List<String> lines(String path) {
        Optional<Path> file = file(path);
        if (file.isEmpty()) {
            return List.of();
        }
        try (var in = Files.newInputStream(file.get())) {
            return new String(in.readNBytes(CONFIGURATION_MAX_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
