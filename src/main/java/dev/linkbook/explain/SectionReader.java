package dev.linkbook.explain;

import dev.linkbook.explain.Explanation.Source;
import dev.linkbook.tool.BuildGrammar;
import dev.linkbook.tool.BuildInfo;
import dev.linkbook.tool.BuildOutput;
import dev.linkbook.tool.BuildOutputKind;
import dev.linkbook.tool.FileGrammar;
import dev.linkbook.tool.FileLine;
import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.LddGrammar;
import dev.linkbook.tool.LddKind;
import dev.linkbook.tool.Sighting;
import java.util.ArrayList;
import java.util.List;

/// Of a recorded call, the part that speaks of one file.
final class SectionReader {
    private SectionReader() {}

    static Source source(Sighting sighting) {
        return switch (sighting.tool()) {
            case FILE -> Source.FILE;
            case LDD -> Source.LDD;
            case GO -> BuildGrammar.builds(sighting) ? Source.BUILD : Source.INFO;
        };
    }

    /// The fragments of that part; none when the call says nothing of the file.
    static List<Fragment> fragments(Sighting sighting, Sighting.SightedFile file) {
        return switch (source(sighting)) {
            case BUILD -> build(sighting);
            case FILE -> fileLine(sighting, file);
            case LDD -> ldd(sighting, file);
            case INFO -> info(sighting, file);
        };
    }

    /// The command, then what it printed, if that was recorded.
    static List<Fragment> build(Sighting sighting) {
        var all = new ArrayList<>(BuildGrammar.parse(sighting));
        String printed = sighting.output() + sighting.errors();
        if (!printed.isEmpty()) {
            all.add(new Fragment(BuildOutputKind.SEPARATOR, "\n"));
            all.addAll(BuildOutput.parse(printed));
        }
        return all;
    }

    /// `file` prints one line per operand, in order; the name in front of it tells which.
    private static List<Fragment> fileLine(Sighting sighting, Sighting.SightedFile file) {
        List<String> names =
                sighting.files().stream().map(Sighting.SightedFile::operand).toList();
        List<FileLine> lines = FileGrammar.parse(sighting.output(), names);
        for (FileLine line : lines) {
            if (line.name().isPresent() && line.name().get().equals(file.operand())) {
                return line.fragments();
            }
        }
        int index = sighting.files().indexOf(file);
        return index < lines.size() && lines.get(index).name().isEmpty()
                ? lines.get(index).fragments()
                : List.of();
    }

    /// `ldd` of several files heads each part with `NAME:`.
    private static List<Fragment> ldd(Sighting sighting, Sighting.SightedFile file) {
        if (sighting.files().size() == 1) {
            var all = new ArrayList<>(LddGrammar.parse(sighting.output()));
            all.addAll(LddGrammar.parse(sighting.errors()));
            return all;
        }
        List<Fragment> output = LddGrammar.parse(sighting.output());
        List<Fragment> part = LddGrammar.part(output, file.operand());
        return part.isEmpty() ? lddAnswer(sighting, output) : part;
    }

    /// "not a dynamic executable" is printed on stderr, where no heading says of which file. It holds for each file
    /// whose part on stdout is empty, if there are as many of these as of those answers.
    private static List<Fragment> lddAnswer(Sighting sighting, List<Fragment> output) {
        long emptyParts = sighting.files().stream()
                .filter(file -> LddGrammar.part(output, file.operand()).isEmpty())
                .count();
        List<String> answers = sighting.errors()
                .lines()
                .filter(line ->
                        LddGrammar.parse(line).stream().anyMatch(fragment -> fragment.kind() == LddKind.NOT_DYNAMIC))
                .toList();
        return answers.size() == emptyParts ? LddGrammar.parse(answers.getFirst() + "\n") : List.of();
    }

    /// `go version` heads each part with `NAME: VERSION`, and says nothing more of it without `-m`.
    private static List<Fragment> info(Sighting sighting, Sighting.SightedFile file) {
        return BuildInfo.part(BuildInfo.parse(sighting.output() + sighting.errors()), file.operand());
    }
}
