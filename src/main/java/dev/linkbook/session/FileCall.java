package dev.linkbook.session;

import dev.linkbook.process.Command;
import dev.linkbook.process.Ending;
import dev.linkbook.process.Input;
import dev.linkbook.process.OutputListener;
import dev.linkbook.process.Processes;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// One call of file(1) about files that are already there, without a cell: no shell, no recorder, no link. It runs
/// while its caller does something else.
public final class FileCall implements AutoCloseable {
    private final FutureTask<Sighting> answer;
    private final Thread thread;

    private FileCall(List<Path> files) {
        var processes = new Processes();
        answer = new FutureTask<>(() -> see(files, processes));
        thread = Thread.ofPlatform().name("file").start(() -> {
            answer.run();
            processes.close();
        });
    }

    /// Starts it.
    public static FileCall start(List<Path> files) {
        return new FileCall(files);
    }

    /// Waits for its end.
    ///
    /// @throws IOException when it cannot be started; the message says why
    public Sighting sighting() throws IOException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IOException(cause == null ? "failed" : Words.of(cause), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Sighting see(List<Path> files, Processes processes) throws IOException {
        var arguments = new ArrayList<>(List.of("--"));
        files.forEach(file -> arguments.add(file.toString()));
        var argv = new ArrayList<>(List.of(ToolName.FILE.command()));
        argv.addAll(arguments);
        Path folder = Path.of("").toAbsolutePath();
        var printed = new Printed();
        Ending ending = processes.run(new Command(argv, folder, Map.of(), Set.of()), printed, new Input.None());
        int exitCode = switch (ending) {
            case Ending.Exited(int code, var _) -> code;
            case Ending.Interrupted _, Ending.TimedOut _ -> throw new IOException("interrupted");
            case Ending.NotStarted(String why) -> throw new IOException(why);
        };
        return new Sighting(
                ToolName.FILE,
                arguments,
                folder,
                Map.of(),
                printed.out.toString(),
                printed.err.toString(),
                exitCode,
                seen(files, folder));
    }

    private static List<Sighting.SightedFile> seen(List<Path> files, Path folder) {
        FileTime ended = FileTime.from(Instant.now());
        return files.stream()
                .filter(Files::isRegularFile)
                .map(file -> {
                    Path path = folder.resolve(file).normalize();
                    String identity = Sightings.identity(path, "lastModifiedTime", ended);
                    return new Sighting.SightedFile(file.toString(), path, path, identity);
                })
                .toList();
    }

    /// Waits until nothing of it is left.
    @Override
    public void close() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A line a file: short, whatever is in the file.
    private static final class Printed implements OutputListener {
        private final StringBuilder out = new StringBuilder();
        private final StringBuilder err = new StringBuilder();

        @Override
        public void stdout(String text) {
            out.append(text);
        }

        @Override
        public void stderr(String text) {
            err.append(text);
        }
    }
}
