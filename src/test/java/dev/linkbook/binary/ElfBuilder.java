package dev.linkbook.binary;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Composes small ELF files: one PT_LOAD over the whole file at address 0x400000, and the parts asked
/// for. The offset of each part is known by its name, so that a test can break it.
final class ElfBuilder {
    static final long BASE = 0x400000;
    private static final int PROGRAM_HEADERS = 8;

    private final boolean wide;
    private final boolean big;
    private final Map<String, Integer> offsets = new LinkedHashMap<>();
    private final List<long[]> segments = new ArrayList<>();
    private final List<Object[]> sections = new ArrayList<>();
    private byte[] bytes = new byte[0];

    ElfBuilder(boolean wide, boolean big) {
        this.wide = wide;
        this.big = big;
        append("headers", new byte[header() + PROGRAM_HEADERS * phdr()]);
        set(0, 4, 0x7f454c46L, ByteOrder.BIG_ENDIAN);
        bytes[4] = (byte) (wide ? 2 : 1);
        bytes[5] = (byte) (big ? 2 : 1);
        bytes[6] = 1;
        number(16, 2, 2).number(18, 2, 62).number(20, 4, 1).word(24, BASE);
        segment(ProgramHeader.LOAD, 6, 0, 0x10000);
    }

    /// A 64-bit little-endian program with everything in it.
    static ElfBuilder full() {
        return new ElfBuilder(true, false)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .dynamic(List.of("libc.so.6", "libm.so.6"))
                .note("GNU", 1, numbers(0, 3, 2, 0), 4)
                .note("GNU", 3, new byte[20], 4)
                .note("Go", 4, "a/b/c/d".getBytes(StandardCharsets.US_ASCII), 4)
                .section(".comment", 1, "GCC: (Debian) 12\0clang\0".getBytes(StandardCharsets.US_ASCII))
                .goBuildInfo("go1.26.8", "path\texample.com/a\nmod\texample.com/a\t(devel)\t\nbuild\tCGO_ENABLED=1\n")
                .finish();
    }

    ElfBuilder interpreter(String path) {
        int at = append("interpreter", (path + "\0").getBytes(StandardCharsets.UTF_8));
        return segment(ProgramHeader.INTERP, 4, at, path.length() + 1);
    }

    /// DT_NEEDED for each library, a SONAME, version needs for the first library, DF_1_PIE.
    ElfBuilder dynamic(List<String> libraries) {
        var texts = new StringBuilder("\0");
        var needed = new ArrayList<Integer>();
        for (String library : libraries) {
            needed.add(texts.length());
            texts.append(library).append('\0');
        }
        int version = texts.length();
        texts.append("GLIBC_2.34\0");
        int strtab = append("strtab", texts.toString().getBytes(StandardCharsets.US_ASCII));
        int verneed = append("verneed", new byte[32]);
        number(verneed, 2, 1).number(verneed + 2, 2, 1).number(verneed + 8, 4, 16);
        number(verneed + 4, 4, needed.isEmpty() ? 0 : needed.getFirst()).number(verneed + 24, 4, version);
        int at = append("dynamic", new byte[0]);
        needed.forEach(index -> entry(1, index));
        entry(5, BASE + strtab);
        entry(10, texts.length());
        entry(0x6ffffffeL, BASE + verneed);
        entry(0x6fffffffL, 1);
        entry(0x6ffffffbL, 0x08000000);
        entry(0, 0);
        return segment(ProgramHeader.DYNAMIC, 6, at, bytes.length - at);
    }

    ElfBuilder note(String owner, int type, byte[] description, int align) {
        int nameSize = owner.length() + 1;
        int at = append("note " + owner + type, new byte[12 + (nameSize + 3) / 4 * 4]);
        number(at, 4, nameSize).number(at + 4, 4, description.length).number(at + 8, 4, type);
        System.arraycopy(owner.getBytes(StandardCharsets.US_ASCII), 0, bytes, at + 12, owner.length());
        append("", swapped(description));
        return segment(ProgramHeader.NOTE, 4, at, bytes.length - at, align);
    }

    ElfBuilder section(String name, int type, byte[] content) {
        int at = append(name, content);
        sections.add(new Object[] {name, type, at, content.length});
        return this;
    }

    ElfBuilder goBuildInfo(String version, String modules) {
        var content = new ByteArrayOutputStream();
        content.writeBytes("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
        content.write(8);
        content.write(2);
        content.writeBytes(new byte[16]);
        text(content, version);
        text(content, "0".repeat(16) + modules + "1".repeat(16));
        return section(".go.buildinfo", 1, content.toByteArray());
    }

    /// The form before Go 1.18: pointers to string headers.
    ElfBuilder oldGoBuildInfo(String version, String modules) {
        int versionAt = append("old version", version.getBytes(StandardCharsets.UTF_8));
        byte[] wrapped = ("0".repeat(16) + modules + "1".repeat(16)).getBytes(StandardCharsets.UTF_8);
        int modulesAt = append("old modules", wrapped);
        int word = wide ? 8 : 4;
        int headers = append("old headers", new byte[4 * word]);
        word(headers, BASE + versionAt).word(headers + word, version.length());
        word(headers + 2 * word, BASE + modulesAt).word(headers + 3 * word, wrapped.length);
        section(".go.buildinfo", 1, new byte[32]);
        int at = at(".go.buildinfo");
        System.arraycopy("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1), 0, bytes, at, 14);
        bytes[at + 14] = (byte) word;
        bytes[at + 15] = (byte) (big ? 1 : 0);
        return word(at + 16, BASE + headers).word(at + 16 + word, BASE + headers + 2L * word);
    }

    /// Writes the tables. Afterwards only [#number] and [#word].
    ElfBuilder finish() {
        segments.getFirst()[3] = bytes.length;
        for (int i = 0; i < segments.size(); i++) {
            writeSegment(header() + i * phdr(), segments.get(i));
        }
        word(wide ? 32 : 28, header()).number(tail() + 2, 2, phdr()).number(tail() + 4, 2, segments.size());
        if (!sections.isEmpty()) {
            writeSections();
        }
        return this;
    }

    int at(String part) {
        return offsets.getOrDefault(part, -1);
    }

    /// The offset of a field that stands behind the addresses of the header: e_phnum is 4.
    int tail() {
        return wide ? 52 : 40;
    }

    int programHeader(int index) {
        return header() + index * phdr();
    }

    ElfBuilder number(int at, int width, long value) {
        set(at, width, value, big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return this;
    }

    ElfBuilder word(int at, long value) {
        return number(at, wide ? 8 : 4, value);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    Binary read() {
        return read(bytes);
    }

    Elf elf() {
        return (Elf) read(bytes);
    }

    /// Reads bytes as if they were a file.
    static Binary read(byte[] bytes) {
        return ElfReader.read(Path.of("crafted"), source(bytes), bytes.length);
    }

    private static Bytes.Source source(byte[] bytes) {
        return (into, offset) -> {
            int count = Math.min(into.remaining(), bytes.length - (int) offset);
            into.put(bytes, (int) offset, count);
            return count;
        };
    }

    static byte[] numbers(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putInt(value);
        }
        return buffer.array();
    }

    private byte[] swapped(byte[] description) {
        if (!big || description.length != 16) {
            return description;
        }
        ByteBuffer from = ByteBuffer.wrap(description).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer to = ByteBuffer.allocate(16);
        while (to.hasRemaining()) {
            to.putInt(from.getInt());
        }
        return to.array();
    }

    private void writeSections() {
        var names = new StringBuilder("\0");
        var nameAt = new ArrayList<Integer>();
        sections.add(new Object[] {".shstrtab", 3, 0, 0});
        for (Object[] section : sections) {
            nameAt.add(names.length());
            names.append(section[0]).append('\0');
        }
        sections.getLast()[2] = append("shstrtab", names.toString().getBytes(StandardCharsets.US_ASCII));
        sections.getLast()[3] = names.length();
        int size = wide ? 64 : 40;
        int table = append("sections", new byte[(sections.size() + 1) * size]);
        for (int i = 0; i < sections.size(); i++) {
            int at = table + (i + 1) * size;
            int word = wide ? 8 : 4;
            number(at, 4, nameAt.get(i)).number(at + 4, 4, (int) sections.get(i)[1]);
            word(at + 8 + 2 * word, (int) sections.get(i)[2]).word(at + 8 + 3 * word, (int) sections.get(i)[3]);
        }
        word(wide ? 40 : 32, table).number(tail() + 6, 2, size);
        number(tail() + 8, 2, sections.size() + 1L).number(tail() + 10, 2, sections.size());
    }

    private void writeSegment(int at, long[] segment) {
        int word = wide ? 8 : 4;
        int fields = at + (wide ? 8 : 4);
        number(at, 4, segment[0]).number(at + (wide ? 4 : 24), 4, segment[1]);
        word(fields, segment[2]).word(fields + word, BASE + segment[2]).word(fields + 3 * word, segment[3]);
        word(fields + 4 * word, segment[3]).word(at + (wide ? 48 : 28), segment[4]);
    }

    private ElfBuilder segment(int type, int flags, long offset, long size) {
        return segment(type, flags, offset, size, 4);
    }

    private ElfBuilder segment(int type, int flags, long offset, long size, long align) {
        segments.add(new long[] {type, flags, offset, size, align});
        return this;
    }

    private void entry(long tag, long value) {
        int at = append("", new byte[wide ? 16 : 8]);
        word(at, tag).word(at + (wide ? 8 : 4), value);
    }

    private int append(String name, byte[] part) {
        int at = (bytes.length + 15) / 16 * 16;
        if (name.isEmpty()) {
            at = bytes.length;
        }
        bytes = java.util.Arrays.copyOf(bytes, at + part.length);
        System.arraycopy(part, 0, bytes, at, part.length);
        offsets.put(name, at);
        return at;
    }

    private static void text(ByteArrayOutputStream into, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        int length = content.length;
        for (; length >= 0x80; length >>>= 7) {
            into.write((length & 0x7f) | 0x80);
        }
        into.write(length);
        into.writeBytes(content);
    }

    private void set(int at, int width, long value, ByteOrder order) {
        for (int i = 0; i < width; i++) {
            int shift = 8 * (order == ByteOrder.BIG_ENDIAN ? width - 1 - i : i);
            bytes[at + i] = (byte) (value >>> shift);
        }
    }

    private int header() {
        return wide ? 64 : 52;
    }

    private int phdr() {
        return wide ? 56 : 32;
    }
}
