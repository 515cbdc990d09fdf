package dev.linkbook.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What `ldd` prints, cut into fragments: one per line, the tab in front and the newline behind apart.
public final class LddGrammar {
    private static final String ADDRESS = " \\((?<address>0x[0-9a-f]+)\\)";

    /// Room for a name and two paths (Linux: 4096 bytes each); what is longer is nothing that `ldd` prints, and
    /// some rules would take long over it.
    private static final int LONGEST_LINE = 10_000;

    /// Lines about libraries, from the special to the general.
    private static final List<Phrase> LIST = List.of(
            Phrase.of(LddKind.VDSO, "(?:linux-vdso(?:32|64)?|linux-gate)\\.so\\.\\d+(?: => )?" + ADDRESS),
            Phrase.of(LddKind.NOT_FOUND, "(?<name>\\S+) => not found"),
            Phrase.of(
                    LddKind.MUSL_LIBC,
                    "(?<name>libc\\.(?:so(?:\\.6)?|musl-\\S+)) => (?<path>\\S*/ld-(?:musl|linux)-\\S+)" + ADDRESS),
            Phrase.of(LddKind.LOADER_RENAMED, "(?<name>/\\S+) => (?<path>/\\S*/ld-\\S+)" + ADDRESS),
            Phrase.of(LddKind.FOUND, "(?=.*\\(0x[0-9a-f]+\\)$)(?<name>.+?) => (?<path>.+)" + ADDRESS),
            Phrase.of(LddKind.LOADER, "(?<path>/\\S*/(?:ld-|ld64\\.so|ld\\.so)[^\\s/]*)" + ADDRESS),
            Phrase.of(LddKind.BY_PATH, "(?<path>\\S*/.+)" + ADDRESS),
            Phrase.of(LddKind.BY_PATH, "(?<path>\\S+)" + ADDRESS),
            Phrase.of(LddKind.STATICALLY_LINKED, "statically linked"));

    /// What a loader says against a file.
    private static final List<Phrase> LOADER = List.of(
            Phrase.of(
                    LddKind.VERSION_NOT_FOUND,
                    ".*: (?<library>\\S+): version [`'](?<version>[^']+)' not found \\(required by (?<by>.*)\\)"),
            Phrase.of(LddKind.LOADING_ERROR, ".*: error while loading shared libraries: (?<reason>.*)"),
            Phrase.of(
                    LddKind.UNDEFINED_SYMBOL,
                    "(?:undefined symbol|symbol lookup error): ?(?<symbol>[^\\s(]+)(?:\\s*\\((?<file>.*)\\))?"),
            Phrase.of(
                    LddKind.UNDEFINED_VERSION,
                    "symbol (?<symbol>[^\\s,]+), version (?<version>\\S+) not defined in file (?<library>\\S+) with link"
                            + " time reference.*"),
            Phrase.of(LddKind.MUSL_NOT_VALID, ".*: Not a valid dynamic program"),
            Phrase.of(LddKind.MUSL_CANNOT_LOAD, "[^:]+: cannot load (?<file>.+): (?<reason>[^:]+)"),
            Phrase.of(LddKind.MUSL_MISSING, "Error loading shared library (?<name>[^:]+): .*"),
            Phrase.of(LddKind.MUSL_RELOCATION_TYPE, "Error relocating .*: unsupported relocation type (?<number>\\d+)"),
            Phrase.of(LddKind.MUSL_RELOCATING, "Error relocating .*: (?<symbol>[^:]+): symbol not found"));

    /// The script's own messages: English, and the Chinese of glibc's zh_CN catalogue.
    private static final List<Phrase> SCRIPT = List.of(
            Phrase.of(LddKind.NOT_DYNAMIC, "not a dynamic executable|不是动态可执行文件"),
            Phrase.of(LddKind.NO_SUCH_FILE, "ldd: (?<file>.+): (?:No such file or directory|没有那个文件或目录)"),
            Phrase.of(LddKind.NOT_REGULAR_FILE, "ldd: (?<file>.+): (?:not regular file|不是普通文件)"),
            Phrase.of(
                    LddKind.NO_READ_PERMISSION,
                    "ldd: (?:error: you do not have read permission for|错误：你没有读权限) +`(?<file>.+)'"),
            Phrase.of(
                    LddKind.NO_EXECUTION_PERMISSION,
                    "ldd: (?:warning: you do not have execution permission for|警告：你没有执行权限) +`(?<file>.+)'"),
            Phrase.of(LddKind.MISSING_OPERAND, "ldd: (?:missing file arguments|缺少文件参数)"),
            Phrase.of(LddKind.UNKNOWN_OPTION, "ldd: (?:unrecognized option|无法识别的选项) `(?<option>.+)'"),
            Phrase.of(LddKind.UNKNOWN_OPTION, "ldd: (?:option `|选项“)(?<option>.+)(?:' is ambiguous|”具有二义性)"),
            Phrase.of(LddKind.TRY_HELP, "Try `ldd --help' for more information\\.|试用“ldd --help”以获取更多信息。"),
            Phrase.of(
                    LddKind.UNKNOWN_EXIT_CODE,
                    "ldd: (?:\\S+ )?(?:exited with unknown exit code|以未知的退出码退出) \\((?<code>\\d+)\\)"),
            Phrase.of(LddKind.GLIBC_VERSION, "ldd \\((?<package>.+)\\) (?<version>\\d+\\.\\d+\\S*)"),
            Phrase.of(
                    LddKind.LICENCE,
                    "Copyright \\(C\\) \\d+ .+|This is free software; .*|warranty; not even for .*|Written by .*"
                            + "|这是一个自由软件；.*|或者适合某些特殊目的。|由 .+ 编写。"),
            Phrase.of(LddKind.MUSL_VERSION, "Version (?<version>\\d+\\.\\S+)"),
            Phrase.of(
                    LddKind.MUSL_VERSION,
                    "musl libc \\(\\S+\\)|Dynamic Program Loader|Usage: .* \\[options\\] \\[--\\] pathname.*"),
            Phrase.of(LddKind.UNUSED_DEPENDENCIES, "Unused direct dependencies:"),
            Phrase.of(LddKind.VERSION_INFORMATION, "Version information:"));

    private static final List<Phrase> RULES =
            Stream.of(LIST, SCRIPT, LOADER).flatMap(List::stream).toList();

    /// Only at the start of a line: the indented `FILE:` of `-v` begins no new part.
    private static final List<Phrase> HEADINGS = List.of(Phrase.of(LddKind.HEADING, "(?<name>.+):"));

    /// What stands below `Unused direct dependencies:` and `Version information:`.
    private static final List<Phrase> DETAILS = List.of(
            Phrase.of(LddKind.VERSIONS_OF, "(?<name>.+):"),
            Phrase.of(
                    LddKind.VERSION_PROVIDED,
                    "(?<name>\\S+) \\((?<version>[^()\\s]+)\\)(?: \\[WEAK\\])? => (?<path>.+)"),
            Phrase.of(LddKind.UNUSED_DEPENDENCY, "(?<path>/.+)"));

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
