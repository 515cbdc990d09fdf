package dev.linkbook.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds and reads the build information of a Go program, as Go's debug/buildinfo does: in the section
/// `.go.buildinfo`, else at a 16-byte boundary of the first writable segment. Since Go 1.18 the two texts
/// follow the header; before, the header held pointers to them.
final class GoBuildInfoReader {
    static final int TEXT_MAX = 1 << 20;
    /// The linker puts it at the segment's start; a long search in a huge file finds nothing.
    static final int SEARCH_MAX = 16 << 20;

    private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
    private static final int HEADER_BYTES = 32;
    private static final int CHUNK_BYTES = 16 * 1024;
    private static final int VARINT_MAX = 10;
    /// Go's linker wraps the module text in 16 bytes on either side.
    private static final int WRAP = 16;

    /// Where to search.
    private record Area(String what, long offset, long length) {}

    /// A text and where the next one starts.
    private record Text(String value, long next) {}

    private final Bytes bytes;
    private final boolean wide;
    private final AddressMap addresses;

    GoBuildInfoReader(Words words, List<ProgramHeader> programHeaders) {
        this.bytes = words.bytes();
        this.wide = words.wide();
        this.addresses = new AddressMap(programHeaders);
    }

    Finding<GoBuildInfo> read(Optional<Section> section) throws BadBytes {
        Optional<Area> area = area(section);
        if (area.isEmpty()) {
            return new Finding.Absent<>();
        }
        long at = search(area.get());
        return at < 0 ? new Finding.Absent<>() : readAt(area.get().what(), at);
    }

    private Optional<Area> area(Optional<Section> section) {
        if (section.isPresent() && section.get().type() != Section.NOBITS) {
            return section.map(s -> new Area(s.name(), s.offset(), s.sizeBytes()));
        }
        return addresses.programHeaders().stream()
                .filter(s -> s.type() == ProgramHeader.LOAD)
                .filter(s -> (s.flags() & (ProgramHeader.WRITE | ProgramHeader.EXECUTE)) == ProgramHeader.WRITE)
                .findFirst()
                .map(s -> new Area("PT_LOAD", s.offset(), s.fileSizeBytes()));
    }

    private long search(Area area) throws BadBytes {
        bytes.need(area.what(), area.offset(), area.length());
        long end = area.offset() + Math.min(area.length(), SEARCH_MAX);
        for (long at = area.offset(); end - at >= HEADER_BYTES; at += CHUNK_BYTES) {
            byte[] chunk = bytes.copy(area.what(), at, (int) Math.min(CHUNK_BYTES, end - at));
            for (int i = 0; i + MAGIC.length <= chunk.length; i += 16) {
                if (Arrays.equals(chunk, i, i + MAGIC.length, MAGIC, 0, MAGIC.length)) {
                    return at + i;
                }
            }
        }
        return -1;
    }

    private Finding<GoBuildInfo> readAt(String what, long at) throws BadBytes {
        int pointerBytes = bytes.u8("Go build information", at + 14);
        int flags = bytes.u8("Go build information", at + 15);
        Text version;
        Text modules;
        if ((flags & 2) != 0) {
            version = inline(at + HEADER_BYTES);
            modules = inline(version.next());
        } else {
            var words = new Words(bytes, (flags & 1) != 0, pointerBytes == 8);
            version = pointed(words, at + 16);
            modules = pointed(words, at + 16 + words.wordBytes());
        }
        var info = GoModinfo.parse(version.value(), unwrapped(modules.value()));
        return new Finding.Present<>(info, new Place(what, at, Math.max(HEADER_BYTES, modules.next() - at)));
    }

    private Text inline(long at) throws BadBytes {
        long length = 0;
        for (int i = 0; i < VARINT_MAX; i++) {
            int next = bytes.u8("Go build information", at + i);
            length |= (long) (next & 0x7f) << (7 * i);
            if (next < 0x80) {
                return new Text(text(at + i + 1, length), at + i + 1 + length);
            }
        }
        throw new BadBytes("Go build information: the length at offset 0x%x has no end".formatted(at));
    }

    /// Before Go 1.18: a pointer to a string header, which holds a pointer and a length. The next text's
    /// place is unknown then.
    private Text pointed(Words words, long at) throws BadBytes {
        if (words.wide() != wide) {
            throw new BadBytes("Go build information: its pointer size is not that of EI_CLASS");
        }
        long address = words.word("Go build information", at);
        if (address == 0) {
            return new Text("", at);
        }
        long stringHeader = addresses.span("Go string header", address).offset();
        long data = words.word("Go string", stringHeader);
        long length = words.word("Go string", stringHeader + words.wordBytes());
        return length == 0
                ? new Text("", at)
                : new Text(text(addresses.span("Go string", data).offset(), length), at);
    }

    private String text(long at, long length) throws BadBytes {
        if (length < 0 || length > TEXT_MAX) {
            throw new BadBytes("Go build information: a text of 0x%x bytes at offset 0x%x".formatted(length, at));
        }
        // Latin-1 here: the wrapping bytes are no text, and are counted in bytes.
        return new String(bytes.copy("Go build information", at, (int) length), StandardCharsets.ISO_8859_1);
    }

    private static String unwrapped(String modules) {
        int length = modules.length();
        if (length < 2 * WRAP + 1 || modules.charAt(length - WRAP - 1) != '\n') {
            return "";
        }
        byte[] inner = modules.substring(WRAP, length - WRAP).getBytes(StandardCharsets.ISO_8859_1);
        return new String(inner, StandardCharsets.UTF_8);
    }
}
