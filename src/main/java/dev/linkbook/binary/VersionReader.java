package dev.linkbook.binary;

import java.util.ArrayList;
import java.util.List;

/// Reads the chains of version needs and of version definitions (LSB Core, "Symbol Versioning"): each entry links
/// to the next one and to its own chain of names. Links go forward only and are counted, so no loop.
final class VersionReader {
    static final int FILES_MAX = 1024;
    static final int VERSIONS_MAX = 4096;
    private static final int ENTRY_BYTES = 16;
    private static final int DEFINITION_BYTES = 20;
    private static final int NAME_BYTES = 8;
    private static final int VER_FLG_BASE = 1;
    private static final int VER_FLG_WEAK = 2;

    /// The texts of DT_STRTAB.
    interface Texts {
        String at(String what, long index) throws BadBytes;
    }

    private final Words words;
    private final Texts texts;
    private final List<VersionNeed> found = new ArrayList<>();

    VersionReader(Words words, Texts texts) {
        this.words = words;
        this.texts = texts;
    }

    /// @param count DT_VERNEEDNUM, the number of files
    Finding<List<VersionNeed>> read(long offset, long end, long count) throws BadBytes {
        if (count < 0 || count > FILES_MAX) {
            throw new BadBytes("DT_VERNEEDNUM: 0x%x is more than %d".formatted(count, FILES_MAX));
        }
        long at = offset;
        for (int i = 0; i < count; i++) {
            within("Verneed", at, end, ENTRY_BYTES);
            versions(at, end);
            long next = words.u32("vn_next", at + 12);
            if (next == 0) {
                break;
            }
            at += next;
        }
        return new Finding.Present<>(List.copyOf(found), new Place("DT_VERNEED", offset, at + ENTRY_BYTES - offset));
    }

    private void versions(long file, long end) throws BadBytes {
        String name = texts.at("vn_file", words.u32("vn_file", file + 4));
        int count = words.u16("vn_cnt", file + 2);
        long at = file + words.u32("vn_aux", file + 8);
        for (int i = 0; i < count; i++) {
            within("Vernaux", at, end, ENTRY_BYTES);
            if (found.size() == VERSIONS_MAX) {
                throw new BadBytes("DT_VERNEED: more than %d versions".formatted(VERSIONS_MAX));
            }
            String version = texts.at("vna_name", words.u32("vna_name", at + 8));
            boolean weak = (words.u16("vna_flags", at + 4) & VER_FLG_WEAK) != 0;
            found.add(new VersionNeed(name, version, weak, new Place("Vernaux", at, ENTRY_BYTES)));
            long next = words.u32("vna_next", at + 12);
            if (next == 0) {
                break;
            }
            at += next;
        }
    }

    /// @param count DT_VERDEFNUM, the number of versions
    Finding<List<VersionDefinition>> definitions(long offset, long end, long count) throws BadBytes {
        if (count < 0 || count > VERSIONS_MAX) {
            throw new BadBytes("DT_VERDEFNUM: 0x%x is more than %d".formatted(count, VERSIONS_MAX));
        }
        var defined = new ArrayList<VersionDefinition>();
        long at = offset;
        for (int i = 0; i < count; i++) {
            within("Verdef", at, end, DEFINITION_BYTES);
            defined.add(definition(at, end));
            long next = words.u32("vd_next", at + 16);
            if (next == 0) {
                break;
            }
            at += next;
        }
        return new Finding.Present<>(
                List.copyOf(defined), new Place("DT_VERDEF", offset, at + DEFINITION_BYTES - offset));
    }

    /// The first name of an entry is its own; others are of versions that it follows.
    private VersionDefinition definition(long at, long end) throws BadBytes {
        long name = at + words.u32("vd_aux", at + 12);
        within("Verdaux", name, end, NAME_BYTES);
        return new VersionDefinition(
                texts.at("vda_name", words.u32("vda_name", name)),
                (words.u16("vd_flags", at + 2) & VER_FLG_BASE) != 0,
                new Place("Verdef", at, DEFINITION_BYTES));
    }

    private static void within(String what, long at, long end, int sizeBytes) throws BadBytes {
        if (at > end - sizeBytes) {
            throw new BadBytes("%s: the entry at offset 0x%x is outside its segment".formatted(what, at));
        }
    }
}
