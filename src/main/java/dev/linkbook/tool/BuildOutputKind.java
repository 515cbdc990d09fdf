package dev.linkbook.tool;

/// Lines that `go build`, Go's linker and the linker behind it print (cmd/go, cmd/link; GNU ld and gcc, in English
/// and in the Chinese of their zh_CN catalogues).
public enum BuildOutputKind implements FragmentKind {
    /// `# example.com/app`: operand `package`
    OUT_PACKAGE,
    /// `go: downloading MODULE VERSION`: operands `module`, `version`
    OUT_DOWNLOADING,
    /// `/usr/bin/ld: OBJECT: in function `NAME':`: operands `object`, `function`
    OUT_IN_FUNCTION,
    /// `Using 'NAME' in statically linked applications requires ...`: operand `function`
    OUT_STATIC_GLIBC,
    /// another `warning:`: operand `message`
    OUT_WARNING,
    /// `undefined reference to `NAME'`: operand `symbol`
    OUT_UNDEFINED_REFERENCE,
    /// `cannot find -lfoo`: operand `library`
    OUT_MISSING_LIBRARY,
    /// `read-only segment has dynamic relocations`
    OUT_DYNAMIC_RELOCATIONS,
    /// `relocation target NAME not defined`: operand `symbol`
    OUT_RELOCATION_TARGET,
    /// `link: running gcc failed: exit status 1`: operand `linker`
    OUT_EXTERNAL_LINK_FAILED,
    /// the call of the external linker, word by word
    OUT_EXTERNAL_LINK_COMMAND,
    /// `collect2: error: ld returned 1 exit status`
    OUT_LINKER_STATUS,
    /// `FILE.go:1:2: ...`: operands `file`, `line`, `message`
    OUT_COMPILER_ERROR,
    /// `gcc_arm64.S:30: Error: ...`, `FILE.S: Assembler messages:`: operand `file`
    OUT_ASSEMBLER,
    /// `cgo: C compiler "x" not found`: operand `compiler`
    OUT_NO_C_COMPILER,
    /// `-linkmode requires external (cgo) linking, but cgo is not enabled`
    OUT_CGO_NEEDED,
    /// `go: no Go source files`, `build constraints exclude all Go files in ...`
    OUT_NO_GO_FILES,
    /// `no required module provides package FILE.go`: operand `file`
    OUT_MISSING_FILE,
    /// `<tab>go get P`, below a missing package: operand `package`
    OUT_GO_GET,
    /// `cannot find module providing package P`, `package P is not in std`: operand `package`
    OUT_MISSING_PACKAGE,
    /// `flag provided but not defined: -x`, `invalid value "x" for flag -y`: operand `flag`
    OUT_BAD_FLAG,
    /// the list of flags that follows
    OUT_USAGE,
    /// `buildmode=x not supported`, `unsupported GOOS/GOARCH pair`: operand `what`
    OUT_UNSUPPORTED,
    /// another line of `go` itself: operand `message`
    OUT_GO_MESSAGE,
    /// line ends and blanks
    SEPARATOR,
    /// what no rule knows
    UNEXPLAINED;

    @Override
    public ToolName tool() {
        return ToolName.GO;
    }
}
