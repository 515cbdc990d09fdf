package dev.linkbook.explain;

import dev.linkbook.explain.Explanation.Source;
import dev.linkbook.tool.BuildKind;
import dev.linkbook.tool.BuildOutputKind;
import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.FragmentKind;
import dev.linkbook.tool.Sighting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A build that left no file, and what stands in that file's place: the packages that were to be built.
final class FailedBuild {
    /// In place of a file's state.
    static final String IDENTITY = "not built";

    /// What a Go programmer reads without help, and what nobody can explain.
    private static final Set<FragmentKind> PLAIN = Set.of(
            BuildOutputKind.SEPARATOR,
            BuildOutputKind.UNEXPLAINED,
            BuildOutputKind.OUT_PACKAGE,
            BuildOutputKind.OUT_COMPILER_ERROR,
            BuildOutputKind.OUT_DOWNLOADING);

    private FailedBuild() {}

    /// Nothing for any other call, nor where the output needs no explanation.
    static Optional<Sighting.SightedFile> of(Sighting sighting) {
        if (SectionReader.source(sighting) != Source.BUILD
                || sighting.exitCode() == 0
                || !sighting.files().isEmpty()) {
            return Optional.empty();
        }
        List<Fragment> fragments = SectionReader.build(sighting);
        boolean worthIt = fragments.stream()
                .map(Fragment::kind)
                .anyMatch(kind -> kind instanceof BuildOutputKind && !PLAIN.contains(kind));
        return worthIt ? Optional.of(named(sighting, fragments)) : Optional.empty();
    }

    private static Sighting.SightedFile named(Sighting sighting, List<Fragment> fragments) {
        String packages = fragments.stream()
                .filter(fragment -> fragment.kind() == BuildKind.PACKAGE)
                .map(Fragment::text)
                .collect(Collectors.joining(" "));
        Path folder = sighting.folder();
        return new Sighting.SightedFile(packages.isEmpty() ? "go build" : packages, folder, folder, IDENTITY);
    }
}
