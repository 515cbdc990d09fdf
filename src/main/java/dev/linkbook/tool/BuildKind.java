package dev.linkbook.tool;

/// Pieces of a `go build` command (`go help build`, `go help environment`, `go tool link -help`).
public enum BuildKind implements FragmentKind {
    /// `CGO_ENABLED=0`
    ENV_CGO_ENABLED_0,
    /// `CGO_ENABLED=1`
    ENV_CGO_ENABLED_1,
    /// `GOOS=linux`: operand `value`
    ENV_GOOS,
    /// `GOARCH=amd64`: operand `value`
    ENV_GOARCH,
    /// `CC=musl-gcc`: operand `value`
    ENV_CC,
    /// `GOFLAGS=...`, `CGO_LDFLAGS=...`: operands `name`, `value`
    ENV_OTHER,
    /// `go build`, `go run`, `go install`, `go test`: operand `command`
    GO_COMMAND,
    /// `-o NAME`: operand `value`
    OUTPUT,
    /// `-tags LIST`: operand `value`
    TAGS,
    /// `-buildmode=pie`: operand `value`
    BUILDMODE,
    /// `-trimpath`
    TRIMPATH,
    /// `-ldflags`, in front of the linker's own flags
    LDFLAGS,
    /// `-s` inside `-ldflags`
    LD_STRIP,
    /// `-w` inside `-ldflags`
    LD_NO_DWARF,
    /// `-linkmode external`
    LD_LINKMODE_EXTERNAL,
    /// `-linkmode internal`
    LD_LINKMODE_INTERNAL,
    /// `-buildid=`
    LD_BUILDID,
    /// `-extldflags`, in front of the external linker's flags
    EXTLDFLAGS,
    /// `-static` inside `-extldflags`
    EXTLDFLAGS_STATIC,
    /// `-static-pie` inside `-extldflags`
    EXTLDFLAGS_STATIC_PIE,
    /// `-fpic` or `-fPIC` inside `-extldflags`
    EXTLDFLAGS_FPIC,
    /// any other word inside `-extldflags`: operand `value`
    EXTLDFLAGS_OTHER,
    /// any other flag of the Go linker: operand `value`
    LD_OTHER,
    /// a file or package to build: operand `value`
    PACKAGE,
    /// any other flag of `go build`: operand `value`
    OTHER_FLAG,
    /// blanks and quotes
    SEPARATOR,
    /// what no rule knows
    UNEXPLAINED;

    @Override
    public ToolName tool() {
        return ToolName.GO;
    }
}
