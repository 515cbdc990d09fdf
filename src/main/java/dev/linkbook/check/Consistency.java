package dev.linkbook.check;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfReader;
import dev.linkbook.binary.Linkage;
import dev.linkbook.check.Claims.Claim;
import dev.linkbook.golang.GoDiagnostic;
import dev.linkbook.golang.GoSource;
import dev.linkbook.note.Callout;
import dev.linkbook.note.Note;
import dev.linkbook.notebook.Item;
import dev.linkbook.shell.ShellText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Follows the replay of a note and finds what is wrong with it beside its records: flags that do nothing, listings
/// that do not compile, statements that the binaries contradict.
final class Consistency {
    private final Note note;
    private final Replay replay;
    private final List<Remark> remarks;
    private final boolean wanted;
    private final List<Claim> open = new ArrayList<>();
    private final List<Placed> builds = new ArrayList<>();
    /// Go files that can be read as such.
    private final List<Item.Run> files = new ArrayList<>();
    private final Set<String> built = new LinkedHashSet<>();

    /// A build, the folder it ran in, and the statements that stand in front of it.
    private record Placed(GoBuild build, Path folder, List<Claim> claims) {}

    Consistency(Note note, Replay replay, List<Remark> remarks, boolean wanted) {
        this.note = note;
        this.replay = replay;
        this.remarks = remarks;
        this.wanted = wanted;
    }

    void prose(Item.Prose prose) {
        closeClaims();
        if (wanted) {
            open.addAll(Claims.in(prose));
        }
    }

    void ran(Replayed replayed) {
        if (!wanted) {
            return;
        }
        Item.Run run = replayed.run();
        for (GoBuild build : GoBuild.of(run.line(), run.source())) {
            builds.add(new Placed(build, replay.folder(), List.copyOf(open)));
            if (replayed.isGood()) {
                built.addAll(builtBy(build));
            }
        }
    }

    /// A build of a package takes all files that are there.
    private List<String> builtBy(GoBuild build) {
        boolean named = !build.files().isEmpty() && build.files().stream().allMatch(name -> name.endsWith(".go"));
        return named ? build.files() : files.stream().map(Consistency::name).toList();
    }

    /// A file that the note defines. Go's own parser says at once whether it is one.
    void file(Item.Run run) {
        String name = name(run);
        if (!wanted || !name.endsWith(".go")) {
            return;
        }
        Replayed parsed = replay.shell("gofmt -e -- " + ShellText.quote(name) + " >/dev/null");
        Optional<GoDiagnostic> first =
                GoDiagnostic.parse(parsed.output()).stream().findFirst();
        first.ifPresentOrElse(found -> broken(run, found), () -> files.add(run));
    }

    private void broken(Item.Run run, GoDiagnostic found) {
        var operands = Map.of("name", found.file(), "line", String.valueOf(found.line()), "message", found.message());
        remark(run.line(), new Reason(Reason.Kind.BROKEN_LISTING, operands));
    }

    /// `x.go` for `%%writefile x.go`
    private static String name(Item.Run run) {
        String head = run.source().lines().findFirst().orElse("");
        var words = ShellText.words(head);
        return words.size() == 2 && words.getFirst().value().equals("%%writefile")
                ? words.get(1).value()
                : "";
    }

    /// The whole note has run.
    void end() {
        closeClaims();
        if (!wanted || (builds.isEmpty() && files.isEmpty())) {
            return;
        }
        try (var probe = new Probe(replay)) {
            builds.forEach(placed -> probe(probe, placed));
            files.forEach(this::compile);
        } catch (IOException e) {
            System.getLogger(Consistency.class.getName()).log(System.Logger.Level.WARNING, "flags were not probed", e);
        }
    }

    private void closeClaims() {
        for (Claim claim : open) {
            switch (claim.kind()) {
                case BOUND -> bound(claim);
                case CGO_DEFAULT -> cgoDefault(claim);
                case NEVER_STATIC, BY_FLAG -> {}
            }
        }
        open.clear();
    }

    private void bound(Claim claim) {
        Path file = replay.folder().resolve(claim.file());
        Optional<Boolean> is = ElfReader.read(file) instanceof Elf elf
                ? Optional.of(
                        switch (claim.property()) {
                            case "static" -> isStatic(Linkage.of(elf));
                            case "dynamic" -> !isStatic(Linkage.of(elf));
                            default -> elf.symtab().isEmpty();
                        })
                : Optional.empty();
        if (is.isEmpty() || is.get() != claim.holds()) {
            falseClaim(claim, is.isEmpty() ? "-" : (is.get() ? "" : "not ") + claim.property());
        }
    }

    /// Another processor has no C compiler unless one is named, and then cgo is off.
    private void cgoDefault(Claim claim) {
        Replayed foreign = replay.shell("(unset CGO_ENABLED CC; [[ $(go env GOARCH) == arm64 ]] && foreign=amd64;"
                + " GOARCH=${foreign:-arm64} go env CGO_ENABLED)");
        if (foreign.output().strip().equals("0")) {
            falseClaim(claim, "GOARCH: CGO_ENABLED=0");
        }
    }

    private static boolean isStatic(Linkage linkage) {
        return linkage == Linkage.STATIC || linkage == Linkage.STATIC_PIE;
    }

    private void probe(Probe probe, Placed placed) {
        GoBuild build = placed.build();
        boolean asked = placed.claims().stream().anyMatch(Consistency::isAboutBuild) && build.wantsStatic();
        if (build.linkerFlags().isEmpty() && build.tags().isEmpty()) {
            return;
        }
        List<String> sources = sources(placed);
        Optional<byte[]> base = sources.isEmpty()
                ? Optional.empty()
                : probe.build(build, placed.folder(), sources, build.linkerFlags(), build.tags());
        if (base.isEmpty()) {
            return;
        }
        if (asked) {
            claims(probe, placed, base.get());
        }
        flags(probe, placed, sources, base.get());
    }

    private static boolean isAboutBuild(Claim claim) {
        return claim.kind() == Claims.Kind.NEVER_STATIC || claim.kind() == Claims.Kind.BY_FLAG;
    }

    private void claims(Probe probe, Placed placed, byte[] binary) {
        probe.linkage(binary).ifPresent(linkage -> {
            for (Claim claim : placed.claims()) {
                boolean contradicted = (claim.kind() == Claims.Kind.NEVER_STATIC && isStatic(linkage))
                        || (claim.kind() == Claims.Kind.BY_FLAG && !isStatic(linkage));
                if (contradicted) {
                    falseClaim(claim, isStatic(linkage) ? "static" : "dynamic");
                }
            }
        });
    }

    private void flags(Probe probe, Placed placed, List<String> sources, byte[] base) {
        GoBuild build = placed.build();
        if (!build.linkerFlags().isEmpty()) {
            if (isSame(probe, placed, sources, base, "", build.tags())) {
                noEffect(build, build.linkerFlagsText());
            } else {
                single(build).stream()
                        .filter(flag -> isSame(probe, placed, sources, base, without(build, flag), build.tags()))
                        .forEach(flag -> noEffect(build, flag));
            }
        }
        for (String tag : build.tags()) {
            List<String> others = build.tags().stream()
                    .map(each -> each.equals(tag) ? "z".repeat(tag.length()) : each)
                    .toList();
            if (isSame(probe, placed, sources, base, build.linkerFlags(), others)) {
                noEffect(build, "-tags " + tag);
            }
        }
    }

    private static List<String> single(GoBuild build) {
        List<String> words = List.of(build.linkerFlags().split("\\s+", -1));
        return words.size() < 2 ? List.of() : words.stream().distinct().toList();
    }

    private static String without(GoBuild build, String flag) {
        var words = new ArrayList<>(List.of(build.linkerFlags().split("\\s+", -1)));
        words.removeIf(flag::equals);
        return String.join(" ", words);
    }

    private static boolean isSame(
            Probe probe, Placed placed, List<String> sources, byte[] base, String linkerFlags, List<String> tags) {
        return probe.build(placed.build(), placed.folder(), sources, linkerFlags, tags)
                .map(other -> Probe.same(base, placed.build().tags(), other, tags))
                .orElse(false);
    }

    /// What the build names if it is there, else the note's last program before it, else its first.
    private List<String> sources(Placed placed) {
        GoBuild build = placed.build();
        boolean allThere = build.files().stream()
                .allMatch(name -> Files.exists(placed.folder().resolve(name)));
        if (!build.files().isEmpty() && allThere) {
            return build.files();
        }
        List<Item.Run> before =
                files.stream().filter(file -> file.line() < build.line()).toList();
        Optional<Item.Run> chosen = before.isEmpty() ? files.stream().findFirst() : Optional.of(before.getLast());
        return chosen.map(file -> List.of(ShellText.quote(name(file)))).orElse(List.of());
    }

    /// The flag's own line, and the line on which the note explains it.
    private void noEffect(GoBuild build, String flag) {
        var reason = Reason.of(Reason.Kind.NO_EFFECT, "flag", flag);
        remark(build.line(), reason);
        for (Callout callout : note.callouts()) {
            if (callout.terms().contains(flag) && isNear(callout, build)) {
                remark(callout.line(), reason);
            }
        }
    }

    private boolean isNear(Callout callout, GoBuild build) {
        return note.blocks().stream()
                .filter(block -> block.line() <= build.line())
                .reduce((_, last) -> last)
                .filter(block -> block.example() == callout.example())
                .isPresent();
    }

    /// A listing that no command of the note has built; what needs modules from elsewhere is left alone.
    private void compile(Item.Run run) {
        String name = name(run);
        String text = run.source().substring(run.source().indexOf('\n') + 1);
        if (built.contains(name) || !GoSource.foreignImports(text).isEmpty()) {
            return;
        }
        Replayed compiled = replay.shell("go vet -- " + ShellText.quote(name));
        GoDiagnostic.parse(compiled.output().replace("vet: ", "")).stream()
                .filter(_ -> !compiled.isGood())
                .findFirst()
                .ifPresent(found -> broken(run, found));
    }

    private void falseClaim(Claim claim, String is) {
        remark(claim.line(), new Reason(Reason.Kind.FALSE_CLAIM, Map.of("claim", claim.text(), "is", is)));
    }

    private void remark(int line, Reason reason) {
        var remark = new Remark(line, reason);
        if (!remarks.contains(remark)) {
            remarks.add(remark);
        }
    }
}
