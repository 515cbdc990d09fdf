package dev.linkbook.binary;

/// EI_CLASS, byte 4: how wide addresses are.
public enum ElfClass {
    /// 1
    ELF32,
    /// 2
    ELF64,
    /// Neither; nothing behind byte 7 can be read then.
    INVALID
}
