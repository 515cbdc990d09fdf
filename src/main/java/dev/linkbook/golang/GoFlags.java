package dev.linkbook.golang;

import java.util.List;

/// What can stand in a `go` command; see `go help`, `go help build` and `go tool link` of Go 1.24 to 1.26.
public final class GoFlags {
    /// Behind `go`.
    public static final List<String> COMMANDS = List.of(
            "build",
            "clean",
            "doc",
            "env",
            "fix",
            "fmt",
            "generate",
            "get",
            "help",
            "install",
            "list",
            "mod",
            "run",
            "test",
            "tool",
            "version",
            "vet",
            "work");

    /// Behind `go build` and the commands that build.
    public static final List<String> BUILD = List.of(
            "-C",
            "-a",
            "-asan",
            "-asmflags",
            "-buildmode",
            "-buildvcs",
            "-compiler",
            "-cover",
            "-gcflags",
            "-installsuffix",
            "-ldflags",
            "-linkshared",
            "-mod",
            "-modcacherw",
            "-modfile",
            "-msan",
            "-n",
            "-o",
            "-overlay",
            "-p",
            "-pgo",
            "-pkgdir",
            "-race",
            "-tags",
            "-toolexec",
            "-trimpath",
            "-v",
            "-work",
            "-x");

    /// Inside the value of `-ldflags`.
    public static final List<String> LINK = List.of(
            "-B",
            "-I",
            "-X",
            "-buildid",
            "-buildmode",
            "-c",
            "-compressdwarf",
            "-dumpdep",
            "-extar",
            "-extld",
            "-extldflags",
            "-f",
            "-h",
            "-installsuffix",
            "-k",
            "-libgcc",
            "-linkmode",
            "-linkshared",
            "-o",
            "-r",
            "-race",
            "-s",
            "-strictdups",
            "-tmpdir",
            "-v",
            "-w");

    /// Behind `-buildmode`.
    public static final List<String> BUILD_MODES =
            List.of("archive", "c-archive", "c-shared", "default", "exe", "pie", "plugin", "shared");

    private GoFlags() {}
}
