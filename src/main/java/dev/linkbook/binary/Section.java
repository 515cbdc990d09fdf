package dev.linkbook.binary;

/// One entry of the section header table. Sections are for linkers and debuggers; a program runs without.
///
/// @param name at most its first 49 bytes, as `file` reads them; empty when it cannot be read
/// @param type sh_type
/// @param flags sh_flags
/// @param address sh_addr
/// @param offset sh_offset; negative when it is beyond 2^63
/// @param sizeBytes sh_size; of a `.bss` (type 8) no byte is in the file
/// @param link sh_link
/// @param info sh_info
/// @param align sh_addralign
/// @param place of this entry in the table
public record Section(
        String name,
        long type,
        long flags,
        long address,
        long offset,
        long sizeBytes,
        long link,
        long info,
        long align,
        Place place) {
    /// A full symbol table, what `strip` removes.
    public static final int SYMTAB = 2;
    /// Notes.
    public static final int NOTE = 7;
    /// Takes memory, but no bytes of the file.
    public static final int NOBITS = 8;
}
