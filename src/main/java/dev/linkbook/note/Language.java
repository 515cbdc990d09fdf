package dev.linkbook.note;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words behind a fence's opening.
///
/// @param name the first, in lower case; empty when there is none
/// @param fileName the second, when it can be a file's name
record Language(String name, Optional<String> fileName) {
    private static final Set<String> SHELL = Set.of(
            "sh",
            "bash",
            "shell",
            "zsh",
            "console",
            "terminal",
            "shell-session",
            "shellsession",
            "sh-session",
            "bash-session");

    /// In these a `# ` is more likely a prompt than a comment.
    private static final Set<String> SESSION =
            Set.of("console", "terminal", "shell-session", "shellsession", "sh-session", "bash-session");

    private static final Set<String> SOURCE = Set.of(
            "go",
            "golang",
            "c",
            "h",
            "cpp",
            "c++",
            "asm",
            "s",
            "mod",
            "gomod",
            "go.mod",
            "make",
            "makefile",
            "docker",
            "dockerfile",
            "json",
            "yaml",
            "yml",
            "toml",
            "ini",
            "python",
            "py",
            "rust",
            "java");

    private static final Pattern FILE = Pattern.compile("[\\w@+-][\\w@+./-]*");
    private static final Pattern COMMENT = Pattern.compile("\\s*//\\s*([\\w@+-][\\w@+/-]*\\.\\w+)\\s*");

    static Language of(String info) {
        String[] words = info.strip().split("\\s+", 3);
        String name = words[0].toLowerCase(Locale.ROOT);
        Optional<String> file = words.length < 2 ? Optional.empty() : fileName(words[1]);
        return new Language(name, file);
    }

    private static Optional<String> fileName(String word) {
        boolean named = word.indexOf('.') > 0 || "Makefile".equals(word) || "Dockerfile".equals(word);
        boolean inside = FILE.matcher(word).matches() && !("/" + word + "/").contains("/../");
        return named && inside ? Optional.of(word) : Optional.empty();
    }

    boolean isShell() {
        return SHELL.contains(name);
    }

    boolean isSession() {
        return name.isEmpty() || SESSION.contains(name);
    }

    boolean isSource() {
        return SOURCE.contains(name) || (fileName.isPresent() && !isShell() && !name.isEmpty());
    }

    /// The name in the fence, else the one in a comment on the first line.
    Optional<String> fileNameOf(String text) {
        Matcher comment = COMMENT.matcher(text.lines().findFirst().orElse(""));
        return fileName.or(() -> comment.matches() ? fileName(comment.group(1)) : Optional.empty());
    }
}
