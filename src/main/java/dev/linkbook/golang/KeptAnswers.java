package dev.linkbook.golang;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Answers with their questions in the user's cache folder: a lesson is run again and again, and `go list` takes
/// a tenth of a second each time. A file holds the length of the question, a line feed, the question, the answer;
/// only the very same question finds it. Where nothing can be written nothing is kept.
final class KeptAnswers {
    private static final int FILES_MAX = 64;
    private static final int LARGEST_BYTES = 8 << 20;

    private final Optional<Path> folder;

    private KeptAnswers(Optional<Path> folder) {
        this.folder = folder;
    }

    static KeptAnswers none() {
        return new KeptAnswers(Optional.empty());
    }

    /// @param environment names the folder, as the XDG Base Directory Specification has it; without a home
    ///     nothing is kept
    static KeptAnswers of(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (cache.startsWith("/")) {
            return new KeptAnswers(Optional.of(Path.of(cache, "linkbook", "go-list")));
        }
        return new KeptAnswers(
                home.startsWith("/") ? Optional.of(Path.of(home, ".cache", "linkbook", "go-list")) : Optional.empty());
    }

    Optional<String> find(byte[] question) {
        return folder.map(each -> each.resolve(name(question)))
                .filter(Files::exists)
                .flatMap(file -> answer(read(file), question));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }

    private static Optional<String> answer(byte[] kept, byte[] question) {
        byte[] head = head(question);
        int end = head.length + question.length;
        return kept.length >= end
                        && Arrays.equals(kept, 0, head.length, head, 0, head.length)
                        && Arrays.equals(kept, head.length, end, question, 0, question.length)
                ? Optional.of(new String(kept, end, kept.length - end, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    void keep(byte[] question, String answer) {
        if (answer.length() <= LARGEST_BYTES) {
            folder.ifPresent(each -> write(each, name(question), bytes(question, answer)));
        }
    }

    private static void write(Path folder, String name, byte[] bytes) {
        try {
            // Sources and variables stand in the files.
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path fresh = Files.createFile(
                    folder.resolve("new." + ProcessHandle.current().pid() + "." + System.nanoTime()));
            Files.write(fresh, bytes);
            Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            removeOldest(folder);
        } catch (IOException unwritable) {
            // It is asked again next time.
            return;
        }
    }

    private static byte[] bytes(byte[] question, String answer) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head(question));
        bytes.writeBytes(question);
        bytes.writeBytes(answer.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static byte[] head(byte[] question) {
        return (question.length + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void removeOldest(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted(Comparator.comparing(KeptAnswers::modified)).toList();
        }
        for (Path old : files.subList(0, Math.max(0, files.size() - FILES_MAX))) {
            Files.deleteIfExists(old);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static String name(byte[] question) {
        return Integer.toHexString(Arrays.hashCode(question));
    }
}
