package dev.linkbook.kernel;

import dev.linkbook.session.Session;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the system has names for: programs, files, variables.
final class Names {
    private static final List<String> BUILTINS = List.of(
            "alias", "cd", "command", "declare", "echo", "eval", "exec", "exit", "export", "false", "local", "printf",
            "pwd", "read", "return", "set", "shift", "shopt", "source", "test", "trap", "true", "type", "ulimit",
            "umask", "unalias", "unset");
    private static final int MOST_FILES = 10_000;

    /// What a shell takes as it is, a tilde in front included; before anything else stands a backslash.
    private static final Pattern SPECIAL = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{So}_./~+,:@%=^-]");

    private final Session session;

    Names(Session session) {
        this.session = session;
    }

    /// The programs on PATH, and what bash itself can do.
    List<Options.Choice> programs() {
        var names = new TreeSet<>(BUILTINS);
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            list(Path.of(folder), "").stream()
                    .filter(Files::isExecutable)
                    .forEach(file -> names.add(String.valueOf(file.getFileName())));
        }
        return names.stream().map(name -> new Options.Choice(name, "function")).toList();
    }

    List<Options.Choice> variables() {
        return System.getenv().keySet().stream()
                .sorted()
                .map(name -> new Options.Choice("$" + name, "instance"))
                .toList();
    }

    /// The files whose path begins so, as it would be typed.
    ///
    /// @param typed without the shell's quotes
    List<Options.Choice> files(String typed) {
        int slash = typed.lastIndexOf('/') + 1;
        String folder = typed.substring(0, slash);
        try {
            String home = System.getenv().getOrDefault("HOME", "");
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
