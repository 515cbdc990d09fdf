package dev.linkbook.command;

import dev.linkbook.binary.Elf;
import dev.linkbook.explain.Dependencies;
import dev.linkbook.explain.Machine;
import dev.linkbook.process.Command;
import dev.linkbook.process.Ending;
import dev.linkbook.process.Input;
import dev.linkbook.process.OutputListener;
import dev.linkbook.process.Processes;
import dev.linkbook.session.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Runs a program where it would land: in a root that holds no more than the place does, built from this
/// machine's own loaders and libraries. It runs as a user of a namespace of its own, in a process group with a
/// time limit, and nothing of it is left behind.
final class Trial implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);
    private static final int KEPT = 400;

    /// What `chroot`, glibc's loader and musl's say when the program did not get to its first instruction.
    private static final Pattern NOT_STARTED =
            Pattern.compile("chroot: failed to run|error while loading shared libraries|Error loading shared library"
                    + "|Error relocating|version `[^']*' not found");

    private static final List<String> USER_NAMESPACE = List.of(
            "unshare", "--user", "--map-root-user", "--mount", "--pid", "--fork", "--kill-child", "--", "chroot");
    private static final List<String> AS_ROOT =
            List.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "--", "chroot");

    private final Processes processes;
    private final Path home;
    private final Optional<List<String>> door;

    private Trial(Processes processes, Path home) {
        this.processes = processes;
        this.home = home;
        door = Stream.of(USER_NAMESPACE, AS_ROOT).filter(this::opens).findFirst();
    }

    /// @throws IOException when no folder can be made under the system's temporary one
    static Trial open(Processes processes) throws IOException {
        return new Trial(processes, Folders.fresh("linkbook-where-"));
    }

    /// What came of it.
    sealed interface Result {
        /// It ran, with this exit status; 128 + n when signal n ended it.
        record Ran(int exitCode) implements Result {}

        /// It ran until the time was up.
        record StillRunning() implements Result {}

        /// It was not started; the words are those of the kernel or the loader.
        record NotStarted(String words) implements Result {}

        /// The reader stopped it.
        record Stopped() implements Result {}
    }

    /// Whether this system lets anybody make such a root: user namespaces, or the rights of root.
    boolean isAllowed() {
        return door.isPresent();
    }

    private boolean opens(List<String> way) {
        var command = new Command(join(way, "/", "true"), home, Map.of(), Set.of()).withTimeout(PROBE_LIMIT);
        Ending ending = processes.run(command, new Heard(), new Input.None());
        return ending instanceof Ending.Exited(int code, Duration _, var _) && code == 0;
    }

    /// Runs it, without arguments and with nothing on its stdin.
    Result run(Elf elf, Place place) throws IOException {
        Path root = Files.createDirectory(home.resolve(place.word()));
        furnish(root, elf, place);
        var heard = new Heard();
        var command = new Command(join(door.orElseThrow(), root.toString(), "/program"), home, Map.of(), Set.of())
                .withTimeout(LIMIT);
        return switch (processes.run(command, heard, new Input.None())) {
            case Ending.Exited(int code, Duration _, var _) ->
                code != 0 && NOT_STARTED.matcher(heard.errors).find()
                        ? new Result.NotStarted(heard.firstLine())
                        : new Result.Ran(code);
            case Ending.TimedOut _ -> new Result.StillRunning();
            case Ending.Interrupted _ -> new Result.Stopped();
            case Ending.NoProcessLeft() -> new Result.NotStarted("fork: Resource temporarily unavailable");
            case Ending.NotStarted(String why) -> new Result.NotStarted(why);
        };
    }

    private static List<String> join(List<String> words, String... more) {
        var all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all;
    }

    private static void furnish(Path root, Elf elf, Place place) throws IOException {
        Path program = root.resolve("program");
        Files.copy(elf.path(), program);
        program.toFile().setExecutable(true, false);
        for (String folder : new String[] {"tmp", "etc", "lib", "proc", "dev"}) {
            Files.createDirectories(root.resolve(place == Place.SCRATCH ? "" : folder));
        }
        switch (place) {
            case SCRATCH -> {}
            case MUSL -> loaders(root, "ld-musl-");
            case GLIBC -> {
                loaders(root, "ld-linux");
                libraries(root, elf);
            }
        }
    }

    /// This machine's loaders of that kind, under the names by which programs ask for them.
    private static void loaders(Path root, String prefix) throws IOException {
        for (String folder : new String[] {"/lib", "/lib64"}) {
            if (!Files.isDirectory(Path.of(folder))) {
                continue;
            }
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file :
                        files.filter(each -> name(each).startsWith(prefix)).toList()) {
                    place(root, file.toString(), file);
                }
            }
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void libraries(Path root, Elf elf) throws IOException {
        for (Dependencies.Node node : Dependencies.of(elf, Machine.local()).flat()) {
            if (node.found() instanceof Dependencies.Found.At(String path, Path file, var _)) {
                place(root, path, file);
            }
        }
    }

    /// The bytes of a file under that path of the root; never outside of it, whatever the path says.
    private static void place(Path root, String path, Path file) throws IOException {
        Path target =
                root.resolve(Path.of("/").relativize(Path.of("/").resolve(path).normalize()));
        if (Files.isRegularFile(file) && !Files.exists(target)) {
            Files.createDirectories(target.getParent());
            Files.copy(file.toRealPath(), target);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // what is left lies in the system's temporary folder
            home.toFile().deleteOnExit();
        }
    }

    /// The beginning of what the program says.
    private static final class Heard implements OutputListener {
        private final StringBuilder errors = new StringBuilder();

        @Override
        public void stdout(String text) {}

        @Override
        public void stderr(String text) {
            errors.append(text, 0, Math.min(text.length(), Math.max(0, 10 * KEPT - errors.length())));
        }

        String firstLine() {
            String line = errors.toString().strip().lines().findFirst().orElse("");
            return line.substring(0, Math.min(line.length(), KEPT)).replaceFirst("^chroot: failed to run command ", "");
        }
    }
}
