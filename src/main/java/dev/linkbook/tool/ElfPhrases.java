package dev.linkbook.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What stands behind the commas of an ELF file's description (src/readelf.c of file).
final class ElfPhrases {
    private static final String NUMBER = "-?(?:0x)?[0-9a-fA-F]++";

    private static final List<Phrase> RULES = List.of(
            Phrase.of(FileKind.STATICALLY_LINKED, "statically linked"),
            Phrase.of(FileKind.DYNAMICALLY_LINKED, "dynamically linked"),
            Phrase.of(FileKind.STATIC_PIE_LINKED, "static-pie linked"),
            Phrase.of(FileKind.INTERPRETER_EMPTY, "interpreter \\*empty\\*"),
            Phrase.of(FileKind.INTERPRETER, "interpreter (?<path>.+)"),
            Phrase.of(FileKind.GO_BUILD_ID, "Go BuildID=(?<id>.*)"),
            Phrase.of(FileKind.GNU_BUILD_ID, "BuildID\\[(?<algorithm>[^\\]]+)\\]=(?<hash>[0-9a-f]*)"),
            Phrase.of(
                    FileKind.ABI_TAG,
                    "for (?<os>GNU/(?:Linux|Hurd|Solaris|kFreeBSD|kNetBSD|<unknown>)|FreeBSD|NetBSD|OpenBSD|DragonFly"
                            + "|Android|SuSE)(?: (?<version>[^,]+))?"),
            Phrase.of(FileKind.NDK, "built by NDK (?<ndk>[^,]+)"),
            Phrase.of(FileKind.PAX, "PaX: (?<marks>\\S+)"),
            Phrase.of(FileKind.OTHER_NOTE, "note=(?<number>" + NUMBER + ")"),
            Phrase.of(FileKind.NETBSD_NOTE, "(?:compiled for|compiler model|emulation): (?<value>[^,]*)"),
            Phrase.of(FileKind.CAPABILITY, "(?:uses|not known to use) (?<value>[^,]+)"),
            Phrase.of(
                    FileKind.CAPABILITY,
                    "with unknown (?:software )?capability (?<value>" + NUMBER + "(?: = " + NUMBER + ")?)"),
            Phrase.of(FileKind.WITH_DEBUG_INFO, "with debug_info"),
            Phrase.of(FileKind.STRIPPED, "stripped"),
            Phrase.of(FileKind.NOT_STRIPPED, "not stripped"),
            Phrase.of(FileKind.CORE_STYLE, "(?<style>SVR4|FreeBSD|NetBSD|OpenBSD)-style"),
            Phrase.of(FileKind.CORE_FROM, "from '(?<command>.*)'(?: \\(signal \\d+\\))?"),
            Phrase.of(
                    FileKind.CORE_DETAIL,
                    "(?<field>(?:real|effective) [ug]id|execfn|platform|base): (?<value>'.*'|" + NUMBER + ")"),
            Phrase.of(
                    FileKind.CORE_DETAIL,
                    "(?<field>pid|uid|gid|nlwps|lwp)=(?<value>\\d++(?: \\(signal \\d++(?:/code \\d++)?\\))?)"),
            Phrase.of(FileKind.NO_PROGRAM_HEADER, "no program header"),
            Phrase.of(FileKind.PROGRAM_HEADER_SIZE, "corrupted program header size"),
            Phrase.of(
                    FileKind.PROGRAM_HEADERS_UNREADABLE, "can't read elf program headers at (?<offset>" + NUMBER + ")"),
            Phrase.of(
                    FileKind.TOO_MANY_PROGRAM_HEADERS, "too many program(?: headers?)? \\((?<count>" + NUMBER + ")\\)"),
            Phrase.of(FileKind.NO_SECTION_HEADER, "no section header"),
            Phrase.of(FileKind.SECTION_HEADER_SIZE, "corrupted section header size"),
            Phrase.of(FileKind.MISSING_SECTION_HEADERS, "missing section headers at (?<offset>" + NUMBER + ")"),
            Phrase.of(FileKind.MISSING_SECTION_HEADERS, "missing section headers"),
            Phrase.of(FileKind.SECTION_HEADERS_TOO_FAR, "too large section header offset (?<offset>" + NUMBER + ")"),
            Phrase.of(FileKind.SECTION_UNREADABLE, "can't read (?:elf )?section at (?<offset>" + NUMBER + ")"),
            Phrase.of(FileKind.TOO_MANY_SECTIONS, "too many section(?: headers?|s)? \\((?<count>" + NUMBER + ")\\)"),
            Phrase.of(FileKind.UNKNOWN_CLASS, "unknown class (?<number>" + NUMBER + ")"),
            Phrase.of(
                    FileKind.BAD_NOTE,
                    "(?:bad note (?:name|description) size|invalid note alignment) (?<number>" + NUMBER + ")"),
            Phrase.of(
                    FileKind.NOTE_OUTSIDE_FILE,
                    "note offset/size (?<offset>" + NUMBER + ")\\+(?<size>" + NUMBER
                            + ") exceeds file size (?<fileSize>" + NUMBER + ")"),
            Phrase.of(FileKind.TOO_MANY_NOTES, "too many notes \\((?<count>" + NUMBER + ")\\)"));

    /// How every phrase begins: one look instead of all rules, for texts with very many parts.
    private static final Pattern BEGINS =
            Pattern.compile("stat|dynam|interp|Go |Build|for |built|PaX|note|comp|emul|uses|not "
                    + "|with |strip|SVR4|FreeBSD|NetBSD|OpenBSD|from |real|effect|execfn|platform|base|pid=|uid=|gid=|nlwps=|lwp="
                    + "|no |corrupt|can't|too |missing|unknown|bad |invalid");

    /// Phrases whose value is a text of the file, which can hold `, `.
    private static final Pattern OPEN = Pattern.compile("interpreter |Go BuildID=|from '|execfn: '");

    private ElfPhrases() {}

    static Optional<Fragment> match(String part) {
        return BEGINS.matcher(part).lookingAt() ? Phrase.match(RULES, part) : Optional.empty();
    }

    /// By `, `; a path or command can hold that too, up to a phrase that is known.
    static List<String> split(String text) {
        var parts = new ArrayList<String>();
        var open = new StringBuilder();
        for (String part : text.split(", ", -1)) {
            if (!open.isEmpty() && match(part).isEmpty()) {
                open.append(", ").append(part);
                continue;
            }
            finish(open, parts);
            if (OPEN.matcher(part).lookingAt()) {
                open.append(part);
            } else {
                parts.add(part);
            }
        }
        finish(open, parts);
        return parts;
    }

    private static void finish(StringBuilder open, List<String> parts) {
        if (!open.isEmpty()) {
            parts.add(open.toString());
            open.setLength(0);
        }
    }
}
