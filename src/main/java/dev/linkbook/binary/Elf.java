package dev.linkbook.binary;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// An ELF file. Each part was read by itself: a broken one does not take the others with it.
///
/// @param programHeaderTable its entries, absent if the file has none
/// @param sectionTable its entries, absent if the file has none
/// @param interpreters one per PT_INTERP, in order; the kernel takes the first, `file` prints the last
/// @param versionNeeds what it asks of its libraries' symbol versions, in order
/// @param versionDefinitions the symbol versions that it offers to others, in order
/// @param notes of all PT_NOTE segments, then of the sections not yet seen
/// @param goBuildId the Go linker's build ID, four words joined by `/`
/// @param gnuBuildId NT_GNU_BUILD_ID in hexadecimal
/// @param abiTag the least kernel: `Linux 3.2.0`; glibc's start files bring it, musl's do not
/// @param comment the compilers that made its objects, `GCC: (Debian 12.2.0-14) 12.2.0`
/// @param goBuildInfo what `go version -m` shows
public record Elf(
        Path path,
        long sizeBytes,
        ElfHeader header,
        Finding<List<ProgramHeader>> programHeaderTable,
        Finding<List<Section>> sectionTable,
        List<Finding<String>> interpreters,
        Finding<Dynamic> dynamic,
        Finding<List<VersionNeed>> versionNeeds,
        Finding<List<VersionDefinition>> versionDefinitions,
        List<Note> notes,
        Finding<String> goBuildId,
        Finding<String> gnuBuildId,
        Finding<String> abiTag,
        Finding<List<String>> comment,
        Finding<GoBuildInfo> goBuildInfo)
        implements Binary {
    public Elf {
        interpreters = List.copyOf(interpreters);
        notes = List.copyOf(notes);
    }

    /// The program headers, none if they could not be read.
    public List<ProgramHeader> programHeaders() {
        return programHeaderTable.found().orElse(List.of());
    }

    /// The sections, none if they could not be read.
    public List<Section> sections() {
        return sectionTable.found().orElse(List.of());
    }

    /// The loader that the kernel starts in the program's stead: the first PT_INTERP.
    public Finding<String> interpreter() {
        return switch (programHeaderTable) {
            case Finding.Unread<List<ProgramHeader>>(var why) -> new Finding.Unread<>(why);
            case Finding.Absent<List<ProgramHeader>> _, Finding.Present<List<ProgramHeader>> _ ->
                interpreters.isEmpty() ? new Finding.Absent<>() : interpreters.getFirst();
        };
    }

    /// The full symbol table; `-ldflags=-s` and `strip` leave it out.
    public Optional<Section> symtab() {
        return sections().stream().filter(s -> s.type() == Section.SYMTAB).findFirst();
    }

    /// DWARF; `-ldflags=-w` leaves it out.
    public Optional<Section> debugInfo() {
        return section(".debug_info");
    }

    /// The first section of that name.
    public Optional<Section> section(String name) {
        return sections().stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /// Whether the full symbol table is there.
    public boolean hasSymtab() {
        return symtab().isPresent();
    }

    /// Whether DWARF is there.
    public boolean hasDebugInfo() {
        return debugInfo().isPresent();
    }

    /// The hash behind a build ID of that many bytes, in `file`'s words: `sha1`, `md5/uuid`, `xxHash`.
    public static String buildIdAlgorithm(String hex) {
        return switch (hex.length()) {
            case 40 -> "sha1";
            case 32 -> "md5/uuid";
            case 16 -> "xxHash";
            default -> "unknown";
        };
    }
}
