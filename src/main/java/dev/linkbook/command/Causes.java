package dev.linkbook.command;

import dev.linkbook.command.Traits.Trait;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which build settings can be behind a difference between two builds. Only those that differ are candidates:
/// what both builds have cannot be the reason.
final class Causes {
    private static final List<String> LINKING =
            List.of("CGO_ENABLED", "-tags", "-ldflags", "-buildmode", "-linkmode", "GOOS", "GOARCH", "go");
    private static final List<String> ANY = List.of(
            "-ldflags",
            "-trimpath",
            "-buildmode",
            "CGO_ENABLED",
            "-tags",
            "-gcflags",
            "-race",
            "-cover",
            "go",
            "GOARCH");

    private Causes() {}

    /// The settings that differ and can change this trait, most likely first.
    static List<String> of(Trait trait, Map<String, String> before, Map<String, String> after, Set<String> differing) {
        List<String> candidates = switch (trait) {
            case LINKAGE, LIBC, LOADER, LIBRARIES, LINKER -> LINKING;
            case SYMBOLS -> strips("-s", before, after) ? List.of("-ldflags") : List.of();
            case DEBUG_INFO ->
                strips("-s", before, after) || strips("-w", before, after) ? List.of("-ldflags") : List.of();
            case SIZE -> ANY;
        };
        return candidates.stream()
                .filter(differing::contains)
                .filter(name -> !name.equals("-ldflags") || isAbout(trait, before, after))
                .toList();
    }

    /// Of the linker's flags only some decide how a program is linked.
    private static boolean isAbout(Trait trait, Map<String, String> before, Map<String, String> after) {
        String both = before.getOrDefault("-ldflags", "") + after.getOrDefault("-ldflags", "");
        return switch (trait) {
            case SYMBOLS, DEBUG_INFO, SIZE -> true;
            case LINKAGE, LIBC, LOADER, LIBRARIES, LINKER ->
                both.contains("linkmode") || both.contains("extld") || both.contains("-I");
        };
    }

    /// Whether one of the two was built with that linker flag and the other without.
    private static boolean strips(String flag, Map<String, String> before, Map<String, String> after) {
        return has(flag, before) != has(flag, after);
    }

    private static boolean has(String flag, Map<String, String> settings) {
        return List.of(settings.getOrDefault("-ldflags", "").split("\\s+")).contains(flag);
    }
}
