package dev.linkbook.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Programs built by the real Go, gcc and musl-gcc.
class GoBuildsTest {
    private static final String HELLO = "package main\n\nfunc main() { println(\"hello\") }\n";
    private static final String LOOKUP =
            "package main\n\nimport \"net\"\n\nfunc main() { _, err := net.LookupHost(\"localhost\"); println(err == nil) }\n";
    private static final String SHARED =
            "package main\n\nimport \"C\"\n\n//export Two\nfunc Two() int { return 2 }\n\nfunc main() {}\n";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        Files.writeString(folder.resolve("go.mod"), "module example.com/linked\n\ngo 1.24\n");
        for (var program :
                Map.of("hello", HELLO, "lookup", LOOKUP, "shared", SHARED).entrySet()) {
            Path source = Files.createDirectory(folder.resolve(program.getKey() + "-src"));
            Files.writeString(source.resolve("main.go"), program.getValue());
        }
    }

    /// Program, environment, flags (words parted by `|`), then what the bytes say.
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(quoteCharacter = '~', textBlock = """
            hello , -              , -                                                                    , STATIC          , NONE , true
            hello , CGO_ENABLED=0  , -                                                                    , STATIC          , NONE , true
            hello , -              , -ldflags=-s -w                                                       , STATIC          , NONE , true
            hello , -              , -ldflags=-buildid=                                                   , STATIC          , NONE , true
            hello , CGO_ENABLED=0  , -buildmode=pie                                                       , LOADER_ONLY     , GLIBC, true
            hello , -              , -ldflags=-linkmode external                                          , DYNAMIC         , GLIBC, true
            hello , -              , -ldflags=-linkmode external -extldflags -static                      , STATIC          , GLIBC, true
            hello , -              , -buildmode=pie|-ldflags=-linkmode external -extldflags -static-pie   , STATIC_PIE      , GLIBC, true
            hello , CC=musl-gcc    , -ldflags=-linkmode external                                          , DYNAMIC         , MUSL , true
            hello , CC=musl-gcc    , -ldflags=-linkmode external -extldflags -static                      , STATIC          , MUSL , false
            lookup, CGO_ENABLED=1  , -                                                                    , DYNAMIC         , GLIBC, true
            lookup, CGO_ENABLED=0  , -                                                                    , STATIC          , NONE , true
            lookup, CGO_ENABLED=1  , -buildmode=pie                                                       , DYNAMIC_PIE     , GLIBC, true
            shared, CGO_ENABLED=1  , -buildmode=c-shared                                                  , SHARED_LIBRARY  , GLIBC, true
            """)
    void theBytesTellHowItWasLinked(
            String program, String environment, String flags, Linkage linkage, Libc libc, boolean certain) {
        Elf elf = build(program, environment, flags);
        assertThat(Linkage.of(elf)).isEqualTo(linkage);
        LibcFinding found = Libc.of(elf);
        assertThat(found.libc()).isEqualTo(libc);
        assertThat(found.certain()).isEqualTo(certain);
        buildInfoIsThatOfGo(elf);
        buildIdsAreThoseOfFile(elf);
    }

    @Test
    void stripLeavesTheBuildInformation() {
        Elf whole = build("hello", "-", "-");
        assertThat(whole.hasSymtab()).isTrue();
        assertThat(whole.hasDebugInfo()).isTrue();
        assertThat(RealTools.run(folder, Map.of(), List.of("strip", whole.path().toString()))
                        .exitCode())
                .isZero();
        Elf stripped = (Elf) ElfReader.read(whole.path());
        assertThat(stripped.hasSymtab()).isFalse();
        assertThat(stripped.hasDebugInfo()).isFalse();
        assertThat(stripped.goBuildInfo().found()).isEqualTo(whole.goBuildInfo().found());
    }

    @Test
    void settingsComeWithoutGosQuotes() {
        Elf elf = build("hello", "CGO_ENABLED=0", "-ldflags=-s -X \"main.a=b c\"|-tags=one,two");
        Map<String, String> settings = elf.goBuildInfo().found().orElseThrow().settings();
        assertThat(settings)
                .containsEntry("-ldflags", "-s -X \"main.a=b c\"")
                .containsEntry("-tags", "one,two")
                .containsEntry("CGO_ENABLED", "0")
                .containsEntry("GOARCH", "amd64");
    }

    @Test
    void anEmptyBuildIdIsNone() {
        assertThat(build("hello", "-", "-ldflags=-buildid=").goBuildId()).isEqualTo(new Finding.Absent<>());
    }

    @Test
    void anArchiveIsSaidToBeOne() {
        assertThat(read("shared", "CGO_ENABLED=1", "-buildmode=c-archive"))
                .isInstanceOfSatisfying(
                        NotElf.class, file -> assertThat(file.kind()).isEqualTo(NotElf.Kind.ARCHIVE));
    }

    @Test
    void whoCallsCStandsWhereTheTableSaysThatItsNamesAre() throws IOException {
        Elf elf = build("lookup", "CGO_ENABLED=1", "-");
        List<String> callers = CgoPackages.of(elf).found().orElseThrow();
        assertThat(callers).contains("net");
        Section table = elf.section(".gopclntab").orElseThrow();
        try (var file = new RandomAccessFile(elf.path().toFile(), "rw")) {
            // The fifth word behind eight bytes is where they end: here, behind their first byte.
            long ends = table.offset() + 8 + 4 * 8;
            file.seek(ends - 8);
            long start = Long.reverseBytes(file.readLong());
            file.writeLong(Long.reverseBytes(start + 1));
            assertThat(CgoPackages.of(elf).found()).contains(List.of());
            // Before it begins: such a header tells nothing, nor does one of a Go that nobody knows.
            file.seek(ends);
            file.writeLong(0);
            assertThat(CgoPackages.of(elf).found()).contains(callers);
            file.seek(ends);
            file.writeLong(Long.reverseBytes(start + 1));
            file.seek(table.offset());
            file.writeInt(0);
            assertThat(CgoPackages.of(elf).found()).contains(callers);
        }
    }

    private static void buildInfoIsThatOfGo(Elf elf) {
        GoBuildInfo info = elf.goBuildInfo().found().orElseThrow();
        List<String> lines = RealTools.output("go", "version", "-m", elf.path().toString())
                .lines()
                .toList();
        assertThat(lines.getFirst()).endsWith(": " + info.goVersion());
        assertThat(lines).contains("\tpath\t" + info.path());
        assertThat(lines)
                .contains("\tmod\t" + info.main().orElseThrow().path() + "\t"
                        + info.main().orElseThrow().version() + "\t");
        String settings = lines.stream()
                .filter(line -> line.startsWith("\tbuild\t"))
                .map(line -> GoQuotedLine.plain(line.substring(7)))
                .collect(Collectors.joining("\n"));
        assertThat(info.settings().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("\n")))
                .isEqualTo(settings);
    }

    private static void buildIdsAreThoseOfFile(Elf elf) {
        String line = RealTools.output("file", "-b", elf.path().toString());
        elf.gnuBuildId()
                .found()
                .ifPresent(hex -> assertThat(line).contains("BuildID[" + Elf.buildIdAlgorithm(hex) + "]=" + hex));
        // libmagic leaves Go's out when GNU's stands before it.
        if (line.contains("Go BuildID=")) {
            assertThat(line).contains("Go BuildID=" + elf.goBuildId().found().orElseThrow() + ",");
        }
        assertThat(line.contains(", not stripped")).isEqualTo(elf.hasSymtab());
        assertThat(line.contains(", with debug_info")).isEqualTo(elf.hasDebugInfo());
        assertThat(line.contains("for GNU/Linux")).isEqualTo(elf.abiTag().isPresent());
    }

    private static Elf build(String program, String environment, String flags) {
        return (Elf) read(program, environment, flags);
    }

    private static Binary read(String program, String environment, String flags) {
        Path target = folder.resolve(program + "-" + System.nanoTime());
        var command = new ArrayList<>(List.of("go", "build", "-o", target.toString()));
        Stream.of(flags.split("\\|")).filter(flag -> !flag.equals("-")).forEach(command::add);
        command.add("./" + program + "-src");
        Map<String, String> variables = environment.equals("-")
                ? Map.of("GOFLAGS", "-mod=mod -buildvcs=false")
                : Map.of(
                        "GOFLAGS",
                        "-mod=mod -buildvcs=false",
                        environment.substring(0, environment.indexOf('=')),
                        environment.substring(environment.indexOf('=') + 1));
        RealTools.Result result = RealTools.run(folder, variables, command);
        assertThat(result.exitCode()).as(result.errors()).isZero();
        return ElfReader.read(target);
    }

    /// `go version -m` prints settings in Go's quotes; the only ones here are \" and blanks.
    private static final class GoQuotedLine {
        static String plain(String setting) {
            int equals = setting.indexOf('=');
            String value = setting.substring(equals + 1);
            return value.startsWith("\"")
                    ? setting.substring(0, equals + 1)
                            + value.substring(1, value.length() - 1).replace("\\\"", "\"")
                    : setting;
        }
    }
}
