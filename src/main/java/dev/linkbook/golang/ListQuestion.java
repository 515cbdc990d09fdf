package dev.linkbook.golang;

import dev.linkbook.process.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that the answer of a `go list` depends on, as bytes to be compared: the command, the variables that Go
/// reads, the toolchain, its settings, the C compilers it would find (without one, cgo is off), and the sources
/// around the folder. Modules are named by go.mod and go.sum, and do not change.
final class ListQuestion {
    /// As [GoList] and [PackageGraph] ask now.
    private static final String FORM = "2";

    /// Besides those that begin with GO or CGO_ (`go help environment`).
    private static final Set<String> VARIABLES =
            Set.of("CC", "CXX", "FC", "PKG_CONFIG", "HOME", "XDG_CONFIG_HOME", "PATH");

    private final Command command;
    private final SourceTree sources;
    private final Map<String, String> variables;
    private final String settings;
    private final List<String> toolchain;

    private ListQuestion(Command command, SourceTree sources) {
        this.command = command;
        this.sources = sources;
        variables = new TreeMap<>(System.getenv());
        variables.keySet().removeAll(command.unset());
        variables.putAll(command.environment());
        variables.keySet().removeIf(name -> !matters(name));
        settings = settings(variables);
        toolchain = toolchain();
    }

    /// Nothing when the answer may depend on more.
    static Optional<ListQuestion> of(Command command) {
        return SourceTree.around(command.folder())
                .map(sources -> new ListQuestion(command, sources))
                .filter(question -> !question.reachesFurther());
    }

    /// Whether an answer holds for the same sources in any place: flags for the C compiler can name the folder.
    boolean isAnsweredAnywhereBy(String answer) {
        return !answer.contains(sources.root().toString());
    }

    private static boolean matters(String name) {
        return name.startsWith("GO") || name.startsWith("CGO_") || VARIABLES.contains(name);
    }

    /// Packages of a workspace or of GOPATH, and files that are named elsewhere, may change unseen.
    private boolean reachesFurther() {
        return !value("GOWORK").isEmpty()
                || value("GO111MODULE").equals("off")
                || Stream.of("-modfile", "-overlay", "-C").anyMatch(value("GOFLAGS")::contains)
                || command.argv().stream().anyMatch(word -> word.endsWith(".go") && word.contains("/"))
                || toolchain.isEmpty();
    }

    /// As `go env` finds it.
    private String value(String name) {
        String set = variables.getOrDefault(name, "");
        return set.isEmpty()
                ? settings.lines()
                        .filter(line -> line.startsWith(name + "="))
                        .map(line -> line.substring(name.length() + 1))
                        .findFirst()
                        .orElse("")
                : set;
    }

    byte[] bytes() {
        String context = Stream.of(
                        Stream.of(FORM),
                        command.argv().stream(),
                        variables.keySet().stream().map(name -> name + "=" + variables.get(name)),
                        toolchain.stream(),
                        Stream.of(settings),
                        compilers())
                .flatMap(each -> each)
                .collect(Collectors.joining("\0", "", "\0\0"));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(context.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(sources.bytes());
        return bytes.toByteArray();
    }

    /// The `go` itself, and what lies beside it; nothing for one that stands elsewhere, which may be a script that
    /// chooses among several.
    private List<String> toolchain() {
        try {
            Path go = onPath("go").orElseThrow(IOException::new).toRealPath();
            var state = Files.readAttributes(go, BasicFileAttributes.class);
            return List.of(
                    go.toString(),
                    state.size() + " " + state.lastModifiedTime(),
                    Files.readString(go.resolveSibling("../VERSION").normalize()),
                    text(go.resolveSibling("../go.env").normalize()));
        } catch (IOException none) {
            return List.of();
        }
    }

    /// What `go env -w` has written: NAME=VALUE lines.
    private static String settings(Map<String, String> variables) {
        String named = variables.getOrDefault("GOENV", "");
        if (named.equals("off")) {
            return "";
        }
        String folder = variables.getOrDefault("XDG_CONFIG_HOME", variables.getOrDefault("HOME", "") + "/.config");
        return text(named.isEmpty() ? Path.of(folder, "go", "env") : Path.of(named));
    }

    private Stream<String> compilers() {
        return Stream.concat(
                        Stream.of("gcc", "clang"),
                        Stream.of(variables.getOrDefault("CC", "").split(" ", -1)))
                .filter(name -> !name.isEmpty())
                .map(name -> onPath(name).map(Path::toString).orElse(""));
    }

    private Optional<Path> onPath(String name) {
        return Stream.of(variables.getOrDefault("PATH", "").split(":", -1))
                .map(folder -> path(folder, name))
                .flatMap(Optional::stream)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> path(String folder, String name) {
        try {
            return Optional.of(Path.of(folder, name));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException none) {
            return "";
        }
    }
}
