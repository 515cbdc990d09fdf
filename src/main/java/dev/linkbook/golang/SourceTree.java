package dev.linkbook.golang;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of a module that decide which packages a program has: all names, since `//go:embed` asks for names, and
/// the texts of those that Go reads.
final class SourceTree {
    private static final int LARGEST_BYTES = 512 << 10;
    private static final int FILES_MAX = 1_000;

    /// What go/build looks into for constraints and imports (`goodOSArchFile`, `matchFile`), and what says where
    /// modules come from.
    private static final Pattern READ = Pattern.compile(
            "(?i).*\\.(go|c|cc|cpp|cxx|m|h|hh|hpp|hxx|f|for|f90|s|sx|swig|swigcxx)|go\\.(mod|sum)|modules\\.txt");

    private final Path root;
    private final Path folder;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private long sizeBytes;

    private SourceTree(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /// The files around a folder: of the module that it lies in, or else of it and below. Nothing when there
    /// are so many that to read them is no gain, or when not all can be known: behind a symbolic link, in a
    /// workspace, or in a folder that takes the place of a module.
    static Optional<SourceTree> around(Path folder) {
        if (upwards(folder).anyMatch(each -> Files.exists(each.resolve("go.work")))) {
            return Optional.empty();
        }
        Path root = upwards(folder)
                .filter(each -> Files.exists(each.resolve("go.mod")))
                .findFirst()
                .orElse(folder);
        var tree = new SourceTree(root, folder);
        try {
            return tree.read() ? Optional.of(tree) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Stream<Path> upwards(Path folder) {
        return Stream.iterate(folder, each -> each != null, Path::getParent);
    }

    /// False when they cannot all be known.
    private boolean read() throws IOException {
        var walk = new SimpleFileVisitor<Path>() {
            private boolean complete = true;

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                complete = add(file, attributes);
                return complete ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }
        };
        Files.walkFileTree(root, walk);
        return walk.complete;
    }

    private boolean add(Path file, BasicFileAttributes attributes) throws IOException {
        boolean isRead = READ.matcher(file.getFileName().toString()).matches();
        sizeBytes += isRead ? attributes.size() : 0;
        if (!attributes.isRegularFile() || files.size() == FILES_MAX || sizeBytes > LARGEST_BYTES) {
            return false;
        }
        byte[] text = isRead ? Files.readAllBytes(file) : new byte[0];
        files.put(root.relativize(file).toString(), text);
        return !file.endsWith("go.mod") || !new String(text, StandardCharsets.UTF_8).contains("=>");
    }

    /// The folder that they all lie in.
    Path root() {
        return root;
    }

    /// The same for the same files, wherever they lie.
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream((int) sizeBytes + 4096);
        bytes.writeBytes(root.relativize(folder).toString().getBytes(StandardCharsets.UTF_8));
        files.forEach((name, text) -> {
            bytes.writeBytes(("\0" + name + "\0" + text.length + "\0").getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(text);
        });
        return bytes.toByteArray();
    }
}
