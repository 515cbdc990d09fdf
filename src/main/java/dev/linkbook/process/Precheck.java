package dev.linkbook.process;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out beforehand why a command cannot be started: `setsid` stands in front of it, so the JVM
/// would only hear that `setsid` started well.
final class Precheck {
    /// What execvp(3) searches without a PATH.
    private static final String DEFAULT_PATH = "/bin:/usr/bin";

    private final Command command;

    Precheck(Command command) {
        this.command = command;
    }

    /// One sentence for the reader, or empty when nothing speaks against a start.
    Optional<String> problem() {
        return Stream.<Supplier<Optional<String>>>of(
                        this::wordsProblem, this::environmentProblem, this::folderProblem, this::programProblem)
                .flatMap(check -> check.get().stream())
                .findFirst();
    }

    private Optional<String> wordsProblem() {
        if (command.argv().isEmpty() || command.argv().getFirst().isEmpty()) {
            return Optional.of("the command is empty");
        }
        return command.argv().stream()
                .flatMap(word -> unfit("an argument", word).stream())
                .findFirst();
    }

    private Optional<String> environmentProblem() {
        return command.environment().entrySet().stream()
                .flatMap(variable -> Stream.of(
                        nameProblem(variable.getKey()),
                        unfit("the variable " + variable.getKey(), variable.getValue())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> nameProblem(String name) {
        return name.isEmpty() || name.contains("=")
                ? Optional.of("\"" + name + "\" cannot be the name of an environment variable")
                : unfit("the name of a variable", name);
    }

    /// The JVM passes texts on in the encoding of its locale and writes `?` for what that lacks.
    private static Optional<String> unfit(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            return Optional.of(what + " holds a NUL character, which no process can receive");
        }
        Charset locale = Launch.encoding();
        return locale.newEncoder().canEncode(text)
                ? Optional.empty()
                : Optional.of(what + " does not fit the locale's encoding " + locale + ": set LC_ALL=C.UTF-8");
    }

    private Optional<String> folderProblem() {
        Path folder = command.folder();
        if (!Files.exists(folder)) {
            return Optional.of("the working folder " + folder + " does not exist");
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of("the working folder " + folder + " is not a folder");
        }
        return Files.isExecutable(folder)
                ? Optional.empty()
                : Optional.of("the working folder " + folder + " may not be entered: permission denied");
    }

    private Optional<String> programProblem() {
        String program = command.argv().getFirst();
        if (program.contains("/")) {
            return fileProblem(program);
        }
        String path = childPath();
        for (String folder : path.split(":", -1)) {
            if (fileProblem(folder.isEmpty() ? "./" + program : folder + "/" + program)
                    .isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(program + ": command not found (PATH is " + path + ")");
    }

    private Optional<String> fileProblem(String program) {
        try {
            Path file = command.folder().resolve(program.startsWith("/") ? program : "./" + program);
            if (!Files.exists(file)) {
                return Optional.of(program + ": no such file");
            }
            return Files.isRegularFile(file) && Files.isExecutable(file)
                    ? Optional.empty()
                    : Optional.of(program + ": not an executable file, or no permission to run it");
        } catch (InvalidPathException e) {
            return Optional.of(program + ": no such file");
        }
    }

    private String childPath() {
        @Nullable String inherited = command.unset().contains("PATH") ? null : System.getenv("PATH");
        return command.environment().getOrDefault("PATH", inherited == null ? DEFAULT_PATH : inherited);
    }
}
