package dev.linkbook.binary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the Go linker wrote about the build, the text that `go version -m` prints. It survives
/// `-s -w` and `strip`.
///
/// @param goVersion `go1.26.8`
/// @param path of the main package, `example.com/app/cmd/tool` or `command-line-arguments`; can be empty
/// @param main the main module; none for `go build file.go`
/// @param deps the modules it was built with, in order
/// @param settings `CGO_ENABLED`, `GOARCH`, `-tags`, `-ldflags`, ... in order, without Go's quoting.
///     `-ldflags` is missing after `-trimpath`, and CC is never recorded.
public record GoBuildInfo(
        String goVersion, String path, Optional<GoModule> main, List<GoModule> deps, Map<String, String> settings) {
    public GoBuildInfo {
        deps = List.copyOf(deps);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
