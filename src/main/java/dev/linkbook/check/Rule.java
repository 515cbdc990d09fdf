package dev.linkbook.check;

import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is known to vary in the output of a command, in the order in which it is taken out. A rule never joins what
/// a reader would call different: it replaces one named thing by its name.
public enum Rule {
    /// The note's own pattern: a line `...` for any lines, `[..]` for anything within a line.
    PATTERN(Kind.VARIES, (_, text) -> text),
    /// A tool says the same in another language.
    LOCALE(Kind.VARIES, (_, text) -> ToolMessages.inEnglish(text)),
    /// Lines by which Go tells what it fetches and writes.
    HINT(
            Kind.VARIES,
            lines("go: (?:downloading|finding|extracting|added|upgraded|downgraded|creating new|to add module"
                    + "|found|warning: ignoring|no module dependencies).*|\\tgo mod tidy")),
    /// Go's build id.
    GO_BUILD_ID(Kind.VARIES, replace("Go BuildID=[\\w./-]+", "Go BuildID=<id>")),
    /// The linker's build id.
    GNU_BUILD_ID(Kind.VARIES, replace("BuildID\\[(\\w+)]=[0-9a-f]+", "BuildID[$1]=<id>")),
    /// Where something lies in memory.
    ADDRESS(Kind.VARIES, replace("\\b0x[0-9a-f]{4,16}\\b", "<address>")),
    /// A temporary file or folder.
    TEMP_PATH(
            Kind.VARIES,
            replace("/(?:var/)?tmp/(go-(?:link|build)|tmp\\.|linkbook-\\w+)-?[\\w.-]*(?:/b\\d{3}\\b)?", "<tmp>/$1")),
    /// The folder of the module cache, and a user's own.
    HOME_PATH(
            Kind.VARIES,
            replace("/[^\\s:'\"]*/pkg/mod/|(?:/home/[\\w.-]+|/Users/[\\w.-]+|/root)(?=[/\\s:]|$)", "<home>")),
    /// A module's version and the line in one of its files.
    MODULE_VERSION(Kind.VARIES, replace("@v\\d[\\w.+-]*(/[^\\s:]+):\\d+(?::\\d+)?", "@<version>$1:<line>")),
    /// The long listing of `ls`: links, owner, size, time.
    LS_LONG(
            Kind.VARIES,
            replace(
                    "(?m)^([-dlcbps][-rwxsStT]{9})[.+@]?\\s+\\d+\\s+\\S+\\s+\\S+\\s+[\\d.,]+\\S*\\s+.*?\\s(\\S+)$",
                    "$1 $2")),
    /// The sum line of a long listing.
    LS_TOTAL(Kind.VARIES, lines("(?:total|总计|总用量)\\s*[\\d.]+\\w?")),
    /// A size with its unit, or what a tool that counts prints first.
    SIZE(Kind.VARIES, Rule::sizes),
    /// How long something took, and dates.
    TIME(
            Kind.VARIES,
            replace(
                    "\\b\\d+m[\\d.]+s\\b|\\b\\d+(?:\\.\\d+)?(?:ns|µs|ms|s)\\b|\\(cached\\)"
                            + "|\\b\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?: ?[+-]\\d{4}|Z)?)?"
                            + "|\\b\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\b",
                    "<time>")),
    /// How `ls` sets names in columns, and in which order.
    LS_COLUMNS(Kind.VARIES, Rule::columns),
    /// Blanks at the beginning and the end of a line, and runs of them.
    INDENT(Kind.VARIES, (_, text) -> blanks(text)),
    /// The linker's build id, which Go writes since version 1.24.
    GNU_BUILD_ID_ADDED(Kind.VERSION, replace("BuildID\\[\\w+]=[0-9a-f<>id]+, ", "")),
    /// Go's own build id, which it leaves out of what a C compiler links.
    GO_BUILD_ID_ADDED(Kind.VERSION, replace("Go BuildID=[\\w./<>-]+, ", "")),
    /// A number of a version.
    VERSION_NUMBER(
            Kind.VERSION,
            replace("\\bgo1\\.\\d+(?:\\.\\d+)?(?:rc\\d+)?\\b|\\bv?\\d+\\.\\d+(?:\\.\\d+)+[\\w.+-]*", "<version>"));

    private enum Kind {
        VARIES,
        VERSION
    }

    private final Kind kind;
    /// Each holds no more than a compiled pattern.
    @SuppressWarnings("ImmutableEnumChecker")
    private final BiFunction<String, String, String> change;

    Rule(Kind kind, BiFunction<String, String, String> change) {
        this.kind = kind;
        this.change = change;
    }

    /// Whether what it takes out comes from the version of a tool, so that the note is not the same today.
    boolean isVersion() {
        return kind == Kind.VERSION;
    }

    /// The text without what varies.
    ///
    /// @param command the command that printed it
    String apply(String command, String text) {
        return change.apply(command, text);
    }

    /// Its name in JSON: `go-build-id`.
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The glossary's key.
    public String key() {
        return "replay.rule-" + tag();
    }

    private static BiFunction<String, String, String> replace(String regex, String by) {
        Pattern pattern = Pattern.compile(regex);
        return (_, text) -> pattern.matcher(text).replaceAll(by);
    }

    private static BiFunction<String, String, String> lines(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return (_, text) ->
                text.lines().filter(line -> !pattern.matcher(line).matches()).collect(Collectors.joining("\n"));
    }

    private static final Pattern WITH_UNIT = Pattern.compile("\\b\\d+(?:[.,]\\d+)?\\s?(?:[KMG]i?B?|[kmg]B|bytes)\\b");
    private static final Pattern COUNTS = Pattern.compile("(?:.*[;&|(]\\s*)?(?:wc|du|stat|size)\\b.*", Pattern.DOTALL);
    private static final Pattern LISTS = Pattern.compile("(?:.*[;&(]\\s*)?ls(?:\\s[^|]*)?", Pattern.DOTALL);

    private static String sizes(String command, String text) {
        String plain = WITH_UNIT.matcher(text).replaceAll("<size>");
        return COUNTS.matcher(command).matches() ? plain.replaceAll("\\b\\d+\\b", "<size>") : plain;
    }

    private static String columns(String command, String text) {
        return LISTS.matcher(command).matches()
                ? Pattern.compile("\\s+").splitAsStream(text.strip()).sorted().collect(Collectors.joining("\n"))
                : text;
    }

    private static String blanks(String text) {
        return text.lines().map(line -> line.strip().replaceAll("\\s+", " ")).collect(Collectors.joining("\n"));
    }
}
