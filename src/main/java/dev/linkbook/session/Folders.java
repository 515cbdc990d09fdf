package dev.linkbook.session;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Folders and files that Linkbook makes.
public final class Folders {
    private static final FileAttribute<Set<PosixFilePermission>> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final int ROUNDS_MAX = 3;

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

    /// Gives a file another text. On a disk that has no room for it the old one stays.
    static void rewrite(Path file, byte[] bytes) throws IOException {
        if (Files.isRegularFile(file)
                && file.toFile().getUsableSpace() < bytes.length
                && roomBytes(file) < bytes.length) {
            throw new FileSystemException(file.toString(), null, Words.NO_ROOM);
        }
        write(file, bytes);
    }

    /// What a file can hold: its own blocks, and those that are free. It takes the JVM a millisecond to say,
    /// since it reads the table of mounts for that.
    private static long roomBytes(Path file) throws IOException {
        FileStore disk = Files.getFileStore(file);
        long block = disk.getBlockSize();
        return disk.getUsableSpace() + (Files.size(file) + block - 1) / block * block;
    }

    /// Removes a folder and what is in it, as far as that is possible; follows no symbolic link. A program that is just
    /// being ended may still write there, hence more than one round. What cannot be removed lies in the system's
    /// temporary folder, which cleans itself.
    public static void remove(Path folder) {
        for (int round = 0; round < ROUNDS_MAX && Files.exists(folder, LinkOption.NOFOLLOW_LINKS); round++) {
            try {
                Files.walkFileTree(folder, new Removal());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("a visitor that throws nothing", e);
            }
        }
    }

    /// Goes on whatever cannot be removed, or is gone already.
    private static final class Removal extends SimpleFileVisitor<Path> {
        /// Go writes its module cache read-only.
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            folder.toFile().setWritable(true);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return delete(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) {
            return delete(file);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) {
            return delete(folder);
        }

        private static FileVisitResult delete(Path path) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                System.getLogger(Folders.class.getName()).log(System.Logger.Level.DEBUG, "left behind: " + path, e);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
