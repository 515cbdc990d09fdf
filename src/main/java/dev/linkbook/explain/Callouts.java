package dev.linkbook.explain;

import dev.linkbook.note.Callout;
import dev.linkbook.tool.BuildInfoKind;
import dev.linkbook.tool.BuildKind;
import dev.linkbook.tool.BuildOutputKind;
import dev.linkbook.tool.FileKind;
import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.FragmentKind;
import dev.linkbook.tool.LddKind;
import java.util.List;
import java.util.Optional;

/// The note's own words for a fragment.
final class Callouts {
    private final List<Callout> callouts;

    Callouts(List<Callout> callouts) {
        this.callouts = List.copyOf(callouts);
    }

    /// The first callout that names the fragment: a flag or variable by its first word (`--extldflags` and
    /// `-extldflags` are one), a piece of output by a term that it contains.
    Optional<String> of(Fragment fragment) {
        return callouts.stream()
                .filter(callout -> callout.terms().stream().anyMatch(term -> names(term, fragment)))
                .map(Callout::markdown)
                .findFirst();
    }

    private static boolean names(String term, Fragment fragment) {
        String plain = term.strip();
        if (plain.isEmpty()) {
            return false;
        }
        FragmentKind kind = fragment.kind();
        return switch (kind) {
            case BuildKind _ -> head(plain).equals(head(fragment.text()));
            case FileKind _, LddKind _, BuildOutputKind _, BuildInfoKind _ ->
                fragment.text().equals(plain)
                        || (plain.length() > 3 && fragment.text().contains(plain));
        };
    }

    /// `--extldflags "-static"` -> `-extldflags`; `CGO_ENABLED=0` -> `CGO_ENABLED`.
    private static String head(String text) {
        String first = text.split("[\\s=]", 2)[0];
        return first.startsWith("--") ? first.substring(1) : first;
    }
}
