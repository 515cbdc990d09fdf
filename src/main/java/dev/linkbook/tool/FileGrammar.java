package dev.linkbook.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `file` prints, cut into fragments:
///
///     NAME: ELF CLASS DATA TYPE, MACHINE, VERSION (OSABI), PHRASE, PHRASE ...
///
/// `file` is not translated, and prints bytes outside ASCII as `\ooo`.
public final class FileGrammar {
    private static final Pattern HEAD = Pattern.compile(
            "(?<mode>(?:setuid, |setgid, |sticky, |setuid |setgid |sticky )*+)"
                    + "(?<class>ELF(?: (?<bits>\\d++)-bit| invalid class)?+(?: (?<order>LSB|MSB)| invalid byte order)?+)"
                    + "(?<gap> ?)(?<type>no file type|relocatable|executable|pie executable|shared object|core file"
                    + "|processor-specific)?+(?<rest>.*+)",
            Pattern.DOTALL);
    private static final Pattern START = Pattern.compile("(?:setuid,? |setgid,? |sticky,? )*+ELF .*+", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile(": \\s*+(?:setuid,? |setgid,? |sticky,? )*+ELF ");
    private static final Pattern MACHINE = Pattern.compile(
            "(?:(?<machine>.+?)(?<gap>,? ))??(?<words>(?:version (?<version>\\d++)|invalid version)"
                    + "(?: \\((?<osabi>[^()]++)\\))?+)(?=, |$)",
            Pattern.DOTALL);

    private static final List<Phrase> PHRASES = List.of(
            Phrase.of(FileKind.STATICALLY_LINKED, "statically linked"),
            Phrase.of(FileKind.DYNAMICALLY_LINKED, "dynamically linked"),
            Phrase.of(FileKind.STATIC_PIE_LINKED, "static-pie linked"),
            Phrase.of(FileKind.INTERPRETER_EMPTY, "interpreter \\*empty\\*"),
            Phrase.of(FileKind.INTERPRETER, "interpreter (?<path>.+)"),
            Phrase.of(FileKind.GO_BUILD_ID, "Go BuildID=(?<id>.*)"),
            Phrase.of(FileKind.GNU_BUILD_ID, "BuildID\\[(?<algorithm>[^\\]]+)\\]=(?<hash>[0-9a-f]*)"),
            Phrase.of(
                    FileKind.ABI_TAG,
                    "for (?<os>GNU/Linux|GNU/Hurd|GNU|Solaris|kFreeBSD|kNetBSD|FreeBSD|NetBSD"
                            + "|OpenBSD|DragonFly|Android|SuSE)\\b ?(?<version>.*)"),
            Phrase.of(FileKind.OTHER_NOTE, "PaX: .*|note=.*|built by NDK .*|compiled for: .*|<unknown>"),
            Phrase.of(FileKind.WITH_DEBUG_INFO, "with debug_info"),
            Phrase.of(FileKind.STRIPPED, "stripped"),
            Phrase.of(FileKind.NOT_STRIPPED, "not stripped"),
            Phrase.of(FileKind.NO_HEADERS, "no program header|no section header"),
            Phrase.of(
                    FileKind.BROKEN,
                    "(?:corrupted|can't read|too many|too large|missing|bad note|invalid note|note offset|unknown class)"
                            + "\\b.*"));

    private FileGrammar() {}

    /// Its lines. For any text, the fragments joined are that text.
    public static List<FileLine> parse(String stdout) {
        var lines = new ArrayList<FileLine>();
        int at = 0;
        while (at < stdout.length()) {
            int newline = stdout.indexOf('\n', at);
            int end = newline < 0 ? stdout.length() : newline;
            lines.add(line(stdout.substring(at, end), newline < 0 ? "" : "\n"));
            at = end + 1;
        }
        return lines;
    }

    private static FileLine line(String line, String newline) {
        var fragments = new ArrayList<Fragment>();
        int colon = START.matcher(line).matches() ? -1 : colon(line);
        String description = line;
        Optional<String> name = Optional.empty();
        if (colon >= 0) {
            name = Optional.of(line.substring(0, colon));
            int start = colon + 1;
            while (start < line.length() && line.charAt(start) == ' ') {
                start++;
            }
            add(fragments, FileKind.FILE_NAME, name.get());
            add(fragments, FileKind.SEPARATOR, line.substring(colon, start));
            description = line.substring(start);
        }
        describe(description, fragments);
        add(fragments, FileKind.SEPARATOR, newline);
        return new FileLine(name, fragments);
    }

    /// The colon behind the name: the one in front of `ELF`, else the first. A name can hold colons itself.
    private static int colon(String line) {
        Matcher named = NAMED.matcher(line);
        if (named.find()) {
            return named.start();
        }
        return line.indexOf(": ");
    }

    private static void describe(String text, List<Fragment> fragments) {
        if (START.matcher(text).matches()) {
            elf(text, fragments);
        } else if (text.startsWith("cannot open ")) {
            add(fragments, FileKind.CANNOT_OPEN, text);
        } else if (text.contains("symbolic link to ")) {
            add(fragments, FileKind.SYMBOLIC_LINK, text);
        } else {
            add(fragments, FileKind.OTHER_FORMAT, text);
        }
    }

    private static void elf(String text, List<Fragment> fragments) {
        Matcher head = HEAD.matcher(text);
        if (!head.matches()) {
            add(fragments, FileKind.UNEXPLAINED, text);
            return;
        }
        if (!head.group("mode").isEmpty()) {
            String mode = head.group("mode").stripTrailing();
            add(fragments, FileKind.MODE_BITS, mode);
            add(fragments, FileKind.SEPARATOR, head.group("mode").substring(mode.length()));
        }
        fragments.add(elfClass(head));
        add(fragments, FileKind.SEPARATOR, head.group("gap"));
        String type = head.group("type");
        if (type != null) {
            add(fragments, type(type), type);
        }
        rest(head.group("rest"), fragments);
    }

    private static Fragment elfClass(Matcher head) {
        String bits = head.group("bits");
        String order = head.group("order");
        return bits == null || order == null
                ? new Fragment(FileKind.BROKEN, head.group("class"))
                : new Fragment(FileKind.ELF_CLASS, head.group("class"), java.util.Map.of("bits", bits, "order", order));
    }

    private static FileKind type(String type) {
        return switch (type) {
            case "no file type" -> FileKind.TYPE_NONE;
            case "relocatable" -> FileKind.TYPE_RELOCATABLE;
            case "executable" -> FileKind.TYPE_EXECUTABLE;
            case "pie executable" -> FileKind.TYPE_PIE;
            case "shared object" -> FileKind.TYPE_SHARED_OBJECT;
            case "core file" -> FileKind.TYPE_CORE;
            default -> FileKind.TYPE_PROCESSOR;
        };
    }

    /// The machine is everything up to the version: `UCB RISC-V, RVC, double-float ABI` has commas of its own,
    /// and behind `ARM, EABI5` and `MIPS, MIPS32` there is none.
    private static void rest(String text, List<Fragment> fragments) {
        int start = text.startsWith(", ") ? 2 : 0;
        add(fragments, FileKind.SEPARATOR, text.substring(0, start));
        Matcher head = MACHINE.matcher(text).region(start, text.length());
        if (head.lookingAt()) {
            machine(head, fragments);
            start = head.end();
        }
        boolean more = head.hasMatch() && text.startsWith(", ", start);
        add(fragments, FileKind.SEPARATOR, more ? ", " : "");
        phrases(text.substring(more ? start + 2 : start), fragments);
    }

    private static void machine(Matcher head, List<Fragment> fragments) {
        String machine = head.group("machine");
        if (machine != null) {
            fragments.add(new Fragment(FileKind.MACHINE, machine, java.util.Map.of("machine", machine)));
            add(fragments, FileKind.SEPARATOR, head.group("gap"));
        }
        String version = head.group("version");
        String osAbi = head.group("osabi");
        fragments.add(
                version == null
                        ? new Fragment(FileKind.BROKEN, head.group("words"))
                        : new Fragment(
                                FileKind.VERSION_OSABI,
                                head.group("words"),
                                java.util.Map.of("version", version, "osabi", osAbi == null ? "" : osAbi)));
    }

    private static void phrases(String text, List<Fragment> fragments) {
        String between = "";
        for (String part : split(text)) {
            add(fragments, FileKind.SEPARATOR, between);
            if (!part.isEmpty()) {
                fragments.add(phrase(part));
            }
            between = ", ";
        }
    }

    private static Fragment phrase(String part) {
        return Phrase.match(PHRASES, part).orElseGet(() -> new Fragment(FileKind.UNEXPLAINED, part));
    }

    /// By `, `; an interpreter's path can hold that too, up to a phrase that is known.
    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        var path = new StringBuilder();
        for (String part : text.split(", ", -1)) {
            if (!path.isEmpty() && Phrase.match(PHRASES, part).isEmpty()) {
                path.append(", ").append(part);
                continue;
            }
            finish(path, parts);
            if (part.startsWith("interpreter ")) {
                path.append(part);
            } else {
                parts.add(part);
            }
        }
        finish(path, parts);
        return parts;
    }

    private static void finish(StringBuilder path, List<String> parts) {
        if (!path.isEmpty()) {
            parts.add(path.toString());
            path.setLength(0);
        }
    }

    private static void add(List<Fragment> fragments, FileKind kind, String text) {
        if (!text.isEmpty()) {
            fragments.add(new Fragment(kind, text));
        }
    }
}
