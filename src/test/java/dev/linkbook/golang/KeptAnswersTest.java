package dev.linkbook.golang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How often the real `go list` runs: a script in its place counts, and calls it.
class KeptAnswersTest {
    @TempDir
    private Path folder = Path.of("");

    private Path sources = Path.of("");

    @BeforeEach
    void write() throws IOException {
        put("toolchain/VERSION", "of the counter\n");
        put(
                "toolchain/bin/go",
                "#!/bin/sh\nPATH=${PATH#*:}\ncase $1 in list) echo >>" + folder + "/calls ;; esac\nexec go \"$@\"\n");
        Files.setPosixFilePermissions(folder.resolve("toolchain/bin/go"), PosixFilePermissions.fromString("rwxr-xr-x"));
        sources = folder.resolve("first");
        writeSources();
    }

    private void writeSources() throws IOException {
        String in = sources.getFileName().toString();
        put(in + "/go.mod", "module example.com/app\n\ngo 1.24\n");
        put(in + "/main.go", "package main\n\nimport _ \"example.com/app/deep\"\n\nfunc main() {}\n");
        put(in + "/deep/deep.go", "package deep\n\nimport _ \"os/user\"\n");
    }

    @Test
    void theSameQuestionIsAskedOnceWhereverTheSourcesLie() throws IOException {
        assertThat(uses(Map.of())).containsExactly("os/user");
        sources = folder.resolve("second");
        writeSources();
        assertThat(uses(Map.of())).containsExactly("os/user");
        assertThat(calls()).isEqualTo(1);
    }

    /// What is written, in the folder of all or of the sources, and whether Go is asked again; `-` writes nothing.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', textBlock = """
            first/program        , ELF                                , CGO_ENABLED=1, 2
            first/deep/deep.go   , package deep                       , CGO_ENABLED=1, 2
            first/deep/more.go   , package deep                       , CGO_ENABLED=1, 2
            first/go.sum         , ~~                                 , CGO_ENABLED=1, 2
            first/.git/index     , ~~                                 , CGO_ENABLED=1, 1
            unrelated.go         , package main                       , CGO_ENABLED=1, 1
            toolchain/VERSION    , another                            , CGO_ENABLED=1, 2
            toolchain/go.env     , GOSUMDB=off                        , CGO_ENABLED=1, 2
            config/go/env        , GOSUMDB=off                        , CGO_ENABLED=1, 2
            toolchain/bin/gcc    , ~#!/bin/sh~                        , CGO_ENABLED=1, 2
            -                    , ~~                                 , CGO_ENABLED=0, 2
            -                    , ~~                                 , CC=false     , 2
            -                    , ~~                                 , GOFLAGS=-v   , 2
            -                    , ~~                                 , LANG=C       , 1
            """)
    void whatTheAnswerMayDependOnIsAskedAgain(String file, String text, String variable, int calls) throws IOException {
        uses(Map.of());
        if (!file.equals("-")) {
            put(file, text + "\n");
        }
        String[] assignment = variable.split("=", 2);
        uses(Map.of(assignment[0], assignment[1]));
        assertThat(calls()).isEqualTo(calls);
    }

    /// Where not all can be known, nothing is kept.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', textBlock = """
            go.work           , ~go 1.24~                                             , CGO_ENABLED=1
            first/go.mod      , ~module example.com/app\\nreplace x.com/y => ../y\\n~ , CGO_ENABLED=1
            first/large.go    , ~package main // %0600000d~                           , CGO_ENABLED=1
            config/go/env     , GOWORK=off                                            , CGO_ENABLED=1
            -                 , ~~                                                    , GOWORK=off
            """)
    void whatMayChangeUnseenIsNotKept(String file, String text, String variable) throws IOException {
        if (!file.equals("-")) {
            put(file, text.replace("\\n", "\n").replace("%0600000d", "0".repeat(600_000)));
        }
        String[] assignment = variable.split("=", 2);
        uses(Map.of(assignment[0], assignment[1]));
        uses(Map.of(assignment[0], assignment[1]));
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void behindASymbolicLinkNothingIsKept() throws IOException {
        put("elsewhere.go", "package main\n");
        Files.createSymbolicLink(sources.resolve("link.go"), folder.resolve("elsewhere.go"));
        uses(Map.of());
        uses(Map.of());
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void aGoThatMayBeAnyOfSeveralIsAskedEachTime() throws IOException {
        Files.delete(folder.resolve("toolchain/VERSION"));
        uses(Map.of());
        uses(Map.of());
        assertThat(calls()).isEqualTo(2);
    }

    /// Flags that name the folder are not those of the next folder.
    @Test
    void anAnswerThatNamesThePlaceIsNotKept() throws IOException {
        put("first/deep/c.go", "package deep\n\n// #cgo CFLAGS: -I${SRCDIR}\nimport \"C\"\n");
        assertThat(uses(Map.of())).containsExactly("example.com/app/deep", "os/user");
        uses(Map.of());
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void oldAnswersMakeRoomAndAreNobodyElses() throws IOException {
        for (int i = 0; i < 70; i++) {
            store().keep(new byte[] {(byte) i}, "answer");
        }
        Path kept = folder.resolve("cache/linkbook/go-list");
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files).hasSize(64);
        }
        assertThat(Files.getPosixFilePermissions(kept)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(store().find(new byte[] {69})).contains("answer");
    }

    /// Both have the hash of the other.
    @Test
    void onlyTheVerySameQuestionFindsAnAnswer() {
        store().keep("Aa".getBytes(java.nio.charset.StandardCharsets.UTF_8), "answer");
        assertThat(store().find("BB".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void withoutAFolderNothingIsKept() {
        KeptAnswers homeless = KeptAnswers.of(Map.of());
        homeless.keep(new byte[] {1}, "answer");
        assertThat(homeless.find(new byte[] {1})).isEmpty();
        KeptAnswers unwritable = KeptAnswers.of(Map.of("XDG_CACHE_HOME", "/proc"));
        unwritable.keep(new byte[] {1}, "answer");
        assertThat(unwritable.find(new byte[] {1})).isEmpty();
    }

    private KeptAnswers store() {
        return KeptAnswers.of(Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()));
    }

    /// The packages with cgo; each call is a new run.
    private List<String> uses(Map<String, String> variables) {
        var environment = new HashMap<>(Map.of(
                "CGO_ENABLED",
                "1",
                "PATH",
                folder.resolve("toolchain/bin") + ":" + System.getenv("PATH"),
                "XDG_CONFIG_HOME",
                folder.resolve("config").toString()));
        environment.putAll(variables);
        var build = new Sighting(ToolName.GO, List.of("build"), sources, environment, "", "", 0, List.of());
        try (var asked = ListedSources.keeping(
                Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()))) {
            var names = new ArrayList<String>();
            asked.cgoUses(build).forEach(use -> names.add(use.importPath()));
            return names;
        }
    }

    private long calls() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("calls"))) {
            return lines.count();
        }
    }

    private void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (name.contains("/bin/")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
