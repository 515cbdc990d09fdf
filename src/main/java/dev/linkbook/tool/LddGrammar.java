package dev.linkbook.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `ldd` prints, cut into fragments: one per line, the tab in front and the newline behind apart.
public final class LddGrammar {
    private static final String ADDRESS = " \\((?<address>0x[0-9a-f]+)\\)";

    /// Room for a name and two paths (Linux: 4096 bytes each); what is longer is nothing that `ldd` prints, and
    /// some rules would take long over it.
    private static final int LONGEST_LINE = 10_000;

    /// The script's own messages: English, and the Chinese of glibc's zh_CN catalogue.
    private static final List<Phrase> RULES = List.of(
            Phrase.of(LddKind.VDSO, "(?:linux-vdso|linux-gate)\\.so\\.\\d+(?: => )?" + ADDRESS),
            Phrase.of(LddKind.NOT_FOUND, "(?<name>\\S+) => not found"),
            Phrase.of(LddKind.MUSL_LIBC, "(?<name>libc\\.\\S+) => (?<path>\\S*/ld-musl-\\S+)" + ADDRESS),
            Phrase.of(LddKind.LOADER_RENAMED, "(?<name>/\\S+) => (?<path>/\\S*/ld-\\S+)" + ADDRESS),
            Phrase.of(LddKind.FOUND, "(?=.*\\(0x[0-9a-f]+\\)$)(?<name>.+?) => (?<path>.+)" + ADDRESS),
            Phrase.of(LddKind.LOADER, "(?<path>/\\S*/(?:ld-|ld64\\.so|ld\\.so)[^\\s/]*)" + ADDRESS),
            Phrase.of(LddKind.BY_PATH, "(?<path>\\S*/.+)" + ADDRESS),
            Phrase.of(LddKind.BY_PATH, "(?<path>\\S+)" + ADDRESS),
            Phrase.of(LddKind.STATICALLY_LINKED, "statically linked"),
            Phrase.of(LddKind.NOT_DYNAMIC, "not a dynamic executable|不是动态可执行文件"),
            Phrase.of(
                    LddKind.VERSION_NOT_FOUND,
                    ".*: (?<library>\\S+): version [`'](?<version>[^']+)' not found \\(required by .*\\)"),
            Phrase.of(LddKind.LOADING_ERROR, ".*: error while loading shared libraries: (?<reason>.*)"),
            Phrase.of(LddKind.LOADING_ERROR, "Error relocating .*: (?<reason>unsupported relocation type \\d+)"),
            Phrase.of(LddKind.UNDEFINED_SYMBOL, "(?:undefined symbol|symbol lookup error): ?(?<symbol>.*)"),
            Phrase.of(LddKind.MUSL_NOT_VALID, ".*: Not a valid dynamic program"),
            Phrase.of(LddKind.MUSL_MISSING, "Error loading shared library (?<name>[^:]+): .*"),
            Phrase.of(LddKind.MUSL_RELOCATING, "Error relocating .*: (?<symbol>[^:]+): symbol not found"),
            Phrase.of(LddKind.COMPLAINT, "ldd: (?<reason>.*)"),
            Phrase.of(LddKind.DETAILS, "Unused direct dependencies:|Version information:"));

    /// Only at the start of a line: the indented `FILE:` of `-v` begins no new part.
    private static final List<Phrase> HEADINGS = List.of(Phrase.of(LddKind.HEADING, "(?<name>.+):"));

    /// What stands below `Unused direct dependencies:` and `Version information:`.
    private static final List<Phrase> DETAILS = List.of(Phrase.of(LddKind.DETAILS, "/.+|.+:|\\S+ \\(\\S+\\) => .+"));

    private LddGrammar() {}

    /// Its fragments. For any text, joined they are that text.
    public static List<Fragment> parse(String output) {
        var fragments = new ArrayList<Fragment>();
        int at = 0;
        while (at < output.length()) {
            int newline = output.indexOf('\n', at);
            int end = newline < 0 ? output.length() : newline;
            line(output.substring(at, end), fragments);
            if (newline >= 0) {
                fragments.add(new Fragment(LddKind.SEPARATOR, "\n"));
            }
            at = end + 1;
        }
        return fragments;
    }

    /// Of the output for several files, the part under the heading `NAME:`, without the heading.
    public static List<Fragment> part(List<Fragment> fragments, String name) {
        var part = new ArrayList<Fragment>();
        boolean inside = false;
        for (Fragment fragment : fragments) {
            if (fragment.kind() == LddKind.HEADING) {
                inside = fragment.text().equals(name + ":");
            } else if (inside && !(part.isEmpty() && fragment.text().equals("\n"))) {
                part.add(fragment);
            }
        }
        return part;
    }

    private static void line(String line, List<Fragment> fragments) {
        int start = 0;
        while (start < line.length() && (line.charAt(start) == '\t' || line.charAt(start) == ' ')) {
            start++;
        }
        if (start > 0) {
            fragments.add(new Fragment(LddKind.SEPARATOR, line.substring(0, start)));
        }
        String text = line.substring(start);
        if (!text.isEmpty()) {
            fragments.add(explained(text, start > 0).orElseGet(() -> new Fragment(LddKind.UNEXPLAINED, text)));
        }
    }

    private static Optional<Fragment> explained(String text, boolean indented) {
        return text.length() > LONGEST_LINE
                ? Optional.empty()
                : Phrase.match(RULES, text).or(() -> Phrase.match(indented ? DETAILS : HEADINGS, text));
    }
}
