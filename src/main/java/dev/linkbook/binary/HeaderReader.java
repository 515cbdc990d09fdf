package dev.linkbook.binary;

/// Reads the ELF header; a short file yields the fields that it has.
final class HeaderReader {
    private static final int UNKNOWN = -1;

    private final Bytes bytes;
    private final ElfClass elfClass;
    private final ElfData data;

    private HeaderReader(Bytes bytes) {
        this.bytes = bytes;
        this.elfClass = switch (ident(4)) {
            case 1 -> ElfClass.ELF32;
            case 2 -> ElfClass.ELF64;
            default -> ElfClass.INVALID;
        };
        this.data = switch (ident(5)) {
            case 1 -> ElfData.LSB;
            case 2 -> ElfData.MSB;
            default -> ElfData.INVALID;
        };
    }

    static ElfHeader read(Bytes bytes) {
        return new HeaderReader(bytes).header();
    }

    private ElfHeader header() {
        boolean wide = elfClass == ElfClass.ELF64;
        int word = wide ? 8 : 4;
        int tail = wide ? 52 : 40;
        return new ElfHeader(
                elfClass,
                data,
                ident(7),
                (int) number("e_type", 16, 2),
                (int) number("e_machine", 18, 2),
                number("e_version", 20, 4),
                sized("e_entry", 24, word),
                sized("e_phoff", 24 + word, word),
                sized("e_shoff", 24 + 2 * word, word),
                (int) sized("e_phentsize", tail + 2, 2),
                (int) sized("e_phnum", tail + 4, 2),
                (int) sized("e_shentsize", tail + 6, 2),
                (int) sized("e_shnum", tail + 8, 2),
                (int) sized("e_shstrndx", tail + 10, 2));
    }

    private int ident(int offset) {
        try {
            return bytes.u8("e_ident", offset);
        } catch (BadBytes tooShort) {
            return UNKNOWN;
        }
    }

    /// A field whose place depends on EI_CLASS.
    private long sized(String what, int offset, int width) {
        return elfClass == ElfClass.INVALID ? UNKNOWN : number(what, offset, width);
    }

    private long number(String what, int offset, int width) {
        if (data == ElfData.INVALID) {
            return UNKNOWN;
        }
        var words = new Words(bytes, data == ElfData.MSB, width == 8);
        try {
            return width == 2 ? words.u16(what, offset) : words.word(what, offset);
        } catch (BadBytes tooShort) {
            return UNKNOWN;
        }
    }
}
