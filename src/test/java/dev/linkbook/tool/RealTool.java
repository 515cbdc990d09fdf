package dev.linkbook.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Runs the real tools.
public final class RealTool {
    private RealTool() {}

    public record Output(String stdout, String stderr, int exitCode) {}

    /// Runs a command to its end; its streams go through files, so that neither can fill up.
    public static Output run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("tool", ".out");
        Path err = Files.createTempFile("tool", ".err");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().putAll(environment);
            int code = builder.start().waitFor();
            return new Output(Files.readString(out), Files.readString(err), code);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
