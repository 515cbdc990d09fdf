package dev.linkbook.binary;

import java.util.ArrayList;
import java.util.List;

/// Reads the two header tables. The caps are libmagic's (`file`, src/elfclass.h and src/file.h).
final class TableReader {
    static final int PROGRAM_HEADERS_MAX = 2048;
    static final int SECTIONS_MAX = 32768;
    static final int SECTION_NAME_MAX = 49;

    /// e_phnum's and e_shstrndx's way to say that the true number stands in section 0.
    private static final int IN_SECTION_0 = 0xffff;

    private final Words words;
    private final ElfHeader header;

    TableReader(Words words, ElfHeader header) {
        this.words = words;
        this.header = header;
    }

    Finding<List<ProgramHeader>> programHeaders() throws BadBytes {
        int size = words.pick(32, 56);
        long count = programHeaderCount();
        if (count == 0) {
            return new Finding.Absent<>();
        }
        checkTable("program header table", "e_phentsize", header.programHeaderSize(), size, count, PROGRAM_HEADERS_MAX);
        long start = header.programHeaderOffset();
        words.bytes().need("program header table", start, count * size);
        var entries = new ArrayList<ProgramHeader>();
        for (int i = 0; i < count; i++) {
            entries.add(programHeader(start + (long) i * size));
        }
        return new Finding.Present<>(List.copyOf(entries), new Place("program header table", start, count * size));
    }

    Finding<List<Section>> sections() throws BadBytes {
        int size = words.pick(40, 64);
        long count = sectionCount();
        if (count == 0) {
            return new Finding.Absent<>();
        }
        checkTable("section header table", "e_shentsize", header.sectionHeaderSize(), size, count, SECTIONS_MAX);
        long start = header.sectionHeaderOffset();
        words.bytes().need("section header table", start, count * size);
        var nameless = new ArrayList<Section>();
        for (int i = 0; i < count; i++) {
            nameless.add(section(start + (long) i * size));
        }
        return new Finding.Present<>(named(nameless), new Place("section header table", start, count * size));
    }

    private void checkTable(String table, String field, int entrySize, int expected, long count, int max)
            throws BadBytes {
        if (entrySize != expected) {
            throw new BadBytes("%s: %s is %d, it must be %d".formatted(table, field, entrySize, expected));
        }
        if (count < 0 || count > max) {
            throw new BadBytes("%s: %s entries, more than %d".formatted(table, Long.toUnsignedString(count), max));
        }
    }

    private long programHeaderCount() throws BadBytes {
        if (header.programHeaderCount() < 0) {
            throw new BadBytes("e_phnum: the file ends inside the ELF header");
        }
        return header.programHeaderCount() == IN_SECTION_0
                ? section0("sh_info", 28, 44, false)
                : header.programHeaderCount();
    }

    private long sectionCount() throws BadBytes {
        if (header.sectionHeaderCount() < 0) {
            throw new BadBytes("e_shnum: the file ends inside the ELF header");
        }
        return header.sectionHeaderCount() == 0 && header.sectionHeaderOffset() != 0
                ? section0("sh_size", 20, 32, true)
                : header.sectionHeaderCount();
    }

    private long sectionNameIndex() throws BadBytes {
        return header.sectionNameIndex() == IN_SECTION_0
                ? section0("sh_link", 24, 40, false)
                : header.sectionNameIndex();
    }

    private long section0(String field, int narrow, int broad, boolean isWord) throws BadBytes {
        long start = header.sectionHeaderOffset();
        if (start == 0) {
            throw new BadBytes(field + " of section 0: the file has no section header table");
        }
        words.bytes().need("section 0", start, words.pick(40, 64));
        long at = start + words.pick(narrow, broad);
        return isWord ? words.word(field, at) : words.u32(field, at);
    }

    private ProgramHeader programHeader(long at) throws BadBytes {
        int word = words.wordBytes();
        long fields = at + words.pick(4, 8);
        return new ProgramHeader(
                words.u32("p_type", at),
                words.u32("p_flags", at + words.pick(24, 4)),
                words.word("p_offset", fields),
                words.word("p_vaddr", fields + word),
                words.word("p_filesz", fields + 3L * word),
                words.word("p_memsz", fields + 4L * word),
                words.word("p_align", at + words.pick(28, 48)),
                new Place("program header", at, words.pick(32, 56)));
    }

    private Section section(long at) throws BadBytes {
        int word = words.wordBytes();
        return new Section(
                "",
                words.u32("sh_type", at + 4),
                words.word("sh_flags", at + 8),
                words.word("sh_addr", at + 8 + word),
                words.word("sh_offset", at + 8 + 2L * word),
                words.word("sh_size", at + 8 + 3L * word),
                words.u32("sh_link", at + words.pick(24, 40)),
                words.u32("sh_info", at + words.pick(28, 44)),
                words.word("sh_addralign", at + words.pick(32, 48)),
                new Place("section header", at, words.pick(40, 64)));
    }

    private List<Section> named(List<Section> nameless) throws BadBytes {
        long index = sectionNameIndex();
        if (index <= 0 || index >= nameless.size()) {
            return List.copyOf(nameless);
        }
        Section texts = nameless.get((int) index);
        var named = new ArrayList<Section>();
        for (Section section : nameless) {
            named.add(withName(section, name(section, texts)));
        }
        return List.copyOf(named);
    }

    /// A name that cannot be read is empty: the table's numbers are still worth having.
    private String name(Section section, Section texts) {
        try {
            long nameOffset = words.u32("sh_name", section.place().offset());
            if (texts.type() == Section.NOBITS || texts.offset() < 0 || texts.sizeBytes() <= nameOffset) {
                return "";
            }
            words.bytes().need("section names", texts.offset(), nameOffset);
            return firstPart(texts.offset() + nameOffset, texts.sizeBytes() - nameOffset);
        } catch (BadBytes bad) {
            return "";
        }
    }

    private String firstPart(long at, long rest) throws BadBytes {
        long stop = Math.min(rest, SECTION_NAME_MAX);
        int length = 0;
        while (length < stop && words.bytes().u8("section name", at + length) != 0) {
            length++;
        }
        return words.bytes().text("section name", at, length);
    }

    private static Section withName(Section s, String name) {
        return new Section(
                name,
                s.type(),
                s.flags(),
                s.address(),
                s.offset(),
                s.sizeBytes(),
                s.link(),
                s.info(),
                s.align(),
                s.place());
    }
}
