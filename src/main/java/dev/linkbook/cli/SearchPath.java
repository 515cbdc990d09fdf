package dev.linkbook.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// The commands that exist here.
///
/// @param folders of PATH, in order
record SearchPath(List<Path> folders) {
    SearchPath {
        folders = List.copyOf(folders);
    }

    static SearchPath of(String path) {
        return new SearchPath(java.util.Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList());
    }

    /// Whether a program of that name can be run; a name with a slash is a path.
    boolean has(String command) {
        try {
            return command.contains("/")
                    ? Files.isExecutable(Path.of(command))
                    : folders.stream().anyMatch(folder -> isProgram(folder.resolve(command)));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
