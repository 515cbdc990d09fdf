package dev.linkbook.note;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The commands that exist on this machine: executable files on the search path.
final class PathCommands implements Predicate<String> {
    private final List<Path> folders = new ArrayList<>();

    /// @param searchPath as in the variable `PATH`
    PathCommands(String searchPath) {
        for (String folder : searchPath.split(":", -1)) {
            if (folder.startsWith("/")) {
                folders.add(Path.of(folder));
            }
        }
    }

    @Override
    public boolean test(String name) {
        try {
            return name.contains("/")
                    ? isProgram(Path.of(name))
                    : !name.isEmpty() && folders.stream().anyMatch(folder -> isProgram(folder.resolve(name)));
        } catch (InvalidPathException notAName) {
            return false;
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
