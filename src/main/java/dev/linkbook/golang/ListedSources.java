package dev.linkbook.golang;

import dev.linkbook.process.Command;
import dev.linkbook.process.Ending;
import dev.linkbook.process.Input;
import dev.linkbook.process.OutputListener;
import dev.linkbook.process.Processes;
import dev.linkbook.tool.BuildSources;
import dev.linkbook.tool.CgoUse;
import dev.linkbook.tool.Sighting;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Asks `go list` about a build, with the build's own flags and variables. No code of the sources is run, and the
/// network is left alone. There is no answer when `go list` gives none, or cannot be asked about the same build.
public final class ListedSources implements BuildSources {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LARGEST_CHARS = 32 << 20;
    private static final int TAGS_MAX = 4;

    /// Those that the recorder notes; what it did not see was not set.
    private static final Set<String> VARIABLES =
            Set.of("CGO_ENABLED", "GOOS", "GOARCH", "CC", "CXX", "GOFLAGS", "CGO_LDFLAGS", "CGO_CFLAGS", "GOTOOLCHAIN");

    @Override
    public List<CgoUse> cgoUses(Sighting build) {
        return GoList.of(build)
                .flatMap(list -> output(build, list.argv(PackageGraph.FIELDS)))
                .flatMap(PackageGraph::parse)
                .map(PackageGraph::cgoUses)
                .orElse(List.of());
    }

    @Override
    public List<String> idleTags(Sighting build) {
        Optional<GoList> list = GoList.of(build);
        if (list.isEmpty() || list.get().tags().isEmpty()) {
            return List.of();
        }
        Optional<String> files = output(build, list.get().argv(GoList.FILES));
        return list.get().tags().stream()
                .limit(TAGS_MAX)
                .filter(tag -> files.isPresent()
                        && output(build, list.get().without(tag).argv(GoList.FILES))
                                .equals(files))
                .toList();
    }

    private static Optional<String> output(Sighting build, List<String> argv) {
        var unset = new HashSet<>(VARIABLES);
        unset.removeAll(build.environment().keySet());
        // What the build needed is in the cache.
        var environment = new HashMap<>(Map.of("GOPROXY", "off"));
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
