package dev.linkbook.explain;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.Finding;
import dev.linkbook.binary.Libc;
import dev.linkbook.binary.LibcFinding;
import dev.linkbook.binary.Linkage;
import dev.linkbook.binary.VersionNeed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Bytes -> verdict. `file` and `ldd` are not asked: what they say can mislead, and a foreign file must not
/// be run.
final class Verdicts {
    /// In place of a name that the program headers promise, but whose bytes are broken.
    private static final String UNREADABLE = "?";

    private final Glossary glossary;
    private volatile @Nullable Distributions known;

    Verdicts(Glossary glossary) {
        this.glossary = glossary;
    }

    /// @param why statements that come before those of the bytes
    Verdict of(Elf elf, List<String> why, List<String> advice) {
        Linkage linkage = Linkage.of(elf);
        LibcFinding libc = Libc.of(elf);
        Map<String, String> operands = operands(elf);
        List<String> facts = Stream.concat(why.stream(), new Facts(glossary).of(elf).stream())
                .toList();
        return switch (linkage) {
            case STATIC -> verdict(Verdict.State.STATIC, "static", libcOfStatic(libc), operands, facts, advice);
            case STATIC_PIE -> verdict(Verdict.State.STATIC, "static-pie", libcOfStatic(libc), operands, facts, advice);
            case LOADER_ONLY -> verdict(Verdict.State.LOADER_ONLY, "loader-only", "", operands, facts, advice);
            case DYNAMIC, DYNAMIC_PIE ->
                verdict(Verdict.State.DYNAMIC, "dynamic", libcOfDynamic(libc, operands), operands, facts, advice);
            case SHARED_LIBRARY, SHARED_LIBRARY_ALONE ->
                verdict(Verdict.State.OTHER, "shared-library", "", operands, facts, advice);
            case RELOCATABLE -> verdict(Verdict.State.OTHER, "relocatable", "", operands, facts, advice);
            case CORE -> verdict(Verdict.State.OTHER, "core", "", operands, facts, advice);
            case UNDECIDED -> verdict(Verdict.State.OTHER, "undecided", "", operands, facts, advice);
            case ODD_INTERPRETER_WITHOUT_DYNAMIC -> verdict(Verdict.State.OTHER, "odd", "", operands, facts, advice);
        };
    }

    /// Read when the first program asks for a version.
    Distributions distributions() {
        Distributions before = known;
        if (before == null) {
            before = Distributions.load();
            known = before;
        }
        return before;
    }

    /// A verdict that has only words: the bytes could not be read, or are no ELF.
    Verdict without(String key, String detail) {
        Map<String, String> operands = Map.of("detail", detail);
        return new Verdict(
                Verdict.State.OTHER,
                glossary.text("verdict." + key + ".headline", operands),
                glossary.text("verdict." + key + ".sentence", operands),
                List.of(),
                List.of());
    }

    private Verdict verdict(
            Verdict.State state,
            String key,
            String variant,
            Map<String, String> operands,
            List<String> facts,
            List<String> advice) {
        String full = "verdict." + key + (variant.isEmpty() ? "" : "-" + variant);
        return new Verdict(
                state,
                glossary.text(full + ".headline", operands),
                glossary.text(full + ".sentence", operands),
                facts,
                advice);
    }

    /// A static program can carry a libc inside; glibc's does not hold all it needs.
    private static String libcOfStatic(LibcFinding libc) {
        return switch (libc.libc()) {
            case GLIBC -> "glibc";
            case MUSL -> "musl";
            case BIONIC, OPENBSD, NONE, UNKNOWN -> "";
        };
    }

    private static String libcOfDynamic(LibcFinding libc, Map<String, String> operands) {
        return switch (libc.libc()) {
            case GLIBC -> libcOfDynamicGlibc(operands);
            case MUSL -> "musl";
            case BIONIC, OPENBSD, NONE, UNKNOWN -> "other";
        };
    }

    /// Where no version is asked for, any glibc will do; where no release has it, there is no list to show.
    private static String libcOfDynamicGlibc(Map<String, String> operands) {
        if (!operands.containsKey("version")) {
            return "glibc-any";
        }
        return operands.getOrDefault("runs", "").isEmpty() ? "glibc-new" : "glibc";
    }

    private Map<String, String> operands(Elf elf) {
        var operands = new HashMap<String, String>();
        operands.put("interpreter", elf.interpreter().found().orElse(UNREADABLE));
        operands.put("machine", Machines.name(elf.header().machine()));
        List<String> libraries = elf.dynamic().found().stream()
                .flatMap(dynamic -> dynamic.needed().stream().map(Finding.Present::value))
                .toList();
        operands.put("libraries", libraries.isEmpty() ? UNREADABLE : join(libraries));
        newestNeed(elf).ifPresent(need -> addVersion(operands, need));
        return operands;
    }

    private void addVersion(Map<String, String> operands, VersionNeed need) {
        GlibcVersion version = GlibcVersion.ofSymbol(need).orElseThrow();
        operands.put("symbol", need.version());
        operands.put("version", version.toString());
        operands.put("runs", join(distributions().oldestWith(version)));
        List<String> tooOld = distributions().newestWithout(version);
        operands.put(
                "tooOld", tooOld.isEmpty() ? "" : glossary.text("verdict.too-old", Map.of("releases", join(tooOld))));
    }

    private static Optional<VersionNeed> newestNeed(Elf elf) {
        return elf.versionNeeds().found().flatMap(GlibcVersion::newest);
    }

    private String join(List<String> names) {
        return String.join(glossary.text("verdict.comma"), names);
    }
}
