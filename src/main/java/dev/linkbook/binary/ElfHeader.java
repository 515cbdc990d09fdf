package dev.linkbook.binary;

/// The ELF header (System V gABI, chapter 4, "ELF Header"). A number that the file is too short for,
/// or whose width or byte order the header does not tell, is -1.
///
/// @param osAbi EI_OSABI
/// @param type e_type: 1 relocatable, 2 executable, 3 shared object or PIE, 4 core
/// @param machine e_machine: 62 x86-64, 183 AArch64
/// @param version e_version, 1
/// @param entry e_entry, the address where the program starts; unsigned
/// @param programHeaderOffset e_phoff
/// @param sectionHeaderOffset e_shoff
/// @param programHeaderSize e_phentsize, of one entry in bytes
/// @param programHeaderCount e_phnum as written; the true number can stand in section 0
/// @param sectionHeaderSize e_shentsize, of one entry in bytes
/// @param sectionHeaderCount e_shnum as written
/// @param sectionNameIndex e_shstrndx as written
public record ElfHeader(
        ElfClass elfClass,
        ElfData data,
        int osAbi,
        int type,
        int machine,
        long version,
        long entry,
        long programHeaderOffset,
        long sectionHeaderOffset,
        int programHeaderSize,
        int programHeaderCount,
        int sectionHeaderSize,
        int sectionHeaderCount,
        int sectionNameIndex) {
    /// e_type of an object file, `ET_REL`.
    public static final int RELOCATABLE = 1;
    /// e_type of a program that loads at a fixed address, `ET_EXEC`.
    public static final int EXECUTABLE = 2;
    /// e_type of a shared library and of a PIE, `ET_DYN`.
    public static final int SHARED = 3;
    /// e_type of a memory image, `ET_CORE`.
    public static final int CORE = 4;

    /// Where EI_CLASS stands.
    public Place classPlace() {
        return new Place("EI_CLASS", 4, 1);
    }

    /// Where EI_DATA stands.
    public Place dataPlace() {
        return new Place("EI_DATA", 5, 1);
    }

    /// Where EI_OSABI stands.
    public Place osAbiPlace() {
        return new Place("EI_OSABI", 7, 1);
    }

    /// Where e_type stands.
    public Place typePlace() {
        return new Place("e_type", 16, 2);
    }

    /// Where e_machine stands.
    public Place machinePlace() {
        return new Place("e_machine", 18, 2);
    }

    /// Where e_version stands.
    public Place versionPlace() {
        return new Place("e_version", 20, 4);
    }

    /// Where e_entry stands.
    public Place entryPlace() {
        return new Place("e_entry", 24, elfClass == ElfClass.ELF64 ? 8 : 4);
    }

    /// Whether the numbers of the file can be read at all.
    public boolean isReadable() {
        return elfClass != ElfClass.INVALID && data != ElfData.INVALID;
    }
}
