package dev.linkbook.session;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Folders and files that Linkbook makes.
public final class Folders {
    private Folders() {}

    /// Writes a file. What goes wrong names it, as write(2) does not.
    static void write(Path file, byte[] bytes, OpenOption... options) throws FileSystemException {
        try {
            Files.write(file, bytes, options);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new FileSystemException(file.toString(), null, e.getMessage());
        }
    }

    /// Removes a folder and what is in it, as far as that is possible; follows no symbolic link. What cannot
    /// be removed lies in the system's temporary folder, which cleans itself.
    public static void remove(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Path parent = path.getParent();
                // Go writes its module cache read-only.
                if (parent != null) {
                    parent.toFile().setWritable(true);
                }
                Files.deleteIfExists(path);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            System.getLogger(Folders.class.getName()).log(System.Logger.Level.DEBUG, "left behind: " + folder, e);
        }
    }
}
