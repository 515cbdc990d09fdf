package dev.linkbook.binary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What fills a file: each of its bytes counted once, by what the bytes are for.
///
/// @param sizeBytes of the file; the shares add up to it
/// @param bySection whether the sections told; without them the segments' permissions do, which is coarser
/// @param shares in the order of [Group], none of them empty
public record SectionSizes(long sizeBytes, boolean bySection, List<Share> shares) {
    private static final long SHF_WRITE = 1;
    private static final long SHF_ALLOC = 2;
    private static final long SHF_EXECINSTR = 4;

    public SectionSizes {
        shares = List.copyOf(shares);
    }

    /// What bytes are for.
    public enum Group {
        /// Machine code: sections with SHF_EXECINSTR.
        CODE,
        /// `.gopclntab`: Go's table from addresses to functions and lines, for panics and the collector. Neither
        /// `-s -w` nor `strip` takes it out.
        GO_PCLNTAB,
        /// Constants, texts, Go's types.
        READ_ONLY_DATA,
        /// Variables that have a value at the start.
        DATA,
        /// What the loader reads: names of libraries and symbols, relocations.
        LINKING,
        /// The full symbol table and its names; `-ldflags=-s` and `strip` take them out.
        SYMBOLS,
        /// DWARF; `-ldflags=-w` and `strip` take it out.
        DEBUG_INFO,
        /// Headers, notes, gaps, and what no section claims.
        OTHER;

        /// The glossary's key.
        public String key() {
            return "verdict.group." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// The part of one group.
    ///
    /// @param group what the bytes are for
    /// @param sizeBytes how many of the file's bytes
    public record Share(Group group, long sizeBytes) {}

    private record Area(Group group, long offset, long sizeBytes) {}

    /// Adds up a file. Where parts overlap, as hostile ones may, the first one counts.
    public static SectionSizes of(Elf elf) {
        List<Area> bySection = sections(elf);
        List<Area> areas = bySection.isEmpty() ? segments(elf) : bySection;
        Map<Group, Long> sums = sums(areas, elf.sizeBytes());
        List<Share> shares = sums.entrySet().stream()
                .map(sum -> new Share(sum.getKey(), sum.getValue()))
                .toList();
        return new SectionSizes(elf.sizeBytes(), !bySection.isEmpty(), shares);
    }

    private static Map<Group, Long> sums(List<Area> areas, long sizeBytes) {
        var sorted = new ArrayList<>(areas);
        sorted.sort(Comparator.comparingLong(Area::offset));
        var sums = new EnumMap<Group, Long>(Group.class);
        long at = 0;
        long claimed = 0;
        for (Area area : sorted) {
            long start = Math.max(at, area.offset);
            long end = area.sizeBytes > sizeBytes - area.offset ? sizeBytes : area.offset + area.sizeBytes;
            if (end > start) {
                sums.merge(area.group, end - start, Long::sum);
                claimed += end - start;
                at = end;
            }
        }
        if (claimed < sizeBytes) {
            sums.merge(Group.OTHER, sizeBytes - claimed, Long::sum);
        }
        return sums;
    }

    private static List<Area> sections(Elf elf) {
        return elf.sections().stream()
                .filter(s -> s.type() != 0 && s.type() != Section.NOBITS && isInside(s.offset(), s.sizeBytes(), elf))
                .map(s -> new Area(group(s), s.offset(), s.sizeBytes()))
                .toList();
    }

    private static List<Area> segments(Elf elf) {
        return elf.programHeaders().stream()
                .filter(s -> s.type() == ProgramHeader.LOAD && isInside(s.offset(), s.fileSizeBytes(), elf))
                .map(s -> new Area(group(s), s.offset(), s.fileSizeBytes()))
                .toList();
    }

    private static boolean isInside(long offset, long sizeBytes, Elf elf) {
        return offset >= 0 && sizeBytes > 0 && offset < elf.sizeBytes();
    }

    private static Group group(ProgramHeader segment) {
        if ((segment.flags() & ProgramHeader.EXECUTE) != 0) {
            return Group.CODE;
        }
        return (segment.flags() & ProgramHeader.WRITE) != 0 ? Group.DATA : Group.READ_ONLY_DATA;
    }

    private static Group group(Section section) {
        String name = section.name();
        if (name.startsWith(".debug_") || name.startsWith(".zdebug_") || name.equals(".gdb_index")) {
            return Group.DEBUG_INFO;
        } else if (name.equals(".gopclntab") || name.equals(".data.rel.ro.gopclntab")) {
            return Group.GO_PCLNTAB;
        } else if (section.type() == Section.NOTE || name.equals(".comment") || name.equals(".shstrtab")) {
            return Group.OTHER;
        }
        return (section.flags() & SHF_ALLOC) == 0 ? notLoaded(section) : loaded(section);
    }

    private static Group notLoaded(Section section) {
        boolean symbols = section.type() == Section.SYMTAB || section.name().equals(".strtab");
        return symbols ? Group.SYMBOLS : Group.OTHER;
    }

    /// Types by the gABI and GNU's additions: REL(A), HASH, DYNAMIC, DYNSYM, RELR, GNU_HASH, GNU_ver*; STRTAB is
    /// `.dynstr` here, because it is loaded.
    private static Group loaded(Section section) {
        if ((section.flags() & SHF_EXECINSTR) != 0) {
            return Group.CODE;
        }
        boolean linking = switch ((int) section.type()) {
            case 3, 4, 5, 6, 9, 11, 19, 0x6fff_fff6, 0x6fff_fffd, 0x6fff_fffe, 0x6fff_ffff -> true;
            default -> section.name().equals(".interp");
        };
        if (linking) {
            return Group.LINKING;
        }
        return (section.flags() & SHF_WRITE) != 0 ? Group.DATA : Group.READ_ONLY_DATA;
    }
}
