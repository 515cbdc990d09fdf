package dev.linkbook.binary;

import java.util.ArrayList;
import java.util.List;

/// Reads the chains of version needs (LSB Core, "Symbol Versioning"): each file's entry links to the
/// next file and to its own chain of versions. Links go forward only and are counted, so no loop.
final class VersionReader {
    static final int FILES_MAX = 1024;
    static final int VERSIONS_MAX = 4096;
    private static final int ENTRY_BYTES = 16;

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
            within("Verneed", at, end);
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
            within("Vernaux", at, end);
            if (found.size() == VERSIONS_MAX) {
                throw new BadBytes("DT_VERNEED: more than %d versions".formatted(VERSIONS_MAX));
            }
            String version = texts.at("vna_name", words.u32("vna_name", at + 8));
            found.add(new VersionNeed(name, version, new Place("Vernaux", at, ENTRY_BYTES)));
            long next = words.u32("vna_next", at + 12);
            if (next == 0) {
                break;
            }
            at += next;
        }
    }

    private static void within(String what, long at, long end) throws BadBytes {
        if (at > end - ENTRY_BYTES) {
            throw new BadBytes("%s: the entry at offset 0x%x is outside its segment".formatted(what, at));
        }
    }
}
