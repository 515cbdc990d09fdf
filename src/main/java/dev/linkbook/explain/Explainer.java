package dev.linkbook.explain;

import dev.linkbook.binary.Binary;
import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfReader;
import dev.linkbook.binary.NotElf;
import dev.linkbook.binary.Unreadable;
import dev.linkbook.explain.Explanation.Meaning;
import dev.linkbook.explain.Explanation.Piece;
import dev.linkbook.explain.Explanation.Section;
import dev.linkbook.explain.Explanation.Source;
import dev.linkbook.note.Callout;
import dev.linkbook.tool.BuildSources;
import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.Sighting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Recorded calls -> one explanation for each binary that they touched.
public final class Explainer {
    private static final int REMEMBERED_MAX = 64;

    private final Glossary glossary;
    private final Verdicts verdicts;
    private final Callouts callouts;
    private final BuildSources sources;
    private final Why why;
    /// By path and state of the file; only what was seen at a build, since that knows more than the file alone.
    private final SequencedMap<String, Verdict> atBuild = new LinkedHashMap<>();

    /// @param lang of the texts
    /// @param callouts the note's own explanations, which come first; none without a note
    /// @param sources asked about a build whose program has C in it, or that names tags
    public Explainer(Lang lang, List<Callout> callouts, BuildSources sources) {
        this(Glossary.load(lang), new Callouts(callouts), sources);
    }

    private Explainer(Glossary glossary, Callouts callouts, BuildSources sources) {
        this.glossary = glossary;
        verdicts = new Verdicts(glossary);
        this.callouts = callouts;
        this.sources = sources;
        why = new Why(glossary, sources);
    }

    /// For files of which no build is seen.
    public Explainer(Lang lang, List<Callout> callouts) {
        this(lang, callouts, BuildSources.unknown());
    }

    /// The words of the language it explains in.
    public Glossary glossary() {
        return glossary;
    }

    /// Reads what every explanation needs, on a thread beside: meanwhile the caller can read the file.
    public void prepare() {
        Thread.ofPlatform().daemon().name("words").start(this::readUsual);
    }

    private void readUsual() {
        glossary.readUsual();
        verdicts.distributions();
    }

    /// As [#prepare], and explains the JVM's own program to nobody: the first explanation takes the JVM 40 ms longer
    /// than those that follow, and while a note's first program is built there is time for it.
    public void rehearse() {
        var other = new Explainer(glossary, new Callouts(List.of()), BuildSources.unknown());
        Thread.ofPlatform().daemon().name("rehearsal").start(() -> {
            readUsual();
            other.explain(Rehearsal.sightings());
        });
    }

    /// One explanation per binary and state of it, in the order in which they were first touched. A name that
    /// was built anew between two calls gives two. A build that failed has one too, where its output needs it.
    public List<Explanation> explain(List<Sighting> sightings) {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        for (Sighting sighting : sightings) {
            for (Sighting.SightedFile file : sighting.files()) {
                subjects.computeIfAbsent(
                                file.path() + "\0" + file.identity(), _ -> new Subject(file, new ArrayList<>()))
                        .calls
                        .add(new Call(sighting, file));
            }
            FailedBuild.of(sighting)
                    .ifPresent(file -> subjects.put(
                            FailedBuild.IDENTITY + subjects.size(),
                            new Subject(file, List.of(new Call(sighting, file)))));
        }
        return subjects.values().stream().map(this::explain).toList();
    }

    /// Of a file whose bytes were just read: nothing is read again.
    ///
    /// @param sightings at least one, each of that file alone
    public Explanation explain(List<Sighting> sightings, Binary binary) {
        List<Call> calls = sightings.stream()
                .map(sighting -> new Call(sighting, sighting.files().getFirst()))
                .toList();
        return explain(new Subject(calls.getFirst().file, calls), binary);
    }

    /// A file in one state, and the calls that saw it so.
    private record Subject(Sighting.SightedFile file, List<Call> calls) {}

    private record Call(Sighting sighting, Sighting.SightedFile file) {}

    private Explanation explain(Subject subject) {
        return switch (subject.file.identity()) {
            case Sighting.SightedFile.CHANGED ->
                explanation(subject, verdicts.without("changed", subject.file.operand()), Optional.empty());
            case FailedBuild.IDENTITY -> {
                int code = subject.calls.getFirst().sighting.exitCode();
                yield explanation(subject, verdicts.without("not-built", String.valueOf(code)), Optional.empty());
            }
            default -> explain(subject, ElfReader.read(subject.file.bytes()));
        };
    }

    private Explanation explain(Subject subject, Binary binary) {
        return switch (binary) {
            case Elf elf -> explanation(subject, verdict(subject, elf), Optional.of(elf));
            case NotElf other -> explanation(subject, notElf(other), Optional.empty());
            case Unreadable(var _, var reason, String detail) -> {
                String why = glossary.text(reason.key(), Map.of("detail", detail));
                yield explanation(subject, verdicts.without("unreadable", why), Optional.empty());
            }
        };
    }

    /// What is built again without need stays as it was; the last build is the one whose sources are there. What was
    /// learned then holds as long as the file is the same.
    private Verdict verdict(Subject subject, Elf elf) {
        Optional<Sighting> build = subject.calls.stream()
                .map(Call::sighting)
                .filter(call -> SectionReader.source(call) == Source.BUILD)
                .reduce((earlier, later) -> later);
        Verdict known = atBuild.get(identity(subject.file));
        if (known != null && build.isEmpty()) {
            return known;
        }
        Verdict fresh = verdicts.of(elf, why.of(elf, build), Advice.of(Made.of(elf, build, sources), glossary));
        if (build.isPresent()) {
            remember(identity(subject.file), fresh);
        }
        return fresh;
    }

    private void remember(String identity, Verdict verdict) {
        if (atBuild.size() == REMEMBERED_MAX) {
            atBuild.pollFirstEntry();
        }
        atBuild.put(identity, verdict);
    }

    private static String identity(Sighting.SightedFile file) {
        return file.path() + " " + file.identity();
    }

    private Explanation explanation(Subject subject, Verdict verdict, Optional<Elf> elf) {
        return new Explanation(
                subject.file.operand(), identity(subject.file), verdict, sections(subject, elf), glossary.lang());
    }

    private Verdict notElf(NotElf other) {
        String kind = other.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return verdicts.without("not-elf", glossary.text("verdict.kind." + kind));
    }

    private List<Section> sections(Subject subject, Optional<Elf> elf) {
        return subject.calls.stream()
                .map(call -> section(call, elf))
                .filter(section -> !section.pieces().isEmpty())
                .toList();
    }

    private Section section(Call call, Optional<Elf> elf) {
        var said = new HashSet<String>();
        List<Piece> pieces = SectionReader.fragments(call.sighting, call.file).stream()
                .map(fragment -> new Piece(fragment, meaning(fragment, elf, said)))
                .toList();
        return new Section(SectionReader.source(call.sighting), call.sighting.exitCode(), pieces);
    }

    /// @param said the note's words that this section has shown: a second flag of the same item needs no repeat
    private Optional<Meaning> meaning(Fragment fragment, Optional<Elf> elf, Set<String> said) {
        if (fragment.kind().isSeparator()) {
            return Optional.empty();
        }
        String text = glossary.text(fragment.kind().key(), fragment.operands());
        Optional<String> fromNote = callouts.of(fragment).filter(said::add);
        Check check = elf.map(file -> Evidence.of(fragment, file)).orElse(new Check.NothingToSay());
        return Optional.of(
                switch (check) {
                    case Check.Agrees(var place) -> new Meaning(fromNote, text, Optional.of(place), true);
                    case Check.Differs(var difference, var operands) ->
                        new Meaning(
                                fromNote,
                                glossary.text(
                                        "page.bytes-differ",
                                        Map.of("meaning", text, "bytes", glossary.text(difference.key(), operands))),
                                Optional.empty(),
                                false);
                    case Check.NothingToSay() ->
                        new Meaning(
                                fromNote,
                                text,
                                Optional.empty(),
                                !fragment.kind().isUnexplained());
                });
    }
}
