package dev.linkbook.binary;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The names of functions that a C compiler's protections call, looked for in the tables of names: that of the
/// dynamic symbols, and that of the full symbol table where it was not stripped.
final class SymbolNames {
    static final int CHECKED_MAX = 256;
    private static final long SCANNED_MAX_BYTES = 64L << 20;
    private static final int WINDOW_BYTES = 1 << 16;
    /// A name that is cut by a window's end is whole in the next.
    private static final int NAME_MAX_BYTES = 256;

    private static final String CANARY = "__stack_chk_fail";
    private static final String CHECKED = "_chk";
    private static final Pattern FUNCTION = Pattern.compile("__\\w+_chk");

    private final SortedSet<String> checked = new TreeSet<>();
    private Optional<Place> canary = Optional.empty();
    private Optional<Place> firstChecked = Optional.empty();
    private boolean known;

    private SymbolNames() {}

    /// Reads the file anew. What cannot be read is not known.
    static SymbolNames of(Elf elf) {
        List<Place> tables = tables(elf);
        if (tables.isEmpty()) {
            return new SymbolNames();
        }
        try (var channel = FileChannel.open(elf.path())) {
            return of(tables, new Bytes(channel::read, channel.size()));
        } catch (IOException unreadable) {
            return new SymbolNames();
        }
    }

    static SymbolNames of(Elf elf, Bytes bytes) {
        return of(tables(elf), bytes);
    }

    private static SymbolNames of(List<Place> tables, Bytes bytes) {
        var names = new SymbolNames();
        for (Place table : tables) {
            names.known |= names.couldScan(bytes, table);
        }
        return names;
    }

    private static List<Place> tables(Elf elf) {
        var tables = new ArrayList<Place>();
        elf.dynamic().found().flatMap(dynamic -> dynamic.names().found()).ifPresent(tables::add);
        elf.symtab()
                .map(Section::link)
                .filter(link -> link > 0 && link < elf.sections().size())
                .map(link -> elf.sections().get((int) (long) link))
                .filter(section -> section.type() != Section.NOBITS)
                .ifPresent(section -> tables.add(new Place(section.name(), section.offset(), section.sizeBytes())));
        return tables;
    }

    private boolean couldScan(Bytes bytes, Place table) {
        try {
            scan(bytes, table);
            return true;
        } catch (BadBytes broken) {
            return false;
        }
    }

    private void scan(Bytes bytes, Place table) throws BadBytes {
        bytes.need(table.what(), table.offset(), table.length());
        long end = table.offset() + Math.min(table.length(), SCANNED_MAX_BYTES);
        for (long at = table.offset(); at < end; at += WINDOW_BYTES - NAME_MAX_BYTES) {
            int length = (int) Math.min(WINDOW_BYTES, end - at);
            byte[] window = bytes.copy(table.what(), at, length);
            scan(new String(window, StandardCharsets.ISO_8859_1), at, table.what());
        }
    }

    /// Names end in NUL, and one begins where the last has ended.
    private void scan(String window, long offset, String table) {
        for (int at = window.indexOf(CHECKED); at >= 0; at = window.indexOf(CHECKED, at + 1)) {
            int start = window.lastIndexOf('\0', at) + 1;
            int end = window.indexOf('\0', at);
            if (end > at && end - start < NAME_MAX_BYTES) {
                take(window.substring(start, end), new Place(table, offset + start, end - (long) start));
            }
        }
    }

    private void take(String name, Place place) {
        if (name.equals(CANARY)) {
            canary = canary.or(() -> Optional.of(place));
        } else if (FUNCTION.matcher(name).matches() && checked.size() < CHECKED_MAX) {
            firstChecked = firstChecked.or(() -> Optional.of(place));
            checked.add(name);
        }
    }

    /// Whether there is a table to look into.
    boolean isKnown() {
        return known;
    }

    /// Where `__stack_chk_fail` stands.
    Optional<Place> canary() {
        return canary;
    }

    /// `__memcpy_chk` and the like, sorted.
    SortedSet<String> checked() {
        return checked;
    }

    Optional<Place> firstChecked() {
        return firstChecked;
    }
}
