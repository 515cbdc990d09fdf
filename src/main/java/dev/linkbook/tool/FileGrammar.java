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
    private static final String MODES = "(?:setuid,? |setgid,? |sticky,? )*+";
    private static final Pattern ELF = Pattern.compile(MODES + "ELF(?:[ ,].*+)?+", Pattern.DOTALL);

    /// How a description begins for certain. A name may hold `: `, so the first colon is not always its end.
    private static final Pattern NAMED = Pattern.compile(": \\s*+" + MODES
            + "(?:ELF |PE32|Mach-O |WebAssembly |current ar archive|thin archive|broken symbolic link to "
            + "|symbolic link to |cannot open )");

    private static final Pattern MODE = Pattern.compile("(?<word>set[ug]id|sticky)(?<gap>,? )");

    private FileGrammar() {}

    /// Its lines. For any text, the fragments joined are that text.
    public static List<FileLine> parse(String stdout) {
        return parse(stdout, List.of());
    }

    /// The same, with the names that `file` was given: a line then ends its name where that name ends, whatever
    /// colons it holds.
    public static List<FileLine> parse(String stdout, List<String> names) {
        List<FileName> known = names.stream().map(FileName::new).toList();
        var lines = new ArrayList<FileLine>();
        int at = 0;
        while (at < stdout.length()) {
            int newline = stdout.indexOf('\n', at);
            int end = newline < 0 ? stdout.length() : newline;
            lines.add(line(stdout.substring(at, end), newline < 0 ? "" : "\n", known));
            at = end + 1;
        }
        return lines;
    }

    private static FileLine line(String line, String newline, List<FileName> known) {
        var fragments = new ArrayList<Fragment>();
        Optional<FileName> given =
                known.stream().filter(name -> name.end(line) > 0).findFirst();
        int colon = given.map(name -> name.end(line)).orElseGet(() -> colon(line));
        int start = Math.max(colon, 0);
        if (colon >= 0) {
            start++;
            while (start < line.length() && line.charAt(start) == ' ') {
                start++;
            }
            add(fragments, FileKind.FILE_NAME, line.substring(0, colon));
            add(fragments, FileKind.SEPARATOR, line.substring(colon, start));
        }
        describe(line.substring(start), fragments);
        add(fragments, FileKind.SEPARATOR, newline);
        Optional<String> name = colon < 0
                ? Optional.empty()
                : given.map(FileName::name).or(() -> Optional.of(line.substring(0, colon)));
        return new FileLine(name, fragments);
    }

    /// The colon behind the name: the one in front of a description that is known, else the first; none in a
    /// line that is a description itself.
    private static int colon(String line) {
        if (ELF.matcher(line).matches()) {
            return -1;
        }
        Matcher named = NAMED.matcher(line);
        return named.find() ? named.start() : line.indexOf(": ");
    }

    private static void describe(String text, List<Fragment> fragments) {
        String rest = ELF.matcher(text).matches() || text.endsWith("directory") ? modes(text, fragments) : text;
        if (rest.equals("ELF") || rest.startsWith("ELF ") || rest.startsWith("ELF,")) {
            new ElfLine(fragments).cut(rest);
        } else if (!rest.isEmpty()) {
            fragments.add(FileFormats.of(rest));
        }
    }

    /// Adds the mode bits in front of a description.
    ///
    /// @return what stands behind them
    private static String modes(String text, List<Fragment> fragments) {
        Matcher mode = MODE.matcher(text);
        int at = 0;
        while (mode.region(at, text.length()).lookingAt()) {
            add(fragments, modeBit(mode.group("word")), mode.group("word"));
            add(fragments, FileKind.SEPARATOR, mode.group("gap"));
            at = mode.end();
        }
        return text.substring(at);
    }

    private static FileKind modeBit(String word) {
        return switch (word) {
            case "setuid" -> FileKind.SETUID;
            case "setgid" -> FileKind.SETGID;
            default -> FileKind.STICKY;
        };
    }

    static void add(List<Fragment> fragments, FileKind kind, String text) {
        if (!text.isEmpty()) {
            fragments.add(new Fragment(kind, text));
        }
    }
}
