package dev.linkbook.binary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `file` 5.44 would print of an ELF file, put together from the reader's findings alone
/// (magic/Magdir/elf and src/readelf.c of libmagic).
final class FileWords {
    private final Elf elf;

    private FileWords(Elf elf) {
        this.elf = elf;
    }

    static String of(Elf elf) {
        return new FileWords(elf).line();
    }

    private String line() {
        ElfHeader header = elf.header();
        String start = "ELF %s %s %s, %s, version %d (%s)"
                .formatted(
                        header.elfClass() == ElfClass.ELF64 ? "64-bit" : "32-bit",
                        header.data() == ElfData.LSB ? "LSB" : "MSB",
                        type(),
                        machine(),
                        header.version(),
                        header.osAbi() == 3 ? "GNU/Linux" : "SYSV");
        return Stream.of(Stream.of(start), linkage(), notes(), stripped())
                .flatMap(parts -> parts)
                .collect(Collectors.joining(", "));
    }

    /// DF_1_PIE decides; where there is no PT_DYNAMIC, whether the file may be executed.
    private String type() {
        return switch (elf.header().type()) {
            case ElfHeader.RELOCATABLE -> "relocatable";
            case ElfHeader.EXECUTABLE -> "executable";
            case ElfHeader.SHARED -> isPie() ? "pie executable" : "shared object";
            default -> "?";
        };
    }

    private boolean isPie() {
        return elf.dynamic()
                .found()
                .map(Dynamic::isPie)
                .orElseGet(() -> permissions().contains(PosixFilePermission.OWNER_EXECUTE));
    }

    private Set<PosixFilePermission> permissions() {
        try {
            return Files.getPosixFilePermissions(elf.path());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String machine() {
        return switch (elf.header().machine()) {
            case 3 -> "Intel 80386";
            case 62 -> "x86-64";
            case 183 -> "ARM aarch64";
            case 247 -> "eBPF";
            default -> "?";
        };
    }

    private Stream<String> linkage() {
        if (elf.header().type() == ElfHeader.RELOCATABLE) {
            return Stream.empty();
        }
        Optional<Dynamic> dynamic = elf.dynamic().found();
        boolean alone =
                dynamic.map(all -> all.neededCount() == 0 && all.isPie()).orElse(false)
                        && elf.interpreters().isEmpty();
        String linked = dynamic.isEmpty() ? "statically linked" : alone ? "static-pie linked" : "dynamically linked";
        return Stream.concat(
                Stream.of(linked),
                elf.interpreters().stream()
                        .map(found -> "interpreter " + found.found().orElse("*empty*")));
    }

    /// In the order in which they stand in the file; of two build IDs the first.
    private Stream<String> notes() {
        var parts = Stream.of(
                        placed(elf.goBuildId().map(id -> "Go BuildID=" + id)),
                        placed(elf.gnuBuildId().map(id -> "BuildID[" + Elf.buildIdAlgorithm(id) + "]=" + id)),
                        placed(elf.abiTag().map(tag -> "for GNU/" + tag)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(each -> each.place().offset()))
                .map(Finding.Present::value)
                .toList();
        boolean goIsSecond =
                parts.stream().anyMatch(part -> part.startsWith("BuildID")) && isBefore(parts, "BuildID", "Go BuildID");
        return parts.stream().filter(part -> !(goIsSecond && part.startsWith("Go BuildID")));
    }

    private static boolean isBefore(List<String> parts, String one, String other) {
        List<String> order = parts.stream()
                .filter(part -> part.startsWith(one) || part.startsWith(other))
                .toList();
        return order.getFirst().startsWith(one);
    }

    private static Optional<Finding.Present<String>> placed(Finding<String> finding) {
        return finding instanceof Finding.Present<String> present ? Optional.of(present) : Optional.empty();
    }

    private Stream<String> stripped() {
        if (elf.sections().isEmpty()) {
            return Stream.of("no section header");
        }
        Stream<String> debug = elf.hasDebugInfo() ? Stream.of("with debug_info") : Stream.empty();
        return Stream.concat(debug, Stream.of(elf.hasSymtab() || elf.hasDebugInfo() ? "not stripped" : "stripped"));
    }
}
