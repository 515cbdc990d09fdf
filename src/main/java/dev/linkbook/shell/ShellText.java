package dev.linkbook.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// How bash reads a text. Every method takes any text, answers in time linear in its length, and runs nothing.
/// What bash would refuse as a syntax error is read as well as can be.
public final class ShellText {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private ShellText() {}

    /// Whether bash would run this text now instead of asking for another line. A text that bash would refuse
    /// is complete, since more lines cannot mend it.
    public static boolean isComplete(String command) {
        return new Scanner(command, 0).isComplete();
    }

    /// Where the command that begins at `from` ends: the first end of a line, at or behind `from`, up to which the
    /// text is complete. Without the line break; empty when even the whole text is not complete.
    public static OptionalInt commandEnd(String text, int from) {
        return new Scanner(text, from).commandEnd();
    }

    /// The words and operators, in order. Comments and the bodies of here-documents are left out.
    public static List<ShellWord> words(String line) {
        return new Scanner(line, 0).words();
    }

    /// The simple commands, in the order in which they begin, each with its assignments, words and
    /// redirections; also those inside `$(...)`, backquotes, quotes and here-documents that expand.
    /// Keywords, loop variables and patterns are left out. More than 16 expansions deep, a word that holds an
    /// expansion is left out of its command, so that the answer does not grow with the square of the text;
    /// the commands inside it are still there.
    public static List<List<ShellWord>> commands(String text) {
        return CommandList.of(text);
    }

    /// The name of the command that a list of `commands` calls: its first word behind assignments and redirections.
    /// Empty for a command that has none, such as `A=1` or `> file`.
    public static Optional<String> commandName(List<ShellWord> command) {
        return first(command).map(ShellWord::value);
    }

    /// The first word of a line that is a command, behind assignments, redirections, `!`, `time`, `(` and `{`. A
    /// keyword that opens a compound command (`if`, `for`) is given as such.
    public static Optional<String> firstCommand(String line) {
        return first(Reserved.withoutPrefixes(words(line))).map(ShellWord::value);
    }

    /// Whether bash itself answers to this name, as a keyword or a builtin.
    public static boolean isKeywordOrBuiltin(String name) {
        return Reserved.isKeyword(name) || Reserved.isBuiltin(name);
    }

    /// The commands that bash itself can do, of more than one character.
    public static List<String> builtins() {
        return Reserved.builtins();
    }

    /// Whether a variable can have this name in a shell (POSIX: "name").
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /// The text as one word of bash: as it is when nothing in it is special, else in single quotes.
    public static String quote(String text) {
        return Quotes.quote(text);
    }

    private static Optional<ShellWord> first(List<ShellWord> words) {
        for (ShellWord word : withoutRedirections(words)) {
            if (word.isOperator()) {
                return Optional.empty();
            }
            if (!word.isAssignment()) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    static List<ShellWord> withoutRedirections(List<ShellWord> words) {
        var kept = new ArrayList<ShellWord>();
        boolean target = false;
        for (ShellWord word : words) {
            if (!target && !word.isRedirection()) {
                kept.add(word);
            }
            target = word.isRedirection();
        }
        return kept;
    }
}
