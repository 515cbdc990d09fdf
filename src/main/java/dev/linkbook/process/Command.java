package dev.linkbook.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What to start, where and with which environment. Anything may stand in it: what cannot be started
/// becomes an [Ending.NotStarted].
///
/// @param argv the program and its arguments; a name without `/` is looked up in the child's `PATH`
/// @param folder the working folder
/// @param environment added to the environment of this JVM; "" sets a variable to the empty text
/// @param unset names taken out of the environment of this JVM; `environment` wins over it
/// @param timeout after which the process is stopped as [Processes#interrupt] stops it; empty: never
public record Command(
        List<String> argv,
        Path folder,
        Map<String, String> environment,
        Set<String> unset,
        Optional<Duration> timeout) {
    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        unset = Set.copyOf(unset);
    }

    public Command(List<String> argv, Path folder, Map<String, String> environment, Set<String> unset) {
        this(argv, folder, environment, unset, Optional.empty());
    }

    /// Whether both start the same. Not `equals`: a record's takes the JVM some milliseconds when it is first asked.
    boolean isSame(Command other) {
        return argv.equals(other.argv)
                && folder.equals(other.folder)
                && environment.equals(other.environment)
                && unset.equals(other.unset)
                && timeout.equals(other.timeout);
    }

    public Command withTimeout(Duration limit) {
        return new Command(argv, folder, environment, unset, Optional.of(limit));
    }
}
