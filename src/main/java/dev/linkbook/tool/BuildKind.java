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
    /// `CXX=g++`: operand `value`
    ENV_CXX,
    /// `GOFLAGS=-mod=mod`: operand `value`
    ENV_GOFLAGS,
    /// `CGO_LDFLAGS=-static`: operand `value`
    ENV_CGO_LDFLAGS,
    /// `CGO_CFLAGS=-O2`: operand `value`
    ENV_CGO_CFLAGS,
    /// `GOTOOLCHAIN=local`: operand `value`
    ENV_GOTOOLCHAIN,
    /// any other variable: operands `name`, `value`
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
    /// `-race`, `-msan`, `-asan`: operand `value`
    SANITIZER,
    /// `-a`
    REBUILD,
    /// `-n`, `-x`, `-v`, `-work`, `-json`: what is shown of the build
    SHOW,
    /// `-mod=vendor`: operand `value`
    MODULES,
    /// `-gcflags`, `-asmflags`: operand `value`
    COMPILER_FLAGS,
    /// `-installsuffix cgo`: operand `value`
    INSTALL_SUFFIX,
    /// `-C FOLDER`: operand `value`
    FOLDER,
    /// `-run X`, `-count=1`, `-bench .`: a flag of `go test` alone
    TEST_FLAG,
    /// `-ldflags`, in front of the linker's own flags
    LDFLAGS,
    /// `all=` in `-ldflags=all=-s`: operand `value`
    LDFLAGS_PATTERN,
    /// `-s` inside `-ldflags`
    LD_STRIP,
    /// `-w` inside `-ldflags`
    LD_NO_DWARF,
    /// `-linkmode external`
    LD_LINKMODE_EXTERNAL,
    /// `-linkmode internal`
    LD_LINKMODE_INTERNAL,
    /// `-linkmode auto`
    LD_LINKMODE_AUTO,
    /// `-buildid=`
    LD_BUILDID,
    /// `-B 0xABCD`: operand `value`
    LD_GNU_BUILDID,
    /// `-X main.version=1`: operand `value`
    LD_SET_VARIABLE,
    /// `-I /lib/ld.so`: operand `value`
    LD_INTERPRETER,
    /// `-d`
    LD_NO_DYNAMIC,
    /// `-extld gcc`: operand `value`
    LD_EXTLD,
    /// `-r /opt/lib`: operand `value`
    LD_RPATH,
    /// any other flag of the Go linker: operand `value`
    LD_OTHER,
    /// `-extldflags`, in front of the external linker's flags
    EXTLDFLAGS,
    /// `-static` inside `-extldflags`
    EXTLDFLAGS_STATIC,
    /// `-static-pie` inside `-extldflags`
    EXTLDFLAGS_STATIC_PIE,
    /// `-fpic` or `-fPIC` inside `-extldflags`
    EXTLDFLAGS_FPIC,
    /// `-pie`, `-no-pie` inside `-extldflags`
    EXTLDFLAGS_PIE,
    /// `-lm`, `-L/opt/lib` inside `-extldflags`: operand `value`
    EXTLDFLAGS_LIBRARY,
    /// `-Wl,-z,now` inside `-extldflags`: operand `value`
    EXTLDFLAGS_PASSED_ON,
    /// any other word inside `-extldflags`: operand `value`
    EXTLDFLAGS_OTHER,
    /// a file or package to build: operand `value`
    PACKAGE,
    /// what `go run` and `go test` hand to the program: operand `value`
    PROGRAM_ARGUMENT,
    /// any other flag that `go build` or `go test` knows: operand `value`
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
