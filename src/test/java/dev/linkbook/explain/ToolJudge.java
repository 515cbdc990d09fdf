package dev.linkbook.explain;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfClass;
import dev.linkbook.binary.ElfReader;
import dev.linkbook.binary.Finding;
import dev.linkbook.binary.Libc;
import dev.linkbook.binary.Linkage;
import dev.linkbook.binary.RealTools;
import dev.linkbook.binary.Section;
import dev.linkbook.explain.Dependencies.Found;
import dev.linkbook.explain.Dependencies.Node;
import dev.linkbook.explain.Dependencies.Rule;
import dev.linkbook.tool.BuildInfo;
import dev.linkbook.tool.FileGrammar;
import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.LddGrammar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One ELF file: what `file`, `ldd`, `readelf` and `go version -m` print of it, held against the grammars, the reader
/// and the search for libraries.
final class ToolJudge {
    private static final Pattern ARROW = Pattern.compile("(?m)^\\t(\\S+) => (not found|/\\S+)");
    private static final Pattern NEEDED = Pattern.compile("\\(NEEDED\\) +Shared library: \\[([^\\]]*)\\]");
    private static final Pattern TYPE = Pattern.compile("(?m)^  Type: +([A-Z]+)");
    private static final Pattern PIE = Pattern.compile("\\(FLAGS_1\\) .*\\bPIE\\b");

    private final Path path;
    private final List<String> differences = new ArrayList<>();

    private ToolJudge(Path path) {
        this.path = path;
    }

    /// What differs, none if nothing does.
    static List<String> differences(Path file) {
        var judge = new ToolJudge(file);
        if (ElfReader.read(file) instanceof Elf elf) {
            judge.compare(elf);
        } else {
            judge.differences.add(file + ": not read as ELF");
        }
        return judge.differences;
    }

    private void compare(Elf elf) {
        String file = run("file").output();
        grammar(file, FileGrammar.parse(file).getFirst().fragments());
        RealTools.Result ldd = run("ldd");
        grammar(ldd.output(), LddGrammar.parse(ldd.output()));
        grammar(ldd.errors(), LddGrammar.parse(ldd.errors()));
        if (hasOnlyDebugInfo(elf)) {
            return;
        }
        String readelf = run("readelf", "-hldW").output();
        same("linkage by readelf", linkage(readelf), Linkage.of(elf));
        same("libraries asked for by readelf", first(NEEDED, readelf), needed(elf));
        if (elf.goBuildInfo().isPresent()) {
            String info = run("go", "version", "-m").output();
            grammar(info, BuildInfo.parse(info));
        }
        if (Libc.of(elf).libc() != Libc.MUSL && isForThisMachine(elf)) {
            same("ldd's kind of answer", answer(ldd), lddAnswer(Linkage.of(elf)));
            same("libraries found by ldd", ldd(ldd.output()), found(Dependencies.of(elf, Machine.local())));
        }
    }

    /// x32 has the machine of x86-64, but no loader here.
    private static boolean isForThisMachine(Elf elf) {
        return elf.header().machine() == 62 && elf.header().elfClass() == ElfClass.ELF64;
    }

    /// The program headers of such a file (`objcopy --only-keep-debug`) are those of another: what they point to is
    /// not in it.
    private static boolean hasOnlyDebugInfo(Elf elf) {
        return elf.section(".dynamic")
                .or(() -> elf.section(".text"))
                .filter(section -> section.type() == Section.NOBITS)
                .isPresent();
    }

    private RealTools.Result run(String... command) {
        var words = new ArrayList<>(List.of(command));
        words.add(path.toString());
        return RealTools.run(Path.of("/"), Map.of(), words);
    }

    private void grammar(String printed, List<Fragment> fragments) {
        same("joined", printed, fragments.stream().map(Fragment::text).collect(Collectors.joining()));
        fragments.stream()
                .filter(fragment -> fragment.kind().isUnexplained())
                .forEach(fragment -> differences.add(path + ": not explained: " + fragment.text()));
    }

    private void same(String what, Object theirs, Object ours) {
        if (!theirs.equals(ours)) {
            differences.add(path + ": " + what + "\n  tool " + theirs + "\n  ours " + ours);
        }
    }

    /// The table of `Linkage`, written once more from what `readelf` prints.
    private static Linkage linkage(String readelf) {
        boolean interpreter = readelf.contains("Requesting program interpreter");
        boolean dynamic = readelf.contains("Dynamic section at offset");
        boolean needed = !first(NEEDED, readelf).isEmpty();
        boolean pie = PIE.matcher(readelf).find();
        boolean library = readelf.contains("(SONAME)") && !pie;
        String type = first(TYPE, readelf).getFirst();
        if (type.equals("REL")) {
            return Linkage.RELOCATABLE;
        } else if (readelf.contains("There are no program headers")) {
            return Linkage.UNDECIDED;
        } else if (!dynamic) {
            return interpreter ? Linkage.ODD_INTERPRETER_WITHOUT_DYNAMIC : Linkage.STATIC;
        } else if (!interpreter || library) {
            return needed ? Linkage.SHARED_LIBRARY : pie ? Linkage.STATIC_PIE : Linkage.SHARED_LIBRARY_ALONE;
        } else if (!needed) {
            return Linkage.LOADER_ONLY;
        }
        return type.equals("DYN") ? Linkage.DYNAMIC_PIE : Linkage.DYNAMIC;
    }

    private static List<String> first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static List<String> needed(Elf elf) {
        return elf.dynamic().found().stream()
                .flatMap(dynamic -> dynamic.needed().stream())
                .map(Finding.Present::value)
                .toList();
    }

    private static String lddAnswer(Linkage linkage) {
        return switch (linkage) {
            case STATIC, RELOCATABLE, CORE, UNDECIDED, ODD_INTERPRETER_WITHOUT_DYNAMIC -> "none";
            case STATIC_PIE, LOADER_ONLY, SHARED_LIBRARY_ALONE -> "statically linked";
            case SHARED_LIBRARY, DYNAMIC, DYNAMIC_PIE -> "list";
        };
    }

    private static String answer(RealTools.Result ldd) {
        if (ldd.exitCode() != 0) {
            return ldd.errors().contains("not a dynamic executable") ? "none" : "failed";
        }
        return ldd.output().equals("\tstatically linked\n") ? "statically linked" : "list";
    }

    /// Name -> real path, or `not found`; the loader, and what is asked for by its path, stand in `ldd` without an
    /// arrow.
    static Map<String, String> found(Dependencies dependencies) {
        var found = new TreeMap<String, String>();
        for (Node node : dependencies.flat()) {
            switch (node.found()) {
                case Found.At(var _, Path file, Rule by) -> {
                    if (by != Rule.LOADER && by != Rule.BY_PATH && !node.name().startsWith("ld-linux")) {
                        found.put(node.name(), file.toString());
                    }
                }
                case Found.Nowhere _ -> found.put(node.name(), "not found");
            }
        }
        return found;
    }

    static Map<String, String> ldd(String output) {
        var found = new TreeMap<String, String>();
        ARROW.matcher(output).results().forEach(line -> found.put(line.group(1), real(line.group(2))));
        return found;
    }

    private static String real(String answer) {
        try {
            return answer.startsWith("/") ? Path.of(answer).toRealPath().toString() : answer;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
