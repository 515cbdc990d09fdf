package dev.linkbook.kernel;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What Jupyter writes for a kernel: ports, key and how to sign
/// (jupyter-client.readthedocs.io, "Making kernels for Jupyter", "Connection files").
final class ConnectionFile {
    private ConnectionFile() {}

    /// @throws IOException when the file cannot be read, or is not one
    static KernelConnectionProperties read(Path file) throws IOException {
        try {
            return properties(Json.parse(Files.readAllBytes(file)));
        } catch (JsonParseException | BadContent other) {
            throw new IOException("not a connection file of Jupyter", other);
        }
    }

    /// Field by field: the library's own way is Gson's reflection, which takes 20 ms at the start of each kernel.
    private static KernelConnectionProperties properties(JsonObject file) throws BadContent {
        return new KernelConnectionProperties(
                Json.text(file, "ip"),
                port(file, "control_port"),
                port(file, "shell_port"),
                port(file, "stdin_port"),
                port(file, "hb_port"),
                port(file, "iopub_port"),
                Json.text(file, "transport"),
                Json.text(file, "signature_scheme", "hmac-sha256"),
                Json.text(file, "key", ""));
    }

    private static int port(JsonObject file, String name) throws BadContent {
        int port = Json.number(file, name, 0);
        if (port < 1 || port > 0xFFFF) {
            throw new BadContent(name + ": the number of a port is needed");
        }
        return port;
    }
}
