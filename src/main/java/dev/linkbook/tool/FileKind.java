package dev.linkbook.tool;

/// Pieces of what file(1) prints (libmagic 5.40 to 5.47: magic/Magdir/elf, src/readelf.c, src/fsmagic.c).
/// `file` is not translated, so there is one wording each.
public enum FileKind implements FragmentKind {
    /// the operand, in front of the colon
    FILE_NAME,
    /// `setuid`
    SETUID,
    /// `setgid`
    SETGID,
    /// `sticky`
    STICKY,
    /// `ELF 64-bit LSB`: operands `bits`, `order`
    ELF_CLASS,
    /// `ELF invalid class LSB`, `ELF 64-bit invalid byte order`
    ELF_CLASS_INVALID,
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
    /// `*unknown arch 0x1234*`: operand `number`
    MACHINE_UNKNOWN,
    /// `version 1 (SYSV)`, `version 1`, `(SYSV)`: operands `version`, `osabi`
    VERSION_OSABI,
    /// `invalid version (SYSV)`
    VERSION_INVALID,
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
    /// `Go BuildID=...`: operand `id`
    GO_BUILD_ID,
    /// `BuildID[sha1]=...`: operands `algorithm`, `hash`
    GNU_BUILD_ID,
    /// `for GNU/Linux 3.2.0`: operands `os`, `version`
    ABI_TAG,
    /// `built by NDK r26 (10792818)`: operand `ndk`
    NDK,
    /// `PaX: -mprotect`: operand `marks`
    PAX,
    /// `note=7`: operand `number`
    OTHER_NOTE,
    /// `compiled for: earmv6`, `compiler model: small`: operand `value`
    NETBSD_NOTE,
    /// `uses SSE`, `uses frame pointer`: Solaris' needs: operand `value`
    CAPABILITY,
    /// `with debug_info`
    WITH_DEBUG_INFO,
    /// `stripped`
    STRIPPED,
    /// `not stripped`
    NOT_STRIPPED,
    /// `SVR4-style`: the layout of a core file: operand `style`
    CORE_STYLE,
    /// `from './program -x'`: operand `command`
    CORE_FROM,
    /// `execfn: './program'`, `real uid: 0`: operands `field`, `value`
    CORE_DETAIL,
    /// `no program header`
    NO_PROGRAM_HEADER,
    /// `corrupted program header size`
    PROGRAM_HEADER_SIZE,
    /// `can't read elf program headers at N`: operand `offset`
    PROGRAM_HEADERS_UNREADABLE,
    /// `too many program headers (N)`: operand `count`
    TOO_MANY_PROGRAM_HEADERS,
    /// `no section header`
    NO_SECTION_HEADER,
    /// `corrupted section header size`
    SECTION_HEADER_SIZE,
    /// `missing section headers at N`: operand `offset`
    MISSING_SECTION_HEADERS,
    /// `too large section header offset N`: operand `offset`
    SECTION_HEADERS_TOO_FAR,
    /// `can't read elf section at N`: operand `offset`
    SECTION_UNREADABLE,
    /// `too many section headers (N)`: operand `count`
    TOO_MANY_SECTIONS,
    /// `unknown class N`: operand `number`
    UNKNOWN_CLASS,
    /// `bad note name size 0xN`, `bad note description size 0xN`, `invalid note alignment 0xN`: operand `number`
    BAD_NOTE,
    /// `note offset/size 0xN+0xN exceeds file size 0xN`: operands `offset`, `size`, `fileSize`
    NOTE_OUTSIDE_FILE,
    /// `too many notes (256)`: operand `count`
    TOO_MANY_NOTES,
    /// `symbolic link to TARGET`: operand `target`
    SYMBOLIC_LINK,
    /// `broken symbolic link to TARGET`: operand `target`
    BROKEN_SYMBOLIC_LINK,
    /// `cannot open ...`: operands `path`, `reason`
    CANNOT_OPEN,
    /// `regular file, no read permission`
    NO_READ_PERMISSION,
    /// `directory`
    DIRECTORY,
    /// `fifo (named pipe)`, `socket`, `character special (1/3)`
    SPECIAL,
    /// `empty`
    EMPTY,
    /// `data`, `very short file (no magic)`: nothing that libmagic knows
    DATA,
    /// `current ar archive`: a static library of C, a package of compiled Go
    ARCHIVE,
    /// `Bourne-Again shell script, ASCII text executable`: operand `language`
    SCRIPT,
    /// `C source, ASCII text`
    TEXT,
    /// `PE32+ executable (console) x86-64, for MS Windows`
    PE,
    /// `Mach-O 64-bit x86_64 executable`
    MACH_O,
    /// `WebAssembly (wasm) binary module version 0x1 (MVP)`
    WASM,
    /// `application/x-executable; charset=binary`, asked for by `-i`
    MIME_TYPE,
    /// any other words of libmagic for what is no ELF file
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
