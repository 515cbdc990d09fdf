package dev.linkbook.cli;

import java.util.List;

/// What running a note needs on the machine.
final class RequiredTools {
    private static final List<String> TOOLS = List.of("bash", "go", "gcc", "musl-gcc", "file", "ldd");

    private RequiredTools() {}

    static void check(SearchPath path) {
        List<String> missing = TOOLS.stream().filter(tool -> !path.has(tool)).toList();
        if (!missing.isEmpty()) {
            throw new ExitException(
                    ExitCode.UNAVAILABLE,
                    "missing: " + String.join(", ", missing)
                            + ". On Debian and Ubuntu the packages gcc, musl-tools, file and libc-bin bring them;"
                            + " Go has to be 1.24 or newer.");
        }
    }
}
