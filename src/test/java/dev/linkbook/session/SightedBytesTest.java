package dev.linkbook.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfReader;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One name, built anew again and again with the other CGO_ENABLED: each sighting has its own bytes.
@Timeout(300)
class SightedBytesTest {
    private static final int BUILDS = 5;

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            go build -o page page.go,                true
            go build -o page page.go,                false
            go build page.go,                        true
            go build page.go && file page,           true
            go build -ldflags '-s -w' page.go,       false
            """)
    void eachBuildHasItsOwnCgoEnabled(String build, boolean inOneCell) throws Exception {
        Files.writeString(
                temporary.resolve("page.go"),
                "package main\n\nimport \"net/http\"\n\nfunc main() { http.Get(\"http://a.example\") }\n");
        try (var desk = new Desk(temporary)) {
            if (inOneCell) {
                check(
                        desk.run(IntStream.range(0, BUILDS)
                                        .mapToObj(i -> "export CGO_ENABLED=" + expected(i) + "; " + build)
                                        .collect(Collectors.joining("\n")))
                                .sightings(),
                        0);
            } else {
                for (int i = 0; i < BUILDS; i++) {
                    check(desk.run("CGO_ENABLED=" + expected(i) + " " + build).sightings(), i);
                }
            }
        }
    }

    private static String expected(int build) {
        return build % 2 == 0 ? "1" : "0";
    }

    private static void check(List<Sighting> sightings, int from) throws IOException, InterruptedException {
        int build = from - 1;
        for (Sighting call : sightings) {
            build += call.tool() == ToolName.GO ? 1 : 0;
            Sighting.SightedFile file = call.files().getFirst();
            assertThat(call.environment()).containsEntry("CGO_ENABLED", expected(build));
            assertThat(file.identity()).isNotEqualTo(Sighting.SightedFile.CHANGED);
            assertThat(readByLinkbook(file.bytes())).isEqualTo(expected(build));
            assertThat(readByGo(file.bytes())).contains("CGO_ENABLED=" + expected(build));
        }
        assertThat(build).isEqualTo(from == 0 && sightings.size() > 1 ? BUILDS - 1 : from);
    }

    private static String readByLinkbook(Path bytes) {
        var elf = (Elf) ElfReader.read(bytes);
        return elf.goBuildInfo().found().orElseThrow().settings().getOrDefault("CGO_ENABLED", "none");
    }

    private static String readByGo(Path bytes) throws IOException, InterruptedException {
        Process go = new ProcessBuilder("go", "version", "-m", bytes.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(go.waitFor()).isZero();
        return output;
    }
}
