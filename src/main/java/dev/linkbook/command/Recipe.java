package dev.linkbook.command;

import dev.linkbook.shell.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A way to build a program.
///
/// @param name as the course calls it
/// @param environment `NAME=value` in front of the command
/// @param flags of `go build`
record Recipe(String name, List<String> environment, List<String> flags) {
    private static final String STATIC = "-linkmode external -extldflags \"-static\"";

    /// The recipes of the course. Their order is that of the table.
    static final List<Recipe> KNOWN = List.of(
            of("default", List.of()),
            of("static", List.of("CGO_ENABLED=0")),
            of("netgo", List.of(), "-tags", "netgo,osusergo"),
            of("dynamic", List.of("CGO_ENABLED=1"), "-ldflags", "-linkmode external"),
            of("pie", List.of(), "-buildmode=pie"),
            of("glibc-static", List.of("CGO_ENABLED=1"), "-ldflags", STATIC),
            of(
                    "static-pie",
                    List.of("CGO_ENABLED=1"),
                    "-buildmode=pie",
                    "-ldflags",
                    "-linkmode external -extldflags \"-static-pie\""),
            of("musl-dynamic", List.of("CGO_ENABLED=1", "CC=musl-gcc"), "-ldflags", "-linkmode external"),
            of("musl-static", List.of("CGO_ENABLED=1", "CC=musl-gcc"), "-ldflags", STATIC),
            of("stripped", List.of(), "-ldflags", "-s -w"));

    /// What is built when the reader names none: one of each kind.
    static final List<String> USUAL =
            List.of("default", "static", "dynamic", "glibc-static", "static-pie", "musl-static");

    Recipe {
        environment = List.copyOf(environment);
        flags = List.copyOf(flags);
    }

    private static Recipe of(String name, List<String> environment, String... flags) {
        return new Recipe(name, environment, List.of(flags));
    }

    /// `static`, or the reader's own `NAME=GO BUILD FLAGS`, in front of which variables may stand as in a shell.
    static Optional<Recipe> parse(String word) {
        int equals = word.indexOf('=');
        if (equals < 0) {
            return KNOWN.stream().filter(recipe -> recipe.name.equals(word)).findFirst();
        }
        String name = word.substring(0, equals);
        String line = word.substring(equals + 1);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,40}") || !ShellText.isComplete(line)) {
            return Optional.empty();
        }
        var environment = new ArrayList<String>();
        var flags = new ArrayList<String>();
        ShellText.words(line).forEach(each -> {
            boolean variable = flags.isEmpty() && each.value().matches("[A-Za-z_][A-Za-z0-9_]*=[\\s\\S]*");
            (variable ? environment : flags).add(each.value());
        });
        return Optional.of(new Recipe(name, environment, flags));
    }

    /// The command as a reader would type it.
    String command(String output, String program) {
        var words = new ArrayList<>(List.of("go", "build"));
        words.addAll(flags);
        words.addAll(List.of("-o", output, program));
        String variables = environment.stream()
                .map(each -> each.substring(0, each.indexOf('=') + 1)
                        + ShellText.quote(each.substring(each.indexOf('=') + 1)) + " ")
                .collect(Collectors.joining());
        return variables + words.stream().map(ShellText::quote).collect(Collectors.joining(" "));
    }
}
