package dev.linkbook.explain;

import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Calls that somebody might have made of the JVM's own program; what they print is like what such calls print.
final class Rehearsal {
    private static final String NAME = "java";
    private static final String FILE =
            NAME + ": ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked,"
                    + " interpreter /lib64/ld-linux-x86-64.so.2, for GNU/Linux 3.2.0, BuildID[sha1]=00, not stripped\n";
    private static final String LDD = """
            \tlinux-vdso.so.1 (0x00007ffd00000000)
            \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f0000000000)
            \t/lib64/ld-linux-x86-64.so.2 (0x00007f0000200000)
            """;

    private Rehearsal() {}

    static List<Sighting> sightings() {
        var program = new Sighting.SightedFile(
                NAME, Path.of("/", NAME), Path.of(System.getProperty("java.home"), "bin", NAME), "rehearsed");
        return List.of(
                sighting(ToolName.GO, List.of("build", "-ldflags", "-s -w", "-o", NAME, "main.go"), "", program),
                sighting(ToolName.FILE, List.of(NAME), FILE, program),
                sighting(ToolName.LDD, List.of(NAME), LDD, program));
    }

    private static Sighting sighting(
            ToolName tool, List<String> arguments, String output, Sighting.SightedFile program) {
        return new Sighting(tool, arguments, Path.of("/"), Map.of(), output, "", 0, List.of(program));
    }
}
