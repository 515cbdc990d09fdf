package dev.linkbook.binary;

/// EI_DATA, byte 5: the byte order of all numbers in the file.
public enum ElfData {
    /// 1, least significant byte first: little-endian
    LSB,
    /// 2, most significant byte first: big-endian
    MSB,
    /// Neither; nothing behind byte 7 can be read then.
    INVALID
}
