package dev.linkbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfReader;
import dev.linkbook.explain.Explainer;
import dev.linkbook.explain.Lang;
import dev.linkbook.process.Processes;
import dev.linkbook.report.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionTest {
    @TempDir
    private Path folder;

    /// A program from a newer system: what it asks for is not in the library as it is here.
    @Test
    void aLibraryThatIsTooOldIsForeseen() throws Exception {
        Files.writeString(folder.resolve("l.c"), "int answer(void) { return 0; }\n");
        Files.writeString(folder.resolve("m.c"), "int answer(void); int main(void) { return answer(); }\n");
        Files.writeString(folder.resolve("new.map"), "V_2 { global: answer; };\n");
        Files.writeString(folder.resolve("old.map"), "V_1 { global: answer; };\n");
        gcc("-shared", "-o", "libl.so", "l.c", "-Wl,--version-script,new.map");
        gcc("-o", "main", "m.c", "-L.", "-ll", "-Wl,-rpath," + folder);
        assertThat(prediction().reason()).isEqualTo(Prediction.Reason.ALL_THERE);
        gcc("-shared", "-o", "libl.so", "l.c", "-Wl,--version-script,old.map");
        assertThat(prediction().starts()).isFalse();
        assertThat(prediction().reason()).isEqualTo(Prediction.Reason.NO_VERSION);
        assertThat(prediction().detail()).matches("V_2 \\(Vernaux 0x[0-9a-f]+; libl\\.so: DT_VERDEF 0x[0-9a-f]+\\)");
        assertThat(new ProcessBuilder(folder.resolve("main").toString()).start().waitFor())
                .as("what the real loader does")
                .isNotZero();
        assertThat(remark()).contains("/libl.so", "does not define the symbol version V_2");
    }

    private Prediction prediction() {
        return Prediction.of((Elf) ElfReader.read(folder.resolve("main")), Place.GLIBC);
    }

    private String remark() {
        try (var processes = new Processes()) {
            return new FileExplainer(new Explainer(Lang.EN, List.of()), processes, folder)
                    .explain(List.of(Path.of("main")), false).getFirst().needs().stream()
                            .filter(node -> node.name().equals("libl.so"))
                            .map(Sheet.Node::remark)
                            .findFirst()
                            .orElseThrow();
        }
    }

    private void gcc(String... arguments) throws IOException, InterruptedException {
        var argv = new java.util.ArrayList<>(List.of("gcc", "-fPIC"));
        argv.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(argv)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
