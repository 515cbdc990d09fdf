package dev.linkbook.golang;

import dev.linkbook.process.Command;
import dev.linkbook.process.Ending;
import dev.linkbook.process.Input;
import dev.linkbook.process.OutputListener;
import dev.linkbook.process.Processes;
import dev.linkbook.tool.CgoUse;
import dev.linkbook.tool.Sighting;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Asks `go list` which packages of a build use cgo, and why they are there. It reads the sources as they are now,
/// so it is to be asked soon after the build. No code of theirs is run, and the network is left alone.
public final class CgoUses {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LARGEST_CHARS = 32 << 20;

    /// Those that the recorder notes; what it did not see was not set.
    private static final Set<String> VARIABLES = Set.of(
            "CGO_ENABLED", "GOOS", "GOARCH", "CC", "CXX", "GOFLAGS", "CGO_LDFLAGS", "CGO_CFLAGS", "GOTOOLCHAIN");

    private CgoUses() {}

    /// The packages, those nearest to `main` first; none when `go list` does not answer, or when it cannot be asked
    /// about the same build. `runtime/cgo`, which comes along with any other, is named when there is no other.
    public static List<CgoUse> of(Sighting build) {
        return GoList.command(build)
                .flatMap(argv -> output(build, argv))
                .flatMap(PackageGraph::parse)
                .map(PackageGraph::cgoUses)
                .orElse(List.of());
    }

    private static Optional<String> output(Sighting build, List<String> argv) {
        var unset = new HashSet<>(VARIABLES);
        unset.removeAll(build.environment().keySet());
        // what the build needed is in the cache
        var environment = new java.util.HashMap<>(Map.of("GOPROXY", "off"));
        environment.putAll(build.environment());
        var command = new Command(argv, build.folder(), environment, unset).withTimeout(PATIENCE);
        var printed = new Printed();
        try (var processes = new Processes()) {
            return processes.run(command, printed, new Input.None()) instanceof Ending.Exited(int code, var _)
                            && code == 0
                            && printed.text.length() <= LARGEST_CHARS
                    ? Optional.of(printed.text.toString())
                    : Optional.empty();
        }
    }

    /// What it prints on stdout; its complaints are the build's, which the learner has seen.
    private static final class Printed implements OutputListener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void stdout(String piece) {
            if (text.length() <= LARGEST_CHARS) {
                text.append(piece);
            }
        }

        @Override
        public void stderr(String piece) {}
    }
}
