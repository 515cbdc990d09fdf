package dev.linkbook.cli;

import dev.linkbook.session.Folders;
import dev.linkbook.session.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The file of `-o`, checked before anything runs.
///
/// @param path where it is written
/// @param format by its ending
record OutputFile(Path path, Format format) {
    /// What can be written.
    enum Format {
        HTML,
        IPYNB,
        MARKDOWN,
        /// JUnit XML
        XML
    }

    /// The file of another option, whatever its ending.
    static OutputFile named(String option, Path path, Format format) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(path)) {
            throw new ExitException(ExitCode.USAGE, option + " " + path + ": name a file in a folder that exists");
        }
        return new OutputFile(path, format);
    }

    static @Nullable OutputFile of(@Nullable Path path, Path note) {
        if (path == null) {
            return null;
        }
        String name = path.toString();
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ExitException(ExitCode.USAGE, "-o " + name + ": no such folder: " + folder);
        }
        if (Files.isDirectory(path)) {
            throw new ExitException(
                    ExitCode.USAGE, "-o " + name + ": this is a folder. Name the file to write, such as page.html");
        }
        if (isSame(path, note)) {
            throw new ExitException(
                    ExitCode.USAGE, "-o " + name + ": this is the note itself, which is never overwritten");
        }
        int dot = name.lastIndexOf('.');
        Format format = switch (dot < 0 ? "" : name.substring(dot)) {
            case ".html" -> Format.HTML;
            case ".ipynb" -> Format.IPYNB;
            case ".md" -> Format.MARKDOWN;
            default ->
                throw new ExitException(ExitCode.USAGE, "-o " + name + ": the name has to end in .html, .ipynb or .md");
        };
        var file = new OutputFile(path, format);
        try {
            removeQuietly(file.makePart());
            return file;
        } catch (IOException e) {
            throw file.cannotWrite(e);
        }
    }

    private static boolean isSame(Path path, Path note) {
        try {
            return Files.exists(path) && Files.isSameFile(path, note);
        } catch (IOException e) {
            return false;
        }
    }

    /// Also made and removed before anything runs: a folder that takes no file is noticed then.
    private Path makePart() throws IOException {
        return Files.createFile(path.resolveSibling(Folders.freshName(".linkbook-") + ".part"));
    }

    private ExitException cannotWrite(IOException why) {
        return new ExitException(ExitCode.CANNOT_WRITE, "cannot write " + path + ": " + Words.of(why));
    }

    /// Writes all of it or nothing: what stood there before stays when the disk is full. A file that is there keeps its
    /// permissions.
    void write(String text) {
        try {
            attempt(text);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /// The same; but nothing is wrong yet when it fails, because there may be room in a moment.
    boolean writesAlready(String text) {
        try {
            attempt(text);
            return true;
        } catch (IOException noRoom) {
            return false;
        }
    }

    private void attempt(String text) throws IOException {
        Path part = makePart();
        try {
            Files.writeString(part, text);
            Files.setPosixFilePermissions(
                    part,
                    Files.exists(path)
                            ? Files.getPosixFilePermissions(path)
                            : PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            removeQuietly(part);
            throw e;
        }
    }

    private static void removeQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // the message about the first failure is the one that helps
        }
    }
}
