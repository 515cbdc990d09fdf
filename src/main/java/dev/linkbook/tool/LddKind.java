package dev.linkbook.tool;

/// Lines of ldd(1): of glibc's script (elf/ldd.bash.in), of glibc's ld.so in tracing mode (elf/rtld.c), of musl's
/// ld.so under another name (ldso/dynlink.c). The script is translated, the loaders are not.
public enum LddKind implements FragmentKind {
    /// `linux-vdso.so.1 (0x...)`: operand `address`
    VDSO,
    /// `libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x...)`: operands `name`, `path`, `address`
    FOUND,
    /// `libfoo.so => not found`: operand `name`
    NOT_FOUND,
    /// `/opt/libfoo.so (0x...)`: operands `path`, `address`
    BY_PATH,
    /// `/lib64/ld-linux-x86-64.so.2 (0x...)`: operands `path`, `address`
    LOADER,
    /// `/other/ld.so => /lib64/ld-linux-x86-64.so.2 (0x...)`: operands `name`, `path`, `address`
    LOADER_RENAMED,
    /// musl's loader is its libc too: `libc.so => /lib/ld-musl-x86_64.so.1 (0x...)`: operands `name`, `path`,
    /// `address`
    MUSL_LIBC,
    /// `statically linked`
    STATICALLY_LINKED,
    /// `not a dynamic executable`, in the language of the locale
    NOT_DYNAMIC,
    /// `...: version `GLIBC_2.38' not found (required by ...)`: operands `library`, `version`, `by`
    VERSION_NOT_FOUND,
    /// `...: error while loading shared libraries: ...`: operand `reason`
    LOADING_ERROR,
    /// `undefined symbol: NAME (FILE)`: operands `symbol`, mostly `file`
    UNDEFINED_SYMBOL,
    /// `symbol NAME, version V not defined in file LIBRARY with link time reference`: operands `symbol`, `version`,
    /// `library`
    UNDEFINED_VERSION,
    /// `FILE:` above each part when several files were given: operand `name`
    HEADING,
    /// `ldd: FILE: No such file or directory`: operand `file`
    NO_SUCH_FILE,
    /// `ldd: FILE: not regular file`: operand `file`
    NOT_REGULAR_FILE,
    /// `ldd: error: you do not have read permission for`: operand `file`
    NO_READ_PERMISSION,
    /// `ldd: warning: you do not have execution permission for`: operand `file`
    NO_EXECUTION_PERMISSION,
    /// `ldd: missing file arguments`
    MISSING_OPERAND,
    /// `ldd: unrecognized option`, `ldd: option ... is ambiguous`: operand `option`
    UNKNOWN_OPTION,
    /// `Try `ldd --help' for more information.`
    TRY_HELP,
    /// `ldd: LOADER exited with unknown exit code (135)`: operand `code`
    UNKNOWN_EXIT_CODE,
    /// `ldd (Debian GLIBC 2.36-9) 2.36`: operands `package`, `version`
    GLIBC_VERSION,
    /// the lines on copyright below it
    LICENCE,
    /// `musl libc (x86_64)`, `Version 1.2.3` and the two lines below: operand `version` in that line
    MUSL_VERSION,
    /// `musl-ldd: F: Not a valid dynamic program`
    MUSL_NOT_VALID,
    /// `musl-ldd: cannot load F: No such file or directory`: operands `file`, `reason`
    MUSL_CANNOT_LOAD,
    /// `Error loading shared library L: ... (needed by F)`: operand `name`
    MUSL_MISSING,
    /// `Error relocating F: SYM: symbol not found`: operand `symbol`
    MUSL_RELOCATING,
    /// `Error relocating F: unsupported relocation type 37`: operand `number`
    MUSL_RELOCATION_TYPE,
    /// `Unused direct dependencies:`, of `-u`
    UNUSED_DEPENDENCIES,
    /// a library below it: operand `path`
    UNUSED_DEPENDENCY,
    /// `Version information:`, of `-v`
    VERSION_INFORMATION,
    /// `FILE:` below it: operand `name`
    VERSIONS_OF,
    /// `libc.so.6 (GLIBC_2.34) => /lib/...`: operands `name`, `version`, `path`
    VERSION_PROVIDED,
    /// line ends, and the tab in front
    SEPARATOR,
    /// what no rule knows
    UNEXPLAINED;

    @Override
    public ToolName tool() {
        return ToolName.LDD;
    }
}
