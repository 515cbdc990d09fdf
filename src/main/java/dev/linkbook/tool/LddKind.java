package dev.linkbook.tool;

/// Lines of ldd(1), of glibc (a bash script around ld.so; messages of the script are translated, those of
/// ld.so are not) and of musl (ld.so under another name).
public enum LddKind implements FragmentKind {
    /// `linux-vdso.so.1 (0x...)`
    VDSO,
    /// `libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x...)`: operands `name`, `path`
    FOUND,
    /// `libfoo.so => not found`: operand `name`
    NOT_FOUND,
    /// `/opt/libfoo.so (0x...)`: operand `path`
    BY_PATH,
    /// `/lib64/ld-linux-x86-64.so.2 (0x...)`: operand `path`
    LOADER,
    /// `/other/ld.so => /lib64/ld-linux-x86-64.so.2 (0x...)`: operands `name`, `path`
    LOADER_RENAMED,
    /// musl's loader is its libc too: `libc.so => /lib/ld-musl-x86_64.so.1 (0x...)`: operands `name`, `path`
    MUSL_LIBC,
    /// `statically linked`
    STATICALLY_LINKED,
    /// `not a dynamic executable`, in the language of the locale
    NOT_DYNAMIC,
    /// `...: version `GLIBC_2.38' not found (required by ...)`: operands `library`, `version`
    VERSION_NOT_FOUND,
    /// `...: error while loading shared libraries: ...`: operand `reason`
    LOADING_ERROR,
    /// `undefined symbol: NAME (FILE)`: operand `symbol`
    UNDEFINED_SYMBOL,
    /// `FILE:` above each part when several files were given
    HEADING,
    /// `ldd: ...`: the script's own complaint: operand `reason`
    COMPLAINT,
    /// `musl-ldd: F: Not a valid dynamic program`
    MUSL_NOT_VALID,
    /// `Error loading shared library L: ... (needed by F)`: operand `name`
    MUSL_MISSING,
    /// `Error relocating F: SYM: symbol not found`: operand `symbol`
    MUSL_RELOCATING,
    /// `Unused direct dependencies:` and the lines of `-v`
    DETAILS,
    /// line ends, and the tab in front
    SEPARATOR,
    /// what no rule knows
    UNEXPLAINED;

    @Override
    public ToolName tool() {
        return ToolName.LDD;
    }
}
