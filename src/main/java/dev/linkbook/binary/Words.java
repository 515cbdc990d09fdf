package dev.linkbook.binary;

/// A file's numbers, in the byte order of EI_DATA and the word size of EI_CLASS.
record Words(Bytes bytes, boolean bigEndian, boolean wide) {
    int u16(String what, long offset) throws BadBytes {
        return (int) number(what, offset, 2);
    }

    long u32(String what, long offset) throws BadBytes {
        return number(what, offset, 4);
    }

    /// A 64-bit number; what is beyond 2^63 is negative.
    long u64(String what, long offset) throws BadBytes {
        return number(what, offset, 8);
    }

    /// An address, an offset or a size: 8 bytes in a 64-bit file, else 4.
    long word(String what, long offset) throws BadBytes {
        return number(what, offset, wordBytes());
    }

    int wordBytes() {
        return wide ? 8 : 4;
    }

    /// The one of two that holds for this word size.
    int pick(int narrow, int broad) {
        return wide ? broad : narrow;
    }

    private long number(String what, long offset, int width) throws BadBytes {
        return bytes.number(what, offset, width, bigEndian);
    }
}
