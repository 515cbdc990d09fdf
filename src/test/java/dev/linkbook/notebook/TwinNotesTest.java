package dev.linkbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.note.Block;
import dev.linkbook.note.Note;
import dev.linkbook.note.NoteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our own notes stand in both languages, with the same cells.
class TwinNotesTest {
    private static final String CHINESE = ".zh.md";
    private static final String ENGLISH = ".en.md";

    @TempDir
    private Path folder;

    /// What is wrong with the pairs of a folder; nothing when all is well.
    private static List<String> problems(Path notes) throws IOException {
        try (Stream<Path> files = Files.list(notes)) {
            return files.filter(
                            file -> name(file).endsWith(CHINESE) || name(file).endsWith(ENGLISH))
                    .sorted()
                    .flatMap(file -> problem(file).stream())
                    .toList();
        }
    }

    private static List<String> problem(Path file) {
        String name = name(file);
        boolean chinese = name.endsWith(CHINESE);
        String twinName = name.substring(0, name.length() - CHINESE.length()) + (chinese ? ENGLISH : CHINESE);
        Path twin = file.resolveSibling(twinName);
        if (!Files.exists(twin)) {
            return List.of(name + ": no " + twinName);
        }
        return cells(file).equals(cells(twin)) ? List.of() : List.of(name + ": other cells than " + twinName);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static List<String> cells(Path file) {
        Note note = NoteReader.read(file, Plans.EXISTS);
        Stream<String> runs = Plans.runs(Planner.plan(note, true)).stream().map(Item.Run::source);
        Stream<String> listings = note.blocks().stream()
                .filter(Block.Listing.class::isInstance)
                .map(Block.Listing.class::cast)
                .map(Block.Listing::text);
        return Stream.concat(runs, listings).toList();
    }

    @Test
    void ourNotesSayTheSameInBothLanguages() throws IOException {
        Path notes = Path.of("notebooks");
        assertThat(Files.isDirectory(notes) ? problems(notes) : List.of()).isEmpty();
    }

    @Test
    void aDifferenceIsFound() throws IOException {
        write("same.zh.md", "文字", "true");
        write("same.en.md", "Text", "true");
        write("other.zh.md", "文字", "true");
        write("other.en.md", "Text", "false");
        write("alone.zh.md", "文字", "true");
        write("lonely.en.md", "Text", "true");
        assertThat(problems(folder))
                .containsExactly(
                        "alone.zh.md: no alone.en.md",
                        "lonely.en.md: no lonely.zh.md",
                        "other.en.md: other cells than other.zh.md",
                        "other.zh.md: other cells than other.en.md");
    }

    private void write(String name, String prose, String command) throws IOException {
        Files.writeString(folder.resolve(name), prose + "\n\n```sh\n$ " + command + "\n```\n\n```text\nx\n```\n");
    }
}
