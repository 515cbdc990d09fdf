package dev.linkbook.golang;

import java.util.ArrayList;
import java.util.List;

/// What can stand at a place of a `go` command. Nothing is started for that.
///
/// @param typed the end of what was typed, which the words stand in place of
/// @param words that begin with it
public record GoWords(String typed, List<String> words) {
    /// @param typed what was typed
    /// @param words all that can stand there
    public GoWords {
        words = words.stream().filter(word -> word.startsWith(typed)).toList();
    }

    /// An argument of `go`.
    ///
    /// @param before the arguments in front of it
    /// @param typed what was typed of it, without the shell's quotes
    public static GoWords argument(List<String> before, String typed) {
        if (before.isEmpty()) {
            return new GoWords(typed, GoFlags.commands(before));
        }
        if (before.getFirst().equals("env") && !typed.startsWith("-")) {
            return new GoWords(typed, GoFlags.VARIABLES);
        }
        String last = single(before.getLast());
        boolean isFlag = before.size() > 1 && last.startsWith("-");
        boolean isValue = isFlag && (!typed.startsWith("-") || GoFlags.TAKING_FLAGS.contains(last));
        return isValue ? value(last, typed) : word(before, typed);
    }

    /// What a variable that stands in front of a command can be.
    public static GoWords setting(String name, String typed) {
        return new GoWords(typed, GoFlags.values(name));
    }

    /// Names of variables that one sets in front of a build.
    public static List<String> settings() {
        return GoFlags.SETTINGS;
    }

    private static GoWords word(List<String> before, String typed) {
        int equals = typed.indexOf('=');
        if (!typed.startsWith("-")) {
            return new GoWords(typed, GoFlags.commands(before));
        }
        if (equals > 0) {
            return value(single(typed.substring(0, equals)), typed.substring(equals + 1));
        }
        List<String> flags = GoFlags.of(before);
        boolean isDouble = typed.startsWith("--");
        return new GoWords(
                typed, isDouble ? flags.stream().map(flag -> "-" + flag).toList() : flags);
    }

    /// `--flag` is `-flag`.
    private static String single(String flag) {
        return flag.startsWith("--") ? flag.substring(1) : flag;
    }

    private static GoWords value(String flag, String typed) {
        return switch (flag) {
            case "-ldflags" -> linker(typed);
            case "-tags" -> new GoWords(typed.substring(typed.lastIndexOf(',') + 1), GoFlags.values(flag));
            default -> new GoWords(typed, GoFlags.values(flag));
        };
    }

    /// In the value of `-ldflags`, in front of which a pattern of packages may stand.
    private static GoWords linker(String typed) {
        List<String> words = split(typed.replaceFirst("^[^-\\s'\"=][^\\s'\"=]*=", ""));
        String word = words.getLast();
        String before = words.size() > 1 ? single(words.get(words.size() - 2)) : "";
        int equals = word.indexOf('=');
        if (GoFlags.LINK_VALUES.contains(before)) {
            return linkerValue(before, word);
        }
        return equals > 0
                ? linkerValue(single(word.substring(0, equals)), word.substring(equals + 1))
                : new GoWords(word, GoFlags.LINK);
    }

    private static GoWords linkerValue(String flag, String typed) {
        return flag.equals("-extldflags")
                ? new GoWords(split(typed).getLast(), GoFlags.EXTERNAL)
                : new GoWords(typed, GoFlags.values(flag));
    }

    /// As Go splits such a value (cmd/internal/quoted): a quote counts at a word's beginning. The last word, which
    /// may be empty, is the one that is typed.
    private static List<String> split(String value) {
        var words = new ArrayList<String>();
        int at = 0;
        while (true) {
            while (at < value.length() && Character.isWhitespace(value.charAt(at))) {
                at++;
            }
            char first = at < value.length() ? value.charAt(at) : ' ';
            boolean quoted = first == '"' || first == '\'';
            int start = quoted ? at + 1 : at;
            int end = quoted ? value.indexOf(first, start) : blank(value, start);
            if (end < 0 || start >= value.length()) {
                words.add(value.substring(Math.min(start, value.length())));
                return words;
            }
            if (quoted && end + 1 == value.length()) {
                // Closed, and no blank behind it: nothing can follow there.
                words.add(value.substring(at));
                return words;
            }
            words.add(value.substring(start, end));
            at = end + 1;
        }
    }

    private static int blank(String value, int from) {
        for (int at = from; at < value.length(); at++) {
            if (Character.isWhitespace(value.charAt(at))) {
                return at;
            }
        }
        return -1;
    }
}
