package dev.linkbook.kernel;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `kernel.json`: how Jupyter starts the kernel.
public final class KernelSpec {
    private KernelSpec() {}

    /// Writes the kernelspec.
    ///
    /// @param kernels a `kernels` folder of Jupyter, made if it is missing
    /// @param launcher the `linkbook` script
    /// @return the kernelspec's folder
    /// @throws IOException when it cannot be written
    public static Path install(Path kernels, Path launcher) throws IOException {
        Path folder = Files.createDirectories(kernels.resolve("linkbook"));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("argv", List.of(launcher.toString(), "kernel", "{connection_file}"));
        spec.put("display_name", "Linkbook");
        spec.put("language", "bash");
        // A signal does the same, but only the message is answered.
        spec.put("interrupt_mode", "message");
        String json = new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(spec);
        Files.writeString(folder.resolve("kernel.json"), json + "\n");
        return folder;
    }
}
