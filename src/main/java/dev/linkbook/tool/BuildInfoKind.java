package dev.linkbook.tool;

/// Lines of `go version` and `go version -m` (cmd/go/internal/version; debug/buildinfo).
public enum BuildInfoKind implements FragmentKind {
    /// `hello: go1.26.1`: operands `name`, `version`
    INFO_FILE,
    /// `go version go1.26.1 linux/amd64`: operands `version`, `os`, `arch`
    INFO_TOOLCHAIN,
    /// `x: could not read Go build info from x: not a Go executable`: operands `name`, `reason`
    INFO_NOT_GO,
    /// `stat x: no such file or directory`: operand `name`
    INFO_NO_FILE,
    /// `path command-line-arguments`: operand `path`
    INFO_PATH,
    /// `mod example.com/app v1.2.3 h1:...`: operands `path`, `version`
    INFO_MOD,
    /// `dep example.com/lib v1.2.3 h1:...`: operands `path`, `version`
    INFO_DEP,
    /// `=> ./lib (devel)`: operand `path`
    INFO_REPLACED,
    /// `build -buildmode=exe`: operands `key`, `value`, as for all settings
    INFO_BUILDMODE,
    /// `build -ldflags="-s -w"`
    INFO_LDFLAGS,
    /// `build -tags=netgo`
    INFO_TAGS,
    /// `build -trimpath=true`
    INFO_TRIMPATH,
    /// `build -compiler=gc`
    INFO_COMPILER,
    /// `build CGO_ENABLED=1`
    INFO_CGO_ENABLED,
    /// `build CGO_LDFLAGS=`, `build CGO_CFLAGS=`
    INFO_CGO_FLAGS,
    /// `build GOOS=linux`
    INFO_GOOS,
    /// `build GOARCH=amd64`
    INFO_GOARCH,
    /// `build GOAMD64=v1`
    INFO_GOARCH_LEVEL,
    /// `build vcs.revision=...`
    INFO_VCS,
    /// any other setting
    INFO_SETTING,
    /// line ends, and the tab in front
    SEPARATOR,
    /// what no rule knows
    UNEXPLAINED;

    @Override
    public ToolName tool() {
        return ToolName.GO;
    }
}
