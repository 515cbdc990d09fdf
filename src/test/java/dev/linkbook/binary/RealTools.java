package dev.linkbook.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The real tools that these rooms are judged by.
public final class RealTools {
    private RealTools() {}

    /// How a call ended.
    public record Result(int exitCode, String output, String errors) {}

    /// Runs a command in a folder, in the C locale.
    public static Result run(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path errors = Files.createTempFile("errors", ".txt");
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
            builder.environment().put("LC_ALL", "C");
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            String complaints = Files.readString(errors, StandardCharsets.UTF_8);
            Files.delete(errors);
            return new Result(process.exitValue(), output, complaints);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// What a command prints on stdout.
    public static String output(String... command) {
        return run(Path.of("/"), Map.of(), List.of(command)).output();
    }

    /// The regular files of some folders that begin with ELF's magic number, sorted.
    public static List<Path> elfFiles(String... folders) {
        var found = new ArrayList<Path>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !Files.isSymbolicLink(file))
                        .filter(RealTools::isElf)
                        .sorted()
                        .forEach(found::add);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return found;
    }

    /// The list cut into calls that are not too long for a command line.
    public static List<List<Path>> batches(List<Path> files, int size) {
        var batches = new ArrayList<List<Path>>();
        for (int i = 0; i < files.size(); i += size) {
            batches.add(files.subList(i, Math.min(files.size(), i + size)));
        }
        return batches;
    }

    private static boolean isElf(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(4), StandardCharsets.ISO_8859_1).equals("\u007fELF");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
