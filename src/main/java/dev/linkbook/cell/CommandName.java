package dev.linkbook.cell;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The commands that a cell can give, `%name ...`. What each is for stands in the glossary, `command.md`.
public enum CommandName {
    /// the commands, or what one of them is for
    HELP(""),
    /// the language of the explanations
    LANG("en zh"),
    /// a note's language and explanations
    NOTE(""),
    /// answers in place of hosts
    STANDIN(""),
    /// the shell's folder
    CD(""),
    /// environment variables
    ENV("-s"),
    /// how long the rest of the cell takes
    TIME(""),
    /// the shell as it was at the start
    RESET(""),
    /// a file as a picture, a page or a text
    SHOW("-id"),
    /// removes what the cell has shown
    CLEAR("-w"),
    /// what a finished program is
    EXPLAIN("--json --ldd"),
    /// what changed between two builds
    COMPARE(""),
    /// one program, built by several recipes
    MATRIX(""),
    /// where a program starts
    WHERE("--try");

    private static final int MOST_EDITS = 2;

    private final String words;

    CommandName(String words) {
        this.words = words;
    }

    /// As it is typed, without the `%`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The glossary's key for what it is for.
    public String key() {
        return "command." + word();
    }

    /// Words that can stand behind it, other than names of files.
    public List<String> words() {
        return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
    }

    /// The command of that name, if there is one.
    public static Optional<CommandName> of(String word) {
        return Arrays.stream(values()).filter(name -> name.word().equals(word)).findFirst();
    }

    /// The command that somebody who typed this may have meant.
    public static Optional<CommandName> nearest(String word) {
        return Arrays.stream(values())
                .filter(name -> word.length() <= name.word().length() + MOST_EDITS)
                .filter(name -> edits(word, name) <= Math.min(MOST_EDITS, word.length() / 2))
                .min(Comparator.comparingInt(name -> edits(word, name)));
    }

    private static int edits(String word, CommandName name) {
        return edits(word.toLowerCase(Locale.ROOT), name.word());
    }

    /// Levenshtein's distance.
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, column -> column);
        for (int i = 0; i < from.length(); i++) {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 0; j < to.length(); j++) {
                int changed = diagonal + (from.charAt(i) == to.charAt(j) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.min(changed, 1 + Math.min(row[j], row[j + 1]));
            }
        }
        return row[to.length()];
    }
}
