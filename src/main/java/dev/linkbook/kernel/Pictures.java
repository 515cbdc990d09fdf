package dev.linkbook.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;

/// Files as a front end shows them.
final class Pictures {
    private static final int LARGEST_BYTES = 20_000_000;

    private Pictures() {}

    /// By the ending of its name a picture, a page, Markdown, or else plain text.
    ///
    /// @throws IOException when it cannot be read, or is longer than a notebook should bear
    static DisplayData read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_BYTES) {
            throw new FileSystemException(file.toString(), null, "longer than 20 MB");
        }
        byte[] bytes = Files.readAllBytes(file);
        String name = String.valueOf(file.getFileName());
        String type = type(name);
        boolean binary = type.startsWith("image/") && !type.endsWith("+xml");
        var data = new DisplayData(name);
        data.putData(
                type, binary ? Base64.getEncoder().encodeToString(bytes) : new String(bytes, StandardCharsets.UTF_8));
        return data;
    }

    private static String type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "gif" -> "image/gif";
            case "svg" -> "image/svg+xml";
            case "html", "htm" -> "text/html";
            case "md" -> "text/markdown";
            default -> "text/plain";
        };
    }
}
