package dev.linkbook.binary;

/// One entry of the program header table: a piece of the file that the kernel or the loader uses.
///
/// @param type p_type
/// @param flags p_flags: 1 execute, 2 write, 4 read
/// @param offset p_offset; negative when it is beyond 2^63
/// @param address p_vaddr
/// @param fileSizeBytes p_filesz
/// @param memorySizeBytes p_memsz
/// @param align p_align
/// @param place of this entry in the table
public record ProgramHeader(
        long type,
        long flags,
        long offset,
        long address,
        long fileSizeBytes,
        long memorySizeBytes,
        long align,
        Place place) {
    /// Mapped into memory when the program starts.
    public static final int LOAD = 1;
    /// The dynamic section.
    public static final int DYNAMIC = 2;
    /// The path of the loader.
    public static final int INTERP = 3;
    /// Notes.
    public static final int NOTE = 4;

    /// Whether the stack is executable: its flags say so.
    public static final int GNU_STACK = 0x6474_e551;
    /// What becomes read-only once the loader is done.
    public static final int GNU_RELRO = 0x6474_e552;

    static final int EXECUTE = 1;
    static final int WRITE = 2;
}
