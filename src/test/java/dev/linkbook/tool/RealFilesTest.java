package dev.linkbook.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real `file` on this machine's files, and on such as it does not have.
class RealFilesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyElfFileOfThisMachineIsExplained() throws Exception {
        List<String> files = Samples.elfFiles();
        int compared = 0;
        for (int at = 0; at < files.size(); at += 500) {
            compared += compare(files.subList(at, Math.min(at + 500, files.size())), Map.of());
        }
        System.out.println("file explained for " + compared + " ELF files of this machine");
        assertThat(compared).isEqualTo(files.size()).isGreaterThan(500);
    }

    /// Damaged headers: what `file` says against them is known too.
    @Test
    void whatItSaysOfDamagedFilesIsKnown() throws Exception {
        byte[] whole = Files.readAllBytes(Path.of("/bin/true"));
        var random = new Random(5);
        var names = new ArrayList<String>();
        for (int i = 0; i < 1500; i++) {
            byte[] bytes =
                    i % 5 == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(64, whole.length)) : whole.clone();
            for (int change = 0; change < 1 + i % 2; change++) {
                bytes[random.nextInt(4, i % 3 == 0 ? Math.min(bytes.length, 0x400) : 64)] = (byte) random.nextInt(256);
            }
            names.add("m" + i);
            Files.write(folder.resolve("m" + i), bytes);
        }
        assertThat(compare(names, Map.of())).isEqualTo(1500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void namesOfAllKindsComeBack(String locale) throws Exception {
        List<String> names = List.of(
                "a: b",
                "a: ELF 64-bit LSB executable",
                "a\nb",
                "\u001b[1mred",
                "中文",
                "x: symbolic link to y",
                "a\tb",
                "é: data");
        for (String name : names) {
            Files.copy(Path.of("/bin/true"), folder.resolve(name));
        }
        assertThat(compare(names, Map.of("LC_ALL", locale))).isEqualTo(names.size());
    }

    @Test
    void whatIsNoElfFileHasItsOwnWords() throws Exception {
        Files.writeString(folder.resolve("run.sh"), "#!/bin/bash\necho x\n");
        Files.writeString(folder.resolve("main.go"), "package main\n\nfunc main() {}\n");
        Files.writeString(folder.resolve("empty"), "");
        Files.write(folder.resolve("data"), new byte[] {1, 2, 3, (byte) 0xfe, 7, 0, 5});
        Files.writeString(folder.resolve("lib.a"), "!<arch>\n");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("data"));
        Files.createSymbolicLink(folder.resolve("lost"), Path.of("nowhere"));
        List<String> names =
                List.of("run.sh", "main.go", "empty", "data", "lib.a", "link", "lost", ".", "/dev/null", "gone");
        List<FileLine> lines = lines(names, Map.of());
        assertThat(lines)
                .extracting(line -> line.fragments().get(2).kind())
                .containsExactly(
                        FileKind.SCRIPT,
                        FileKind.TEXT,
                        FileKind.EMPTY,
                        FileKind.DATA,
                        FileKind.ARCHIVE,
                        FileKind.SYMBOLIC_LINK,
                        FileKind.BROKEN_SYMBOLIC_LINK,
                        FileKind.DIRECTORY,
                        FileKind.SPECIAL,
                        FileKind.CANNOT_OPEN);
    }

    /// @return how many lines were held against the names, and left nothing unexplained
    private int compare(List<String> names, Map<String, String> environment) throws Exception {
        List<FileLine> lines = lines(names, environment);
        assertThat(lines).extracting(line -> line.name().orElse("")).isEqualTo(names);
        assertThat(lines)
                .flatExtracting(FileLine::fragments)
                .filteredOn(fragment -> fragment.kind().isUnexplained())
                .extracting(Fragment::text)
                .isEmpty();
        assertThat(lines)
                .allMatch(line -> line.fragments().stream()
                        .anyMatch(fragment -> fragment.kind() == FileKind.ELF_CLASS
                                || fragment.kind() == FileKind.ELF_CLASS_INVALID));
        return lines.size();
    }

    private List<FileLine> lines(List<String> names, Map<String, String> environment)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("file", "--"));
        command.addAll(names);
        String printed = RealTool.run(folder, environment, command).stdout();
        List<FileLine> lines = FileGrammar.parse(printed, names);
        var joined = new StringBuilder();
        lines.forEach(line -> joined.append(Samples.joined(line.fragments())));
        assertThat(joined).hasToString(printed);
        return lines;
    }
}
