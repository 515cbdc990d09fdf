package dev.linkbook.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// The files that operands stand for.
public final class ProgramFiles {
    private ProgramFiles() {}

    /// Folders become the regular files in them, at any depth and in the order of their names; links are not
    /// followed there, and what cannot be read is passed over. Files stay as they are.
    public static List<Path> under(List<Path> operands) throws IOException {
        var files = new ArrayList<Path>();
        for (Path operand : operands) {
            if (Files.isDirectory(operand)) {
                var inside = new ArrayList<Path>();
                Files.walkFileTree(operand, new Collector(inside));
                inside.sort(null);
                files.addAll(inside);
            } else {
                files.add(operand);
            }
        }
        return files;
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final List<Path> files;

        Collector(List<Path> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && Files.isReadable(file)) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) {
            return FileVisitResult.CONTINUE;
        }
    }
}
