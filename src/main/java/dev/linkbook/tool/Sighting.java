package dev.linkbook.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A recorded call of a tool.
///
/// @param tool which one
/// @param arguments its arguments, without the command's own name, as the process received them
/// @param folder the working folder of the call, absolute
/// @param environment those variables that matter to the tool and were set: `CGO_ENABLED`, `CC`, `GOFLAGS`
/// @param output what it printed on stdout; of `go` only what `go version` printed
/// @param errors what it printed on stderr; of `go` only what `go version` and `go build` printed
/// @param exitCode its exit status, 0 to 255
/// @param files the files that it was asked about or that it wrote, in order
public record Sighting(
        ToolName tool,
        List<String> arguments,
        Path folder,
        Map<String, String> environment,
        String output,
        String errors,
        int exitCode,
        List<SightedFile> files) {
    public Sighting {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        files = List.copyOf(files);
    }

    /// A file as it was at the time of the call.
    ///
    /// @param operand the name as it was given to the tool
    /// @param path where that is, absolute and normalised
    /// @param bytes where the bytes of that moment can be read: a link taken by the recorder, or `path`
    /// @param identity file key, size and time of change then, equal for the same bytes; or `CHANGED`
    public record SightedFile(String operand, Path path, Path bytes, String identity) {
        /// Written to since the call: what can be read now is not what the tool saw.
        public static final String CHANGED = "changed";
    }
}
