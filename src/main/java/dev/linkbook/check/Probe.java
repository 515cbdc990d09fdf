package dev.linkbook.check;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfReader;
import dev.linkbook.binary.Linkage;
import dev.linkbook.session.Folders;
import dev.linkbook.shell.ShellText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Builds what a note builds once more, with other flags for the external linker or another tag, to see whether they
/// matter. The command line of `go` stays the same, since Go writes it into the binary; the flags are changed on their
/// way to the linker (`-toolexec`), which also gets one build id for all.
final class Probe implements AutoCloseable {
    private static final String WRAPPER = """
            #!/bin/bash
            if [[ ${1##*/} == link ]]; then
                words=()
                while (($#)); do
                    case $1 in
                        -extldflags=* | --extldflags=*) words+=("-extldflags=$LINKBOOK_EXTLDFLAGS") ;;
                        -extldflags | --extldflags)
                            words+=("-extldflags=$LINKBOOK_EXTLDFLAGS")
                            shift
                            ;;
                        -buildid=*) words+=("-buildid=linkbook") ;;
                        *) words+=("$1") ;;
                    esac
                    shift
                done
                set -- "${words[@]}"
            fi
            exec "$@"
            """;

    private final Replay replay;
    private final Path folder;
    private final Path wrapper;

    Probe(Replay replay) throws IOException {
        this.replay = replay;
        folder = Folders.fresh("linkbook-probe-");
        wrapper = Files.writeString(folder.resolve("toolexec"), WRAPPER);
        Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwx------"));
    }

    /// The binary; empty when it does not build.
    ///
    /// @param linkerFlags for the external linker in place of the build's own
    /// @param tags in place of the build's own: as many characters, so that the binaries can be compared
    Optional<byte[]> build(GoBuild build, Path where, List<String> files, String linkerFlags, List<String> tags) {
        Path output = folder.resolve("binary");
        String flags = String.join(" ", build.flags());
        if (!tags.equals(build.tags())) {
            flags += " -tags " + String.join(",", tags);
        }
        String command = "(cd " + ShellText.quote(where.toString()) + " && LINKBOOK_EXTLDFLAGS="
                + ShellText.quote(linkerFlags) + " " + String.join(" ", build.assignments()) + " go build -toolexec "
                + ShellText.quote(wrapper.toString()) + " " + flags + " -o " + ShellText.quote(output.toString()) + " "
                + String.join(" ", files) + ")";
        boolean built = replay.shell(command).isGood();
        try {
            return built && Files.exists(output) ? Optional.of(read(output)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(1 << 28);
        } finally {
            Files.delete(file);
        }
    }

    /// Whether two binaries are the same but for the tags that Go writes into them.
    static boolean same(byte[] one, List<String> oneTags, byte[] other, List<String> otherTags) {
        return one.length == other.length && Arrays.equals(one, replaced(other, setting(otherTags), setting(oneTags)));
    }

    private static String setting(List<String> tags) {
        return "build\t-tags=" + String.join(",", tags) + "\n";
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        if (from.equals(to)) {
            return bytes;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// How a file is linked; empty when it is no binary that can be read.
    static Optional<Linkage> linkage(Path file) {
        return ElfReader.read(file) instanceof Elf elf ? Optional.of(Linkage.of(elf)) : Optional.empty();
    }

    /// How the bytes of a binary are linked.
    Optional<Linkage> linkage(byte[] binary) {
        try {
            return linkage(Files.write(folder.resolve("look"), binary));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        dev.linkbook.session.Folders.remove(folder);
    }
}
