package dev.linkbook.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The value of `-ldflags`, and that of `-extldflags` inside it. Every character of the value comes back in some
/// fragment, in order.
final class LinkerFlags {
    /// Flags of the linker without a value (`go tool link -help`); all others take one.
    private static final Set<String> SWITCHES = Set.of(
            "a",
            "asan",
            "aslr",
            "bindnow",
            "c",
            "checklinkname",
            "compressdwarf",
            "d",
            "debugnosplit",
            "dumpdep",
            "e",
            "f",
            "g",
            "h",
            "linkshared",
            "msan",
            "n",
            "pruneweakmap",
            "race",
            "s",
            "v",
            "w",
            "V");

    private final String all;
    private final Written written;
    private final List<String> pieces;

    private LinkerFlags(String all, Written written, List<String> pieces) {
        this.all = all;
        this.written = written;
        this.pieces = new ArrayList<>(pieces);
    }

    /// @param all the word of the shell that the value stands in, whose quotes are around it
    static void cut(String value, String all, Written written) {
        String pattern = pattern(value);
        if (!pattern.isEmpty()) {
            written.add(
                    BuildKind.LDFLAGS_PATTERN,
                    Written.inside(pattern, all),
                    Map.of("value", pattern.substring(0, pattern.length() - 1)));
        }
        new LinkerFlags(all, written, QuotedWords.split(value.substring(pattern.length()))).linker();
    }

    /// `-ldflags=all=-s`: a value that does not begin with a flag begins with the packages that it is for
    /// (cmd/go/internal/load, PerPackageFlag).
    private static String pattern(String value) {
        int equals = value.indexOf('=');
        return equals > 0 && "-'\" \t\n\r".indexOf(value.charAt(0)) < 0 ? value.substring(0, equals + 1) : "";
    }

    private void linker() {
        for (int i = 1; i < pieces.size(); i += 2) {
            separate(pieces.get(i - 1));
            String word = pieces.get(i);
            String name = word.startsWith("-") && word.length() > 1 ? GoFlags.name(word) : "";
            int equals = word.indexOf('=');
            boolean pair = equals < 0 && !name.isEmpty() && !SWITCHES.contains(name) && i + 2 < pieces.size();
            String own = pair ? pieces.get(i + 2) : word.substring(equals + 1);
            if (name.equals("extldflags")) {
                add(BuildKind.EXTLDFLAGS, equals < 0 ? word : word.substring(0, equals), "");
                external(pair ? pieces.get(i + 1) : equals < 0 ? "" : "=", pair || equals >= 0 ? own : "");
            } else {
                add(kind(name, word, own), pair ? pair(i) : word, own);
            }
            i += pair ? 2 : 0;
        }
        separate(pieces.size() % 2 == 1 ? pieces.getLast() : "");
    }

    /// The flag with its value, and the quote that closes it.
    private String pair(int i) {
        String between = pieces.get(i + 1);
        String behind = pieces.get(i + 3);
        boolean quoted = between.endsWith("'") || between.endsWith("\"");
        boolean closed = quoted && !behind.isEmpty() && behind.charAt(0) == between.charAt(between.length() - 1);
        if (closed) {
            pieces.set(i + 3, behind.substring(1));
        }
        return pieces.get(i) + between + pieces.get(i + 2) + (closed ? behind.substring(0, 1) : "");
    }

    private void external(String between, String flags) {
        separate(between);
        List<String> words = QuotedWords.split(flags);
        for (int i = 1; i < words.size(); i += 2) {
            separate(words.get(i - 1));
            add(external(words.get(i)), words.get(i), words.get(i));
        }
        separate(words.size() % 2 == 1 ? words.getLast() : "");
    }

    /// `-w=0` switches off what `-s` brings along, so it is not the flag itself.
    private static BuildKind kind(String name, String word, String own) {
        boolean off = word.contains("=")
                && Set.of("0", "f", "F", "false", "FALSE", "False").contains(own);
        return switch (name) {
            case "s" -> off ? BuildKind.LD_OTHER : BuildKind.LD_STRIP;
            case "w" -> off ? BuildKind.LD_OTHER : BuildKind.LD_NO_DWARF;
            case "d" -> off ? BuildKind.LD_OTHER : BuildKind.LD_NO_DYNAMIC;
            case "I" -> BuildKind.LD_INTERPRETER;
            case "X" -> BuildKind.LD_SET_VARIABLE;
            case "B" -> BuildKind.LD_GNU_BUILDID;
            case "r" -> BuildKind.LD_RPATH;
            case "buildid" -> BuildKind.LD_BUILDID;
            case "extld" -> BuildKind.LD_EXTLD;
            case "linkmode" -> linkMode(own);
            case "" -> BuildKind.UNEXPLAINED;
            default -> BuildKind.LD_OTHER;
        };
    }

    private static BuildKind linkMode(String mode) {
        return switch (mode) {
            case "external" -> BuildKind.LD_LINKMODE_EXTERNAL;
            case "internal" -> BuildKind.LD_LINKMODE_INTERNAL;
            case "auto" -> BuildKind.LD_LINKMODE_AUTO;
            default -> BuildKind.LD_OTHER;
        };
    }

    private static BuildKind external(String word) {
        return switch (word) {
            case "-static" -> BuildKind.EXTLDFLAGS_STATIC;
            case "-static-pie" -> BuildKind.EXTLDFLAGS_STATIC_PIE;
            case "-fpic", "-fPIC" -> BuildKind.EXTLDFLAGS_FPIC;
            case "-pie", "-no-pie" -> BuildKind.EXTLDFLAGS_PIE;
            default -> externalByStart(word);
        };
    }

    private static BuildKind externalByStart(String word) {
        if (word.startsWith("-l") || word.startsWith("-L")) {
            return BuildKind.EXTLDFLAGS_LIBRARY;
        }
        return word.startsWith("-Wl,") ? BuildKind.EXTLDFLAGS_PASSED_ON : BuildKind.EXTLDFLAGS_OTHER;
    }

    private void add(BuildKind kind, String text, String own) {
        written.add(kind, Written.inside(text, all), Map.of("value", own));
    }

    private void separate(String text) {
        written.separate(Written.inside(text, all));
    }
}
