package dev.linkbook.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the dynamic section, found through its program header, and the texts that it points to.
final class DynamicReader {
    static final int ENTRIES_MAX = 4096;
    static final int NEEDED_MAX = 512;
    static final int TEXT_MAX = 4096;

    private static final long DT_NULL = 0;
    private static final long DT_NEEDED = 1;
    private static final long DT_STRTAB = 5;
    private static final long DT_STRSZ = 10;
    private static final long DT_SONAME = 14;
    private static final long DT_RPATH = 15;
    private static final long DT_BIND_NOW = 24;
    private static final long DT_RUNPATH = 29;
    private static final long DT_FLAGS = 30;
    private static final long DT_DEPAUDIT = 0x6fff_fefbL;
    private static final long DT_AUDIT = 0x6fff_fefcL;
    private static final long DT_FLAGS_1 = 0x6fff_fffbL;
    private static final long DT_VERDEF = 0x6fff_fffcL;
    private static final long DT_VERDEFNUM = 0x6fff_fffdL;
    private static final long DT_VERNEED = 0x6fff_fffeL;
    private static final long DT_VERNEEDNUM = 0x6fff_ffffL;

    /// One entry: d_tag and d_val.
    private record Entry(long tag, long value, long offset) {}

    private final Words words;
    private final AddressMap addresses;
    private final ProgramHeader segment;
    private final List<Entry> entries;
    private final Finding<AddressMap.Span> texts;
    private final List<String> problems = new ArrayList<>();

    private DynamicReader(Words words, AddressMap addresses, ProgramHeader segment) throws BadBytes {
        this.words = words;
        this.addresses = addresses;
        this.segment = segment;
        this.entries = entries();
        this.texts = Look.at(this::texts);
    }

    /// The reader of the first PT_DYNAMIC.
    static Finding<DynamicReader> open(Words words, List<ProgramHeader> programHeaders) throws BadBytes {
        for (ProgramHeader each : programHeaders) {
            if (each.type() == ProgramHeader.DYNAMIC) {
                var reader = new DynamicReader(words, new AddressMap(programHeaders), each);
                return new Finding.Present<>(reader, each.place());
            }
        }
        return new Finding.Absent<>();
    }

    Finding<Dynamic> dynamic() {
        var needed = texts("DT_NEEDED", DT_NEEDED);
        var audit = new ArrayList<>(texts("DT_AUDIT", DT_AUDIT));
        audit.addAll(texts("DT_DEPAUDIT", DT_DEPAUDIT));
        int neededCount =
                (int) entries.stream().filter(e -> e.tag() == DT_NEEDED).count();
        var dynamic = new Dynamic(
                neededCount,
                needed,
                single("DT_SONAME", DT_SONAME),
                single("DT_RPATH", DT_RPATH),
                single("DT_RUNPATH", DT_RUNPATH),
                audit,
                last(DT_FLAGS).map(Entry::value).orElse(0L),
                last(DT_FLAGS_1).map(Entry::value).orElse(0L),
                last(DT_BIND_NOW).isPresent(),
                names(),
                problems);
        return new Finding.Present<>(dynamic, new Place("PT_DYNAMIC", segment.offset(), segment.fileSizeBytes()));
    }

    Finding<List<VersionNeed>> versionNeeds() throws BadBytes {
        return versions("DT_VERNEED", DT_VERNEED, DT_VERNEEDNUM, VersionReader::read);
    }

    Finding<List<VersionDefinition>> versionDefinitions() throws BadBytes {
        return versions("DT_VERDEF", DT_VERDEF, DT_VERDEFNUM, VersionReader::definitions);
    }

    private interface Chain<T> {
        Finding<List<T>> read(VersionReader reader, long offset, long end, long count) throws BadBytes;
    }

    private <T> Finding<List<T>> versions(String name, long tag, long countTag, Chain<T> chain) throws BadBytes {
        Optional<Entry> table = last(tag);
        if (table.isEmpty()) {
            return new Finding.Absent<>();
        }
        long count = last(countTag).map(Entry::value).orElse(0L);
        var span = addresses.span(name, table.get().value());
        return chain.read(new VersionReader(words, this::text), span.offset(), span.end(), count);
    }

    private List<Entry> entries() throws BadBytes {
        int word = words.wordBytes();
        words.bytes().need("PT_DYNAMIC", segment.offset(), segment.fileSizeBytes());
        long count = segment.fileSizeBytes() / (2L * word);
        var found = new ArrayList<Entry>();
        for (int i = 0; i < count; i++) {
            long at = segment.offset() + (long) i * 2 * word;
            long tag = words.word("d_tag", at);
            if (tag == DT_NULL) {
                break;
            }
            if (i >= ENTRIES_MAX) {
                throw new BadBytes("PT_DYNAMIC: more than %d entries".formatted(ENTRIES_MAX));
            }
            found.add(new Entry(tag, words.word("d_val", at + word), at));
        }
        return found;
    }

    /// The loader lets a later entry overwrite an earlier one.
    private Optional<Entry> last(long tag) {
        return entries.stream().filter(e -> e.tag() == tag).reduce((first, second) -> second);
    }

    private Finding<String> single(String what, long tag) {
        Optional<Entry> entry = last(tag);
        return entry.isEmpty()
                ? new Finding.Absent<>()
                : Look.at(() -> new Finding.Present<>(text(what, entry.get().value()), place(what, entry.get())));
    }

    private List<Finding.Present<String>> texts(String what, long tag) {
        var found = new ArrayList<Finding.Present<String>>();
        for (Entry entry : entries) {
            if (entry.tag() != tag) {
                continue;
            }
            if (found.size() == NEEDED_MAX) {
                problems.add("%s: more than %d entries, the rest is left out".formatted(what, NEEDED_MAX));
                break;
            }
            try {
                found.add(new Finding.Present<>(text(what, entry.value()), place(what, entry)));
            } catch (BadBytes bad) {
                problems.add(bad.why());
            }
        }
        return found;
    }

    private Place place(String what, Entry entry) {
        return new Place(what, entry.offset(), 2L * words.wordBytes());
    }

    /// A text of DT_STRTAB. Its size is taken from DT_STRSZ where there is one.
    private String text(String what, long index) throws BadBytes {
        var span = switch (texts) {
            case Finding.Present<AddressMap.Span>(var found, var _) -> found;
            case Finding.Absent<AddressMap.Span>() -> throw new BadBytes(what + ": there is no DT_STRTAB");
            case Finding.Unread<AddressMap.Span>(var why) -> throw new BadBytes(why);
        };
        if (index < 0 || index >= span.end() - span.offset()) {
            throw new BadBytes("%s: 0x%x is not inside DT_STRTAB".formatted(what, index));
        }
        return words.bytes().zeroTerminated(what, span.offset() + index, span.end(), TEXT_MAX);
    }

    private Finding<AddressMap.Span> texts() throws BadBytes {
        Optional<Entry> table = last(DT_STRTAB);
        if (table.isEmpty()) {
            return new Finding.Absent<>();
        }
        var span = addresses.span("DT_STRTAB", table.get().value());
        span = span.limited(last(DT_STRSZ).map(Entry::value).orElse(-1L));
        return new Finding.Present<>(span, new Place("DT_STRTAB", span.offset(), span.end() - span.offset()));
    }

    private Finding<Place> names() {
        return texts instanceof Finding.Present<AddressMap.Span>(var _, Place place)
                ? new Finding.Present<>(place, place)
                : new Finding.Absent<>();
    }
}
