package dev.linkbook.kernel;

import dev.linkbook.session.Session;
import dev.linkbook.session.ShellNames;
import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the system has names for: programs, files, variables.
final class Names {
    /// Which bash always sets: bash(1), "Shell Variables".
    private static final List<String> SHELL_VARIABLES = List.of(
            "BASHPID",
            "BASH_VERSION",
            "EPOCHSECONDS",
            "EUID",
            "HOSTNAME",
            "IFS",
            "LINENO",
            "OSTYPE",
            "PPID",
            "PWD",
            "RANDOM",
            "SECONDS",
            "SHLVL",
            "UID");

    private static final int MOST_FILES = 10_000;

    /// What a shell takes as it is, a tilde in front included; before anything else stands a backslash.
    private static final Pattern SPECIAL = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{So}_./~+,:@%=^-]");

    private final Session session;
    /// Of the shell, read once.
    private final Optional<ShellNames> own;

    Names(Session session) {
        this.session = session;
        own = session.names();
    }

    /// The commands whose name begins so: the session's own, what bash itself can do, programs.
    List<Options.Choice> commands(String typed) {
        var names = new TreeSet<>(ShellText.builtins());
        own.ifPresent(known -> names.addAll(known.commands()));
        names.removeIf(name -> !name.startsWith(typed));
        programs(typed).forEach(program -> names.add(program.text()));
        return Options.choices(List.copyOf(names), "function");
    }

    /// The programs on the shell's PATH whose name begins so.
    List<Options.Choice> programs(String typed) {
        var names = new TreeSet<String>();
        String path = own.flatMap(ShellNames::path).orElseGet(() -> variable("PATH"));
        for (String folder : path.split(":", -1)) {
            list(session.folder().resolve(folder), typed).stream()
                    .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                    .forEach(file -> names.add(String.valueOf(file.getFileName())));
        }
        return Options.choices(List.copyOf(names), "function");
    }

    /// The names of the shell's variables.
    ///
    /// @param script in which more may be set
    List<String> variables(String script) {
        var names = new TreeSet<>(SHELL_VARIABLES);
        names.addAll(own.map(ShellNames::variables)
                .orElseGet(() -> List.copyOf(System.getenv().keySet())));
        for (ShellWord word : ShellText.words(script)) {
            if (word.isAssignment()) {
                names.add(word.text().replaceFirst("\\W.*", ""));
            }
        }
        return List.copyOf(names);
    }

    private static String variable(String name) {
        return System.getenv().getOrDefault(name, "");
    }

    /// The files whose path begins so, as it would be typed.
    ///
    /// @param typed without the shell's quotes
    List<Options.Choice> files(String typed) {
        int slash = typed.lastIndexOf('/') + 1;
        String folder = typed.substring(0, slash);
        try {
            String home = variable("HOME");
            Path in = session.folder().resolve(folder.startsWith("~/") ? home + folder.substring(1) : folder);
            return list(in, typed.substring(slash)).stream()
                    .map(file -> folder + file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
                    .sorted()
                    .map(text -> new Options.Choice(
                            SPECIAL.matcher(text).replaceAll("\\\\$0"), text.endsWith("/") ? "path" : "file"))
                    .toList();
        } catch (InvalidPathException noSuchFolder) {
            return List.of();
        }
    }

    /// Hidden files only for somebody who has typed the point.
    private static List<Path> list(Path folder, String start) {
        var files = new ArrayList<Path>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            Stream.iterate(all.iterator(), java.util.Iterator::hasNext, each -> each)
                    .limit(MOST_FILES)
                    .map(java.util.Iterator::next)
                    .filter(file -> String.valueOf(file.getFileName()).startsWith(start))
                    .filter(file -> start.startsWith(".")
                            || !String.valueOf(file.getFileName()).startsWith("."))
                    .forEach(files::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            return files;
        }
        return files;
    }
}
