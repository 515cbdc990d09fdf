package dev.linkbook.explain;

import dev.linkbook.binary.Place;
import dev.linkbook.tool.Fragment;
import java.util.List;
import java.util.Optional;

/// All that is known about one binary as it was at one moment: the verdict on top, then what each tool
/// printed, piece by piece.
///
/// @param name the name as the tools were given it
/// @param identity path and state of the file: equal for two explanations of the same bytes in the same place
/// @param verdict how it is linked and where it runs
/// @param sections one per recorded call, in order
/// @param lang of all texts in it
public record Explanation(String name, String identity, Verdict verdict, List<Section> sections, Lang lang) {
    public Explanation {
        sections = List.copyOf(sections);
    }

    /// The same with no more of the verdict than its headline, for a reader who has just seen it whole.
    public Explanation brief() {
        var headline = new Verdict(verdict.state(), verdict.headline(), "", List.of(), List.of());
        return new Explanation(name, identity, headline, sections, lang);
    }

    /// What a section shows.
    public enum Source {
        BUILD,
        FILE,
        LDD,
        /// `go version -m`
        INFO
    }

    /// One recorded call. The texts of the pieces, joined, are the raw text.
    ///
    /// @param source which tool
    /// @param exitCode its exit status
    /// @param pieces its output (its command line for a build), cut up
    public record Section(Source source, int exitCode, List<Piece> pieces) {
        public Section {
            pieces = List.copyOf(pieces);
        }
    }

    /// A fragment and what it means; separators have no meaning.
    public record Piece(Fragment fragment, Optional<Meaning> meaning) {}

    /// What a fragment means for this binary.
    ///
    /// @param fromNote the words of the note at hand, Markdown; they come first
    /// @param text the glossary's words
    /// @param evidence where in the file it stands, when the bytes were read and say the same
    /// @param certain false when Linkbook has no rule for the fragment, or the bytes say otherwise
    public record Meaning(Optional<String> fromNote, String text, Optional<Place> evidence, boolean certain) {}
}
