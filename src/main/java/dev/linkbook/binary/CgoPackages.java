package dev.linkbook.binary;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which packages of a Go program call C, told by the names in its table of functions: cgo makes a Go function
/// `_Cfunc_NAME` or `_C2func_NAME` for each C function that a package calls (Go's cmd/cgo/out.go). Neither `-s -w`
/// nor `strip` takes that table out.
public final class CgoPackages {
    static final int PACKAGES_MAX = 256;
    private static final long SCANNED_MAX_BYTES = 256L << 20;
    private static final int WINDOW_BYTES = 1 << 20;
    /// A name that is cut by a window's end is whole in the next.
    private static final int NAME_MAX_BYTES = 1024;

    /// Those of Go 1.18 and of 1.20 (Go's internal/abi/symtab.go); both headers are laid out alike.
    private static final Set<Long> MAGICS = Set.of(0xffff_fff0L, 0xffff_fff1L);
    /// In front of the header's words.
    private static final int HEADER_START_BYTES = 8;
    private static final int NAMES_WORD = 3;

    private static final String CALL = "._C";
    private static final Pattern IMPORT_PATH = Pattern.compile("[\\w%~+-][\\w%~+./-]*");

    private CgoPackages() {}

    /// Their import paths, sorted; an empty list when the table names none. Reads the file anew.
    public static Finding<List<String>> of(Elf elf) {
        Optional<Section> table = elf.sections().stream()
                .filter(section -> section.name().endsWith(".gopclntab") && section.type() != Section.NOBITS)
                .findFirst();
        if (table.isEmpty()) {
            return new Finding.Absent<>();
        }
        try (var channel = FileChannel.open(elf.path())) {
            var words = new Words(
                    new Bytes(channel::read, channel.size()),
                    elf.header().data() == ElfData.MSB,
                    elf.header().elfClass() == ElfClass.ELF64);
            return Look.at(() -> scan(words, table.get()));
        } catch (IOException failed) {
            return new Finding.Unread<>(String.valueOf(failed.getMessage()));
        }
    }

    private static Finding<List<String>> scan(Words words, Section table) throws BadBytes {
        Bytes bytes = words.bytes();
        bytes.need(table.name(), table.offset(), table.sizeBytes());
        Span names = names(words, table);
        long end = Math.min(names.end, names.start + SCANNED_MAX_BYTES);
        var found = new TreeSet<String>();
        for (long at = names.start; at < end; at += WINDOW_BYTES - NAME_MAX_BYTES) {
            int length = (int) Math.min(WINDOW_BYTES, end - at);
            scan(new String(bytes.copy(table.name(), at, length), StandardCharsets.ISO_8859_1), found);
        }
        return new Finding.Present<>(List.copyOf(found), new Place(table.name(), table.offset(), table.sizeBytes()));
    }

    /// A part of the file, by offsets.
    private record Span(long start, long end) {}

    /// Where the names stand: an eighth of the table, told by its header (`pcHeader` in Go's runtime/symtab.go). The
    /// whole table where there is no such header.
    private static Span names(Words words, Section table) throws BadBytes {
        long at = table.offset();
        long size = table.sizeBytes();
        int wordBytes = words.wordBytes();
        long next = HEADER_START_BYTES + (long) NAMES_WORD * wordBytes;
        if (size >= next + 2L * wordBytes && MAGICS.contains(words.u32(table.name(), at))) {
            long start = words.word(table.name(), at + next);
            long end = words.word(table.name(), at + next + wordBytes);
            if (start > 0 && start < end && end <= size) {
                return new Span(at + start, at + end);
            }
        }
        return new Span(at, at + size);
    }

    /// Names end in NUL, and one begins where the last has ended. No pattern looks for the calls: uncompiled, as at the
    /// start of a program, it is slow over megabytes.
    private static void scan(String window, Set<String> found) {
        int call = window.indexOf(CALL);
        while (call >= 0 && found.size() < PACKAGES_MAX) {
            int start = window.lastIndexOf('\0', call) + 1;
            if (call - start < NAME_MAX_BYTES && isFunction(window, call + CALL.length())) {
                // A dot in the last element is written %2e (Go's cmd/internal/objabi/path.go).
                String path = window.substring(start, call);
                if (IMPORT_PATH.matcher(path).matches()) {
                    found.add(path.replace("%2e", "."));
                }
            }
            call = window.indexOf(CALL, call + 1);
        }
    }

    private static boolean isFunction(String window, int at) {
        return window.startsWith("func_", at) || window.startsWith("2func_", at);
    }
}
