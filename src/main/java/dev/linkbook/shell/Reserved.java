package dev.linkbook.shell;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The names that bash answers to itself: bash(1), "Reserved Words" and "Shell Builtin Commands".
final class Reserved {
    private static final Set<String> KEYWORDS = Set.of(
            "!",
            "[[",
            "]]",
            "{",
            "}",
            "case",
            "coproc",
            "do",
            "done",
            "elif",
            "else",
            "esac",
            "fi",
            "for",
            "function",
            "if",
            "in",
            "select",
            "then",
            "time",
            "until",
            "while");

    private static final Set<String> OPENERS = Set.of("if", "while", "until", "for", "select", "case", "{", "[[");

    private static final Set<String> CLOSERS = Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}");

    private static final Set<String> BUILTINS = Set.of(
            ".",
            ":",
            "[",
            "alias",
            "bg",
            "bind",
            "break",
            "builtin",
            "caller",
            "cd",
            "command",
            "compgen",
            "complete",
            "compopt",
            "continue",
            "declare",
            "dirs",
            "disown",
            "echo",
            "enable",
            "eval",
            "exec",
            "exit",
            "export",
            "false",
            "fc",
            "fg",
            "getopts",
            "hash",
            "help",
            "history",
            "jobs",
            "kill",
            "let",
            "local",
            "logout",
            "mapfile",
            "popd",
            "printf",
            "pushd",
            "pwd",
            "read",
            "readarray",
            "readonly",
            "return",
            "set",
            "shift",
            "shopt",
            "source",
            "suspend",
            "test",
            "times",
            "trap",
            "true",
            "type",
            "typeset",
            "ulimit",
            "umask",
            "unalias",
            "unset",
            "wait");

    private static final Set<String> PREFIXES = Set.of("!", "time", "{", "(", "\n");

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+(\\[[^\\]]*+])?\\+?=");

    private Reserved() {}

    static Stream<String> keywords() {
        return KEYWORDS.stream().sorted();
    }

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    static List<String> builtins() {
        return BUILTINS.stream().filter(name -> name.length() > 1).toList();
    }

    static boolean isBuiltin(String word) {
        return BUILTINS.contains(word);
    }

    /// Whether it opens a compound command.
    static boolean opens(String word) {
        return OPENERS.contains(word);
    }

    /// Whether it closes a compound command or a part of one.
    static boolean closes(String word) {
        return CLOSERS.contains(word);
    }

    static boolean isAssignment(CharSequence word) {
        return ASSIGNMENT.matcher(word).lookingAt();
    }

    /// What is left of a line's words behind those that only say how its first command is run.
    static List<ShellWord> withoutPrefixes(List<ShellWord> words) {
        int skipped = 0;
        while (skipped < words.size() && isPrefix(words, skipped)) {
            skipped++;
        }
        return words.subList(skipped, words.size());
    }

    private static boolean isPrefix(List<ShellWord> words, int index) {
        String text = words.get(index).text();
        boolean option = index > 0
                && "-p".equals(text)
                && "time".equals(words.get(index - 1).text());
        return option || PREFIXES.contains(text);
    }
}
