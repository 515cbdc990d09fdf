package dev.linkbook.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The reader against `readelf`, on every ELF file of the system's programs and libraries.
class ReadelfJudgeTest {
    private static final Pattern FACT = Pattern.compile("^File: (?<file>/.*)$"
            + "|^  Type: +(?<type>[A-Z]+)"
            + "|^  OS/ABI: +(?<osabi>.*)$"
            + "|Requesting program interpreter: (?<interpreter>[^\\]]*)\\]"
            + "|\\(NEEDED\\) +Shared library: \\[(?<needed>[^\\]]*)\\]"
            + "|\\(SONAME\\) +Library soname: \\[(?<soname>[^\\]]*)\\]"
            + "|\\(RUNPATH\\) +Library runpath: \\[(?<runpath>[^\\]]*)\\]"
            + "|\\(FLAGS_1\\) +Flags: (?<flags>.*)$"
            + "|Version: \\d+  File: (?<library>\\S+)  Cnt:"
            + "|Name: (?<version>\\S+)  Flags: [^V]*Version: \\d+$"
            + "|Rev: \\d+  Flags: .*Cnt: \\d+  Name: (?<definition>\\S+)$"
            + "|^  GNU_STACK .* [R ][W ](?<stack>[E ]) +0x[0-9a-f]+$"
            + "|^  (?<relro>GNU_RELRO) "
            + "|Build ID: (?<buildId>[0-9a-f]+)$"
            + "|OS: (?<os>Linux), ABI: (?<abi>[\\d.]+)$");

    private static final List<String> KINDS = List.of(
            "type",
            "interpreter",
            "needed",
            "soname",
            "runpath",
            "version",
            "definition",
            "stack",
            "relro",
            "buildId",
            "abi");

    @Test
    void everyFileOfTheSystemReadsAsReadelfReadsIt() {
        List<Path> files = RealTools.elfFiles("/usr/bin", "/usr/sbin", "/usr/lib/x86_64-linux-gnu", "/usr/lib/gcc");
        Map<Path, List<String>> judged = new LinkedHashMap<>();
        for (List<Path> batch : RealTools.batches(files, 200)) {
            judged.putAll(readelf(batch));
        }
        assertThat(judged).hasSameSizeAs(files).hasSizeGreaterThan(300);
        var differing = new ArrayList<String>();
        judged.forEach((file, expected) -> {
            List<String> ours = ours(file);
            if (!ours.equals(expected)) {
                differing.add(file + "\n  readelf " + expected + "\n  ours    " + ours);
            }
        });
        System.out.printf("readelf and the reader compared on %d ELF files%n", judged.size());
        assertThat(differing).isEmpty();
    }

    private static Map<Path, List<String>> readelf(List<Path> files) {
        var command = new ArrayList<>(List.of("readelf", "-hldnVW"));
        files.forEach(file -> command.add(file.toString()));
        Map<Path, List<String>> found = new LinkedHashMap<>();
        List<String> facts = new ArrayList<>();
        for (String line :
                RealTools.run(Path.of("/"), Map.of(), command).output().lines().toList()) {
            Matcher matcher = FACT.matcher(line);
            if (!matcher.find()) {
                continue;
            } else if (matcher.group("file") != null) {
                facts = new ArrayList<>();
                found.put(Path.of(matcher.group("file")), facts);
            }
            for (String kind : KINDS) {
                if (matcher.group(kind) != null && !(kind.equals("buildId") && isTwice(facts, kind))) {
                    facts.add(kind + " " + matcher.group(kind));
                }
            }
        }
        found.values().forEach(list -> list.sort(null));
        return found;
    }

    /// `readelf` prints a note once for its segment and once for its section.
    private static boolean isTwice(List<String> facts, String kind) {
        return facts.stream().anyMatch(fact -> fact.startsWith(kind));
    }

    private static List<String> ours(Path file) {
        if (!(ElfReader.read(file) instanceof Elf elf)) {
            return List.of("not read as ELF");
        }
        Stream<String> type = Stream.of("type "
                + switch (elf.header().type()) {
                    case 1 -> "REL";
                    case 2 -> "EXEC";
                    case 3 -> "DYN";
                    default -> "?";
                });
        Stream<Stream<String>> all = Stream.of(
                type,
                elf.interpreters().stream().flatMap(found -> fact("interpreter", found)),
                elf.dynamic().found().stream().flatMap(ReadelfJudgeTest::dynamic),
                elf.versionNeeds().found().stream().flatMap(List::stream).map(need -> "version " + need.version()),
                elf.versionDefinitions().found().stream()
                        .flatMap(List::stream)
                        .map(definition -> "definition " + definition.name()),
                Hardening.of(elf).stream().flatMap(ReadelfJudgeTest::hardening),
                fact("buildId", elf.gnuBuildId()),
                fact("abi", elf.abiTag().map(tag -> tag.replace("Linux ", ""))));
        return all.flatMap(facts -> facts).sorted().toList();
    }

    private static Stream<String> hardening(Hardening.Protected found) {
        return switch (found.protection()) {
            case NX -> found.place().stream().map(_ -> "stack " + (found.state() == Hardening.State.NONE ? "E" : " "));
            case RELRO -> found.place().stream().map(_ -> "relro GNU_RELRO");
            case PIE, CANARY, FORTIFY -> Stream.of();
        };
    }

    private static Stream<String> dynamic(Dynamic dynamic) {
        return Stream.of(
                        dynamic.needed().stream().map(needed -> "needed " + needed.value()),
                        fact("soname", dynamic.soname()),
                        fact("runpath", dynamic.runpath()))
                .flatMap(facts -> facts);
    }

    private static Stream<String> fact(String kind, Finding<String> finding) {
        return finding.found().stream().map(value -> kind + " " + value);
    }
}
