package dev.linkbook.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A question to a tool that is one process, starts no other and ends by itself, as `file` does. It needs no session
/// and no guard, which cost several times what such a tool does: it stays in the JVM's own process group, so a Ctrl-C
/// ends both.
public final class Question {
    private static final File NOTHING = new File("/dev/null");

    private final List<String> argv;
    private final Path folder;
    private final Duration limit;

    /// @param limit after which it is killed, with whatever it started
    public Question(List<String> argv, Path folder, Duration limit) {
        this.argv = List.copyOf(argv);
        this.folder = folder;
        this.limit = limit;
    }

    /// What was printed on stdout.
    ///
    /// @param exitCode 128 and more after a signal
    public record Answer(String output, int exitCode) {}

    /// Empty when the tool cannot be started.
    public Optional<Answer> ask() {
        try {
            Process tool = new ProcessBuilder(argv)
                    .directory(folder.toFile())
                    .redirectInput(NOTHING)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Thread.ofPlatform().daemon().name("limit").start(() -> killLate(tool));
            try (var stdout = tool.getInputStream()) {
                String output = new String(stdout.readAllBytes(), StandardCharsets.UTF_8);
                return Optional.of(new Answer(output, tool.waitFor()));
            }
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void killLate(Process tool) {
        try {
            if (!tool.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                kill(tool);
            }
        } catch (InterruptedException e) {
            kill(tool);
        }
    }

    private static void kill(Process tool) {
        List<ProcessHandle> started = tool.descendants().toList();
        tool.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
