package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.FragmentKind;
import dev.linkbook.tool.LddKind;
import dev.linkbook.tool.RealTool;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which words of one call are about which of its files.
class SectionReaderTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("a.c"), "int main(void) { return 0; }\n");
        for (List<String> command : List.of(
                List.of("gcc", "-o", "dynamic", "a.c"),
                List.of("gcc", "-static", "-o", "static", "a.c"),
                List.of("gcc", "-static", "-o", "static2", "a.c"))) {
            RealTool.Output output = RealTool.run(folder, Map.of(), command);
            assertThat(output.exitCode()).as(output.stderr()).isZero();
        }
    }

    private static Sighting ldd(String... names) throws IOException, InterruptedException {
        RealTool.Output output = RealTool.run(
                folder,
                Map.of(),
                Stream.concat(Stream.of("ldd"), Stream.of(names)).toList());
        List<Sighting.SightedFile> files = Stream.of(names)
                .map(name -> new Sighting.SightedFile(name, folder.resolve(name), folder.resolve(name), name))
                .toList();
        return new Sighting(
                ToolName.LDD,
                List.of(names),
                folder,
                Map.of(),
                output.stdout(),
                output.stderr(),
                output.exitCode(),
                files);
    }

    private static List<FragmentKind> kinds(Sighting sighting, int file) {
        return SectionReader.fragments(sighting, sighting.files().get(file)).stream()
                .map(Fragment::kind)
                .filter(kind -> kind != LddKind.SEPARATOR)
                .toList();
    }

    @Test
    void theAnswerAboutAStaticFileAmongOthersIsItsOwn() throws IOException, InterruptedException {
        Sighting mixed = ldd("static", "dynamic", "static2");
        assertThat(kinds(mixed, 0)).containsExactly(LddKind.NOT_DYNAMIC);
        assertThat(kinds(mixed, 1)).contains(LddKind.FOUND).doesNotContain(LddKind.NOT_DYNAMIC);
        assertThat(kinds(mixed, 2)).containsExactly(LddKind.NOT_DYNAMIC);
    }

    @Test
    void noAnswerIsGivenToAFileThatIsNotThere() throws IOException, InterruptedException {
        Sighting mixed = ldd("static", "nosuch");
        assertThat(kinds(mixed, 1)).isEmpty();
    }
}
