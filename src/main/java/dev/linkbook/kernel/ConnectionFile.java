package dev.linkbook.kernel;

import com.google.gson.JsonParseException;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What Jupyter writes for a kernel: ports, key and how to sign.
final class ConnectionFile {
    private ConnectionFile() {}

    /// @throws IOException when the file cannot be read, or is not one
    static KernelConnectionProperties read(Path file) throws IOException {
        try {
            KernelConnectionProperties properties = KernelConnectionProperties.parse(Files.readString(file));
            if (properties != null && properties.getIp() != null) {
                return properties;
            }
        } catch (JsonParseException notJson) {
            throw new IOException("not a connection file of Jupyter", notJson);
        }
        throw new IOException("not a connection file of Jupyter");
    }
}
