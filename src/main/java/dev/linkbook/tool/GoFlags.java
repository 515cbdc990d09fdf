package dev.linkbook.tool;

import java.util.Set;

/// Flags of `go build` and `go test`, and which of them take a value of their own (`go help build`,
/// `go help testflag`; Go's package flag).
final class GoFlags {
    private static final Set<String> BUILD_SWITCHES = Set.of(
            "a",
            "asan",
            "buildvcs",
            "cover",
            "i",
            "json",
            "linkshared",
            "modcacherw",
            "msan",
            "n",
            "race",
            "trimpath",
            "v",
            "work",
            "x");

    private static final Set<String> BUILD_VALUES = Set.of(
            "C",
            "asmflags",
            "buildmode",
            "compiler",
            "covermode",
            "coverpkg",
            "exec",
            "gccgoflags",
            "gcflags",
            "installsuffix",
            "ldflags",
            "mod",
            "modfile",
            "o",
            "overlay",
            "p",
            "pgo",
            "pkgdir",
            "tags",
            "toolexec",
            "debug-actiongraph",
            "debug-trace");

    private static final Set<String> TEST_SWITCHES =
            Set.of("artifacts", "benchmem", "c", "failfast", "fullpath", "short");

    private static final Set<String> TEST_VALUES = Set.of(
            "bench",
            "benchtime",
            "blockprofile",
            "blockprofilerate",
            "count",
            "coverprofile",
            "cpu",
            "cpuprofile",
            "fuzz",
            "fuzzminimizetime",
            "fuzztime",
            "list",
            "memprofile",
            "memprofilerate",
            "mutexprofile",
            "mutexprofilefraction",
            "outputdir",
            "parallel",
            "run",
            "shuffle",
            "skip",
            "timeout",
            "trace",
            "vet");

    private GoFlags() {}

    /// `-name`, `--name`, `-name=value` -> `name`
    static String name(String word) {
        int start = word.startsWith("--") ? 2 : 1;
        int equals = word.indexOf('=', start);
        return word.substring(start, equals < 0 ? word.length() : equals);
    }

    /// Neither `-` nor `--`, which end the flags.
    static boolean isFlag(String word) {
        return word.startsWith("-") && !word.equals("-") && !word.equals("--");
    }

    /// Whether the next word is its value. Of a flag that is not known, nothing is known.
    static boolean takesValue(String name) {
        return BUILD_VALUES.contains(name) || TEST_VALUES.contains(testName(name));
    }

    static BuildKind kind(String name) {
        return switch (name) {
            case "o" -> BuildKind.OUTPUT;
            case "tags" -> BuildKind.TAGS;
            case "buildmode" -> BuildKind.BUILDMODE;
            case "trimpath" -> BuildKind.TRIMPATH;
            case "race", "msan", "asan" -> BuildKind.SANITIZER;
            case "a" -> BuildKind.REBUILD;
            case "n", "x", "v", "work", "json" -> BuildKind.SHOW;
            case "mod" -> BuildKind.MODULES;
            case "gcflags", "asmflags", "gccgoflags" -> BuildKind.COMPILER_FLAGS;
            case "installsuffix" -> BuildKind.INSTALL_SUFFIX;
            case "C" -> BuildKind.FOLDER;
            default -> rare(name);
        };
    }

    private static BuildKind rare(String name) {
        if (BUILD_SWITCHES.contains(name) || BUILD_VALUES.contains(name)) {
            return BuildKind.OTHER_FLAG;
        }
        String test = testName(name);
        return TEST_SWITCHES.contains(test) || TEST_VALUES.contains(test) || !test.equals(name)
                ? BuildKind.TEST_FLAG
                : BuildKind.UNEXPLAINED;
    }

    /// The test binary's own name of a flag is taken too: `-test.run`.
    private static String testName(String name) {
        return name.startsWith("test.") ? name.substring("test.".length()) : name;
    }
}
