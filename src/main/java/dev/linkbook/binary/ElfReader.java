package dev.linkbook.binary;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a file as ELF. Bad input is an answer, never an exception: [NotElf], [Unreadable], or an [Elf]
/// in which some finding is [Finding.Unread].
public final class ElfReader {
    static final int INTERPRETER_MAX = 4096;
    static final int COMMENT_MAX_BYTES = 64 * 1024;
    static final int COMMENTS_MAX = 256;

    private final Path path;
    private final Bytes bytes;
    private final ElfHeader header;

    private ElfReader(Path path, Bytes bytes) {
        this.path = path;
        this.bytes = bytes;
        this.header = HeaderReader.read(bytes);
    }

    /// What the file is. Nothing of it is run, and no other file is opened.
    public static Binary read(Path path) {
        try {
            // Opening a pipe would wait for a writer, and a device may act.
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return unreadable(
                        path,
                        attributes.isDirectory() ? Unreadable.Reason.FOLDER : Unreadable.Reason.NOT_A_REGULAR_FILE);
            }
            try (var channel = FileChannel.open(path)) {
                return read(path, channel::read, channel.size());
            }
        } catch (NoSuchFileException missing) {
            return unreadable(path, Unreadable.Reason.MISSING);
        } catch (AccessDeniedException denied) {
            return unreadable(path, Unreadable.Reason.PERMISSION_DENIED);
        } catch (FileSystemLoopException loop) {
            return unreadable(path, Unreadable.Reason.LINK_LOOP);
        } catch (IOException | SecurityException failed) {
            return new Unreadable(path, Unreadable.Reason.FAILED, String.valueOf(failed.getMessage()));
        }
    }

    static Binary read(Path path, Bytes.Source source, long sizeBytes) {
        var bytes = new Bytes(source, sizeBytes);
        try {
            byte[] start = bytes.copy("magic number", 0, (int) Math.min(sizeBytes, Magic.BYTES));
            return Magic.isElf(start)
                    ? new ElfReader(path, bytes).elf()
                    : new NotElf(path, Magic.kind(start), sizeBytes);
        } catch (BadBytes bad) {
            return new Unreadable(path, Unreadable.Reason.FAILED, bad.why());
        }
    }

    private static Unreadable unreadable(Path path, Unreadable.Reason reason) {
        return new Unreadable(path, reason, "");
    }

    private Elf elf() {
        var words = new Words(bytes, header.data() == ElfData.MSB, header.elfClass() == ElfClass.ELF64);
        var tables = new TableReader(words, header);
        Finding<List<ProgramHeader>> segments = readable(tables::programHeaders);
        Finding<List<Section>> sections = readable(tables::sections);
        List<ProgramHeader> headers = segments.found().orElse(List.of());
        List<Section> named = sections.found().orElse(List.of());
        var notes = new NoteReader(words).read(headers, named);
        Finding<DynamicReader> dynamic = given(segments, () -> DynamicReader.open(words, headers));
        return new Elf(
                path,
                bytes.sizeBytes(),
                header,
                segments,
                sections,
                interpreters(headers),
                in(dynamic, DynamicReader::dynamic),
                in(dynamic, DynamicReader::versionNeeds),
                in(dynamic, DynamicReader::versionDefinitions),
                notes.all(),
                givenBoth(segments, sections, notes.goBuildId()),
                givenBoth(segments, sections, notes.gnuBuildId()),
                givenBoth(segments, sections, notes.abiTag()),
                given(sections, () -> comment(named)),
                givenBoth(segments, sections, Look.at(() -> goBuildInfo(words, headers, named))));
    }

    private <T> Finding<T> readable(Look<T> look) {
        return switch (header.elfClass()) {
            case INVALID -> new Finding.Unread<>("EI_CLASS: the file is neither 32-bit nor 64-bit");
            case ELF32, ELF64 ->
                switch (header.data()) {
                    case INVALID -> new Finding.Unread<>("EI_DATA: the file has no known byte order");
                    case LSB, MSB -> Look.at(look);
                };
        };
    }

    /// Nothing can be said about what a table leads to when the table itself is broken.
    private static <T> Finding<T> given(Finding<?> table, Look<T> look) {
        return table instanceof Finding.Unread<?>(var why) ? new Finding.Unread<>(why) : Look.at(look);
    }

    /// Something that either table can lead to: it is missing only if both say so.
    private static <T> Finding<T> givenBoth(Finding<?> segments, Finding<?> sections, Finding<T> found) {
        if (!(found instanceof Finding.Absent<T>)) {
            return found;
        }
        return given(segments, () -> given(sections, () -> found));
    }

    private List<Finding<String>> interpreters(List<ProgramHeader> headers) {
        var found = new ArrayList<Finding<String>>();
        for (ProgramHeader each : headers) {
            if (each.type() == ProgramHeader.INTERP) {
                found.add(Look.at(() -> interpreter(each)));
            }
        }
        return found;
    }

    /// The kernel refuses a PT_INTERP without a NUL at its end (fs/binfmt_elf.c).
    private Finding<String> interpreter(ProgramHeader segment) throws BadBytes {
        bytes.need("PT_INTERP", segment.offset(), segment.fileSizeBytes());
        String text = bytes.zeroTerminated(
                "PT_INTERP", segment.offset(), segment.offset() + segment.fileSizeBytes(), INTERPRETER_MAX);
        return new Finding.Present<>(text, new Place("PT_INTERP", segment.offset(), segment.fileSizeBytes()));
    }

    /// Something that the dynamic section leads to.
    private interface InDynamic<T> {
        Finding<T> take(DynamicReader reader) throws BadBytes;
    }

    private static <T> Finding<T> in(Finding<DynamicReader> dynamic, InDynamic<T> look) {
        return switch (dynamic) {
            case Finding.Present<DynamicReader>(var reader, var _) -> Look.at(() -> look.take(reader));
            case Finding.Absent<DynamicReader>() -> new Finding.Absent<>();
            case Finding.Unread<DynamicReader>(var why) -> new Finding.Unread<>(why);
        };
    }

    private Finding<List<String>> comment(List<Section> sections) throws BadBytes {
        for (Section each : sections) {
            if (each.name().equals(".comment") && each.type() != Section.NOBITS) {
                bytes.need(".comment", each.offset(), each.sizeBytes());
                int length = (int) Math.min(each.sizeBytes(), COMMENT_MAX_BYTES);
                byte[] text = bytes.copy(".comment", each.offset(), length);
                return new Finding.Present<>(comments(text), new Place(".comment", each.offset(), each.sizeBytes()));
            }
        }
        return new Finding.Absent<>();
    }

    private static List<String> comments(byte[] text) {
        return Pattern.compile("\0")
                .splitAsStream(new String(text, StandardCharsets.UTF_8))
                .filter(each -> !each.isEmpty())
                .limit(COMMENTS_MAX)
                .toList();
    }

    private Finding<GoBuildInfo> goBuildInfo(Words words, List<ProgramHeader> headers, List<Section> sections)
            throws BadBytes {
        Optional<Section> section =
                sections.stream().filter(s -> s.name().equals(".go.buildinfo")).findFirst();
        return new GoBuildInfoReader(words, headers).read(section);
    }
}
