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
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Asks `go list` about a build, with the build's own flags and variables. No code of the sources is run, and the
/// network is left alone. There is no answer when `go list` gives none, or cannot be asked about the same build.
public final class ListedSources implements BuildSources, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LARGEST_CHARS = 32 << 20;
    private static final int TAGS_MAX = 4;

    /// Those that the recorder notes; what it did not see was not set.
    private static final Set<String> VARIABLES =
            Set.of("CGO_ENABLED", "GOOS", "GOARCH", "CC", "CXX", "GOFLAGS", "CGO_LDFLAGS", "CGO_CFLAGS", "GOTOOLCHAIN");

    private final Processes processes = new Processes();
    private final KeptAnswers kept;
    private @Nullable Listing last;

    /// Asks anew each time.
    public ListedSources() {
        this(KeptAnswers.none());
    }

    private ListedSources(KeptAnswers kept) {
        this.kept = kept;
    }

    /// Keeps answers in the user's cache folder, for the next run of the same lesson.
    public static ListedSources keeping(Map<String, String> environment) {
        return new ListedSources(KeptAnswers.of(environment));
    }

    @Override
    public List<CgoUse> cgoUses(Sighting build) {
        return listing(build).cgoUses();
    }

    @Override
    public List<String> idleTags(Sighting build) {
        return listing(build).idleTags();
    }

    /// Stops what still runs.
    @Override
    public void close() {
        processes.close();
    }

    /// Both questions are asked about one build, the one after the other.
    @SuppressWarnings("ReferenceEquality") // of one and the same build; to compare all that is in it takes longer
    private synchronized Listing listing(Sighting build) {
        Listing known = last;
        if (known == null || known.build != build) {
            known = new Listing(build);
            last = known;
        }
        return known;
    }

    /// What `go list` prints about one build: with all its tags, and without each of them. All are started at once,
    /// since each takes a tenth of a second and the learner waits for the last.
    private final class Listing {
        private final Sighting build;
        private final FutureTask<Optional<String>> whole;
        private final Map<String, FutureTask<Optional<String>>> without = new LinkedHashMap<>();

        Listing(Sighting build) {
            this.build = build;
            Optional<GoList> list = GoList.of(build);
            whole = start(list);
            list.stream()
                    .flatMap(all -> all.tags().stream().limit(TAGS_MAX))
                    .forEach(tag -> without.put(tag, start(list.map(all -> all.without(tag)))));
        }

        List<CgoUse> cgoUses() {
            return answer(whole)
                    .flatMap(PackageGraph::parse)
                    .map(PackageGraph::cgoUses)
                    .orElse(List.of());
        }

        List<String> idleTags() {
            Optional<String> all = answer(whole);
            return without.entrySet().stream()
                    .filter(each -> all.isPresent() && all.equals(answer(each.getValue())))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private FutureTask<Optional<String>> start(Optional<GoList> list) {
            var task = new FutureTask<>(() -> list.flatMap(each -> output(build, each.argv())));
            Thread.ofPlatform().daemon().name("go list").start(task);
            return task;
        }
    }

    private static Optional<String> answer(FutureTask<Optional<String>> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<String> output(Sighting build, List<String> argv) {
        var unset = new HashSet<>(VARIABLES);
        unset.removeAll(build.environment().keySet());
        // What the build needed is in the cache.
        var environment = new HashMap<>(Map.of("GOPROXY", "off"));
        environment.putAll(build.environment());
        var command = new Command(argv, build.folder(), environment, unset).withTimeout(PATIENCE);
        Optional<ListQuestion> question = ListQuestion.of(command);
        return question.flatMap(asked -> kept.find(asked.bytes()))
                .or(() -> printed(command).map(answer -> keep(question, command, answer)));
    }

    /// Only what was asked of sources that did not change meanwhile.
    private String keep(Optional<ListQuestion> question, Command command, String answer) {
        question.map(ListQuestion::bytes)
                .filter(asked -> ListQuestion.of(command)
                        .filter(now -> now.isAnsweredAnywhereBy(answer) && Arrays.equals(now.bytes(), asked))
                        .isPresent())
                .ifPresent(asked -> kept.keep(asked, answer));
        return answer;
    }

    private Optional<String> printed(Command command) {
        var printed = new Printed();
        return processes.run(command, printed, new Input.None()) instanceof Ending.Exited(int code, var _, var _)
                        && code == 0
                        && printed.text.length() <= LARGEST_CHARS
                ? Optional.of(printed.text.toString())
                : Optional.empty();
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
