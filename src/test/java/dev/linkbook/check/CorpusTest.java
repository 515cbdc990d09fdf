package dev.linkbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.note.Note;
import dev.linkbook.note.NoteReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Notes in the styles that are found in the wild, each with the verdicts that are known for it (`.verdicts`) and with
/// what it is when it has been blessed (`.blessed`). `-Dlinkbook.golden=write` writes both anew, to be read in the
/// diff.
class CorpusTest {
    private static final Path NOTES = Path.of("src/test/resources/notes");
    private static final boolean WRITE = "write".equals(System.getProperty("linkbook.golden"));

    @TempDir
    private Path folder;

    static List<Path> notes() throws IOException {
        try (Stream<Path> files = Files.list(NOTES)) {
            List<Path> notes = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            assertThat(notes).hasSizeGreaterThanOrEqualTo(16);
            return notes;
        }
    }

    @ParameterizedTest
    @MethodSource("notes")
    void everyCommandStandsAsKnown(Path file) throws IOException {
        CheckedNote checked = check(note(Files.readString(file)));
        String rows = Stream.concat(SeedCheckTest.rows(checked).stream(), SeedCheckTest.remarks(checked).stream())
                .reduce("", (all, row) -> all + row + "\n");
        assertGolden(file, ".verdicts", rows);
    }

    @ParameterizedTest
    @MethodSource("notes")
    void blessingWritesWhatDiffersAndNothingElse(Path file) throws IOException {
        CheckedNote checked = check(note(Files.readString(file)));
        Blessed blessed = Blesser.bless(checked, Optional.of("a test"), false, CorpusTest::note);
        assertGolden(file, ".blessed", blessed.source());

        CheckedNote again = check(note(blessed.source()));
        assertThat(again.commands()).hasSameSizeAs(checked.commands());
        assertThat(Blesser.bless(again, Optional.of("a test"), false, CorpusTest::note)
                        .written())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("notes")
    void whatIsWrongIsRefusedWithoutAReason(Path file) throws IOException {
        CheckedNote checked = check(note(Files.readString(file)));
        Blessed blessed = Blesser.bless(checked, Optional.empty(), false, CorpusTest::note);
        List<Integer> wrong = checked.commands().stream()
                .filter(each -> each.standing() == Standing.WRONG)
                .map(Checked::line)
                .toList();
        assertThat(Collections.disjoint(blessed.written(), wrong)).isTrue();
        assertThat(blessed.refused()).extracting(Blessed.Refusal::line).containsAll(wrong);
    }

    @ParameterizedTest
    @MethodSource("notes")
    void theDiffIsTheOneThatGitApplies(Path file) throws Exception {
        String source = Files.readString(file);
        Blessed blessed = Blesser.bless(check(note(source)), Optional.of("a test"), true, CorpusTest::note);
        Path copy = Files.writeString(folder.resolve("note.md"), source);
        Path diff = Files.writeString(folder.resolve("diff"), blessed.diff());
        if (!blessed.diff().isEmpty()) {
            Process git = new ProcessBuilder(
                            "git", "apply", "-p0", "--unidiff-zero", "--whitespace=nowarn", diff.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(git.waitFor()).as(said).isZero();
        }
        assertThat(copy).content().isEqualTo(blessed.source());
    }

    @Test
    void theOldRecordIsKeptOnRequest() throws IOException {
        String source = """
                ---
                date: 2023-09-05
                ---
                1. x

                   ```sh
                   $ echo new
                   old
                   $ echo newer
                   older
                   ```

                Text.
                """;
        Blessed blessed = Blesser.bless(check(note(source)), Optional.of("it was a typo"), true, CorpusTest::note);
        assertThat(blessed.source()).isEqualTo("""
                ---
                date: 2023-09-05
                ---
                1. x

                   ```sh
                   $ echo new
                   new
                   $ echo newer
                   newer
                   ```

                   ```text recorded 2023; it was a typo
                   old
                   ```

                   ```text recorded 2023; it was a typo
                   older
                   ```

                Text.
                """);
        assertThat(blessed.written()).containsExactly(7, 9);
    }

    @Test
    void anOutputThatWouldBeReadAsSomethingElseIsRefused() throws IOException {
        String source = "```sh\n$ printf '\\140\\140\\140\\n'\nx\n$ echo '$ rm x'\ny\n$ echo fine\nbad\n```\n";
        Blessed blessed = Blesser.bless(check(note(source)), Optional.of("a test"), false, CorpusTest::note);
        assertThat(blessed.source()).isEqualTo(source.replace("\nbad\n", "\nfine\n"));
        assertThat(blessed.refused())
                .containsExactly(
                        new Blessed.Refusal(2, Blessed.Why.NO_PLACE), new Blessed.Refusal(4, Blessed.Why.NO_PLACE));
    }

    @Test
    void theTwinsHaveTheSameCommandsByteForByte() throws IOException {
        assertThat(commands("hello.zh.md")).isNotEmpty().isEqualTo(commands("hello.en.md"));
    }

    private static List<String> commands(String name) throws IOException {
        return Checker.commands(note(Files.readString(NOTES.resolve(name)))).values().stream()
                .map(command -> command.line() + command.text() + command.recorded())
                .toList();
    }

    static CheckedNote check(Note note) throws IOException {
        var options = new CheckOptions(false, Optional.empty(), Duration.ofMinutes(2), 1, true);
        return new Checker(options).check("note.md", note, Optional.empty());
    }

    static Note note(String source) {
        return NoteReader.parse(source, "note.md", SeedCheckTest.EXISTS);
    }

    private static void assertGolden(Path note, String ending, String text) throws IOException {
        Path golden = note.resolveSibling(note.getFileName() + ending);
        if (WRITE) {
            Files.writeString(golden, text);
        }
        assertThat(golden).content().isEqualTo(text);
    }
}
