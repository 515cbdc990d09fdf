package dev.linkbook.session;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/// Folders and files that Linkbook makes.
public final class Folders {
    private static final FileAttribute<Set<PosixFilePermission>> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Folders() {}

    /// Makes a folder of the user's own under the system's temporary one. [Files#createTempDirectory] does the same,
    /// with a name out of the randomness for keys, which takes the JVM ten milliseconds to set up; a folder that is
    /// made and not found needs no name that cannot be guessed.
    public static Path fresh(String prefix) throws IOException {
        try {
            return Files.createDirectory(Path.of(System.getProperty("java.io.tmpdir"), freshName(prefix)), OWN);
        } catch (FileAlreadyExistsException taken) {
            return fresh(prefix);
        }
    }

    /// A name that is hardly taken.
    public static String freshName(String prefix) {
        return prefix + ProcessHandle.current().pid() + "-" + System.nanoTime();
    }

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
