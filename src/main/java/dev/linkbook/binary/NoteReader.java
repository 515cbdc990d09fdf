package dev.linkbook.binary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Reads the notes of all PT_NOTE segments and SHT_NOTE sections. What stands in both counts once.
final class NoteReader {
    static final int NOTES_MAX = 256;
    private static final int NAME_MAX = 64;
    private static final int DESCRIPTION_MAX = 1024;
    private static final int NOTE_HEADER_BYTES = 12;

    private static final int NT_GNU_ABI_TAG = 1;
    private static final int NT_GNU_BUILD_ID = 3;
    /// `ELF_NOTE_GOBUILDID_TAG` in Go's cmd/link/internal/ld/elf.go.
    private static final int NT_GO_BUILD_ID = 4;

    private static final String[] SYSTEMS = {"Linux", "Hurd", "Solaris", "kFreeBSD", "kNetBSD", "Syllable", "NaCl"};

    /// What the notes say.
    record Notes(List<Note> all, Finding<String> goBuildId, Finding<String> gnuBuildId, Finding<String> abiTag) {}

    private final Words words;
    private final List<Note> notes = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private Finding<String> goBuildId = new Finding.Absent<>();
    private Finding<String> gnuBuildId = new Finding.Absent<>();
    private Finding<String> abiTag = new Finding.Absent<>();

    NoteReader(Words words) {
        this.words = words;
    }

    Notes read(List<ProgramHeader> programHeaders, List<Section> sections) {
        for (ProgramHeader each : programHeaders) {
            if (each.type() == ProgramHeader.NOTE) {
                readArea("PT_NOTE", each.offset(), each.fileSizeBytes(), each.align());
            }
        }
        for (Section each : sections) {
            if (each.type() == Section.NOTE) {
                readArea(each.name(), each.offset(), each.sizeBytes(), each.align());
            }
        }
        return new Notes(List.copyOf(notes), goBuildId, gnuBuildId, abiTag);
    }

    /// A broken area ends there; what it could have held is then unread, unless found elsewhere.
    private void readArea(String what, long offset, long length, long align) {
        try {
            words.bytes().need(what, offset, length);
            long at = offset;
            long end = offset + length;
            while (end - at >= NOTE_HEADER_BYTES && notes.size() < NOTES_MAX) {
                at = readNote(what, at, end, align == 8 ? 8 : 4);
            }
        } catch (BadBytes bad) {
            goBuildId = orUnread(goBuildId, bad);
            gnuBuildId = orUnread(gnuBuildId, bad);
            abiTag = orUnread(abiTag, bad);
        }
    }

    private static Finding<String> orUnread(Finding<String> known, BadBytes bad) {
        return known instanceof Finding.Absent<String> ? new Finding.Unread<>(bad.why()) : known;
    }

    /// Where the next note begins.
    private long readNote(String what, long at, long end, int align) throws BadBytes {
        long nameSize = words.u32("n_namesz", at);
        long size = words.u32("n_descsz", at + 4);
        long name = at + NOTE_HEADER_BYTES;
        long description = name + roundUp(nameSize, 4);
        if (align == 8) {
            description = at + roundUp(NOTE_HEADER_BYTES + nameSize, 8);
        }
        if (description > end || size > end - description) {
            throw new BadBytes("%s: the note at offset 0x%x (name 0x%x bytes, description 0x%x) does not fit"
                    .formatted(what, at, nameSize, size));
        }
        if (seen.add(at)) {
            take(owner(name, nameSize), words.u32("n_type", at + 8), description, size);
        }
        return Math.min(end, description + roundUp(size, align));
    }

    private static long roundUp(long number, int align) {
        return (number + align - 1) / align * align;
    }

    private String owner(long offset, long size) throws BadBytes {
        int length = (int) Math.min(size, NAME_MAX);
        String name = words.bytes().text("note name", offset, length);
        int end = name.indexOf(0);
        return end < 0 ? name : name.substring(0, end);
    }

    private void take(String owner, long type, long offset, long size) throws BadBytes {
        notes.add(new Note(owner, type, new Place("note " + owner, offset, size)));
        if (owner.equals("Go") && type == NT_GO_BUILD_ID) {
            goBuildId = first(goBuildId, "Go BuildID", goText(offset, size), offset, size);
        } else if (owner.equals("GNU") && type == NT_GNU_BUILD_ID) {
            gnuBuildId = first(gnuBuildId, "NT_GNU_BUILD_ID", hex(offset, size), offset, size);
        } else if (owner.equals("GNU") && type == NT_GNU_ABI_TAG && size == 16) {
            abiTag = first(abiTag, "NT_GNU_ABI_TAG", systemAndVersion(offset), offset, size);
        }
    }

    private static Finding<String> first(Finding<String> known, String what, String value, long offset, long size) {
        return known.isPresent() ? known : new Finding.Present<>(value, new Place(what, offset, size));
    }

    private String goText(long offset, long size) throws BadBytes {
        return words.bytes().text("Go BuildID", offset, (int) Math.min(size, DESCRIPTION_MAX));
    }

    private String hex(long offset, long size) throws BadBytes {
        return HexFormat.of()
                .formatHex(words.bytes().copy("NT_GNU_BUILD_ID", offset, (int) Math.min(size, DESCRIPTION_MAX)));
    }

    private String systemAndVersion(long at) throws BadBytes {
        long system = words.u32("ABI tag", at);
        String name = system < SYSTEMS.length ? SYSTEMS[(int) system] : "OS " + system;
        return name + " " + words.u32("ABI tag", at + 4) + "." + words.u32("ABI tag", at + 8) + "."
                + words.u32("ABI tag", at + 12);
    }
}
