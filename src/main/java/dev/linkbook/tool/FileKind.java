package dev.linkbook.tool;

/// Pieces of what file(1) prints about an ELF file (libmagic 5.40 to 5.47: magic/Magdir/elf, src/readelf.c).
public enum FileKind implements FragmentKind {
    /// the operand, in front of the colon
    FILE_NAME,
    /// `setuid, setgid, sticky`
    MODE_BITS,
    /// `ELF 64-bit LSB`: operands `bits`, `order`
    ELF_CLASS,
    /// `no file type`
    TYPE_NONE,
    /// `relocatable`
    TYPE_RELOCATABLE,
    /// `executable`
    TYPE_EXECUTABLE,
    /// `pie executable`
    TYPE_PIE,
    /// `shared object`
    TYPE_SHARED_OBJECT,
    /// `core file`
    TYPE_CORE,
    /// `processor-specific`
    TYPE_PROCESSOR,
    /// `x86-64`: operand `machine`
    MACHINE,
    /// `version 1 (SYSV)`: operands `version`, `osabi`
    VERSION_OSABI,
    /// `statically linked`
    STATICALLY_LINKED,
    /// `dynamically linked`
    DYNAMICALLY_LINKED,
    /// `static-pie linked`
    STATIC_PIE_LINKED,
    /// `interpreter PATH`: operand `path`
    INTERPRETER,
    /// `interpreter *empty*`
    INTERPRETER_EMPTY,
    /// `Go BuildID=...`
    GO_BUILD_ID,
    /// `BuildID[sha1]=...`: operands `algorithm`, `hash`
    GNU_BUILD_ID,
    /// `for GNU/Linux 3.2.0`: operands `os`, `version`
    ABI_TAG,
    /// `PaX: ...` and `note=N`
    OTHER_NOTE,
    /// `with debug_info`
    WITH_DEBUG_INFO,
    /// `stripped`
    STRIPPED,
    /// `not stripped`
    NOT_STRIPPED,
    /// `no program header`, `no section header`
    NO_HEADERS,
    /// `corrupted ...`, `can't read ...`, `too many ...`, `missing ...`, `bad note ...`
    BROKEN,
    /// `symbolic link to ...`
    SYMBOLIC_LINK,
    /// `cannot open ...`
    CANNOT_OPEN,
    /// anything that is no ELF file
    OTHER_FORMAT,
    /// commas, colons, blanks, line ends
    SEPARATOR,
    /// what no rule knows
    UNEXPLAINED;

    @Override
    public ToolName tool() {
        return ToolName.FILE;
    }
}
