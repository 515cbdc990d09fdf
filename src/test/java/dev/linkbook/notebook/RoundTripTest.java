package dev.linkbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.linkbook.note.Note;
import dev.linkbook.note.NoteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Note -> notebook -> note.
class RoundTripTest {
    static List<Path> notes() throws IOException {
        var notes = new ArrayList<Path>();
        notes.add(Plans.SEED);
        for (Path folder : List.of(Path.of("notebooks"), Path.of("src/test/resources/notes"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(notes::add);
            }
        }
        assertThat(notes).hasSizeGreaterThan(14);
        return notes;
    }

    @ParameterizedTest
    @MethodSource("notes")
    void everyNoteComesBackByteForByte(Path file) throws Exception {
        String source = Files.readString(file);
        assertThat(NotebookNote.of(notebook(source).toString())).isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\ufefftext",
                "```sh\n$ ls\n",
                "```sh\n$ ls\n```",
                "> ```sh\n> $ ls\n> a\n> ```\n> text\n",
                "- item\n\n  ```sh\n  $ ls\n  a\n  ```\n\n  more\n1. x\n",
                "```sh\r\n$ ls\r\na\r\n```\r\n",
                "    $ ls\n    a\n\ntext\n",
                "```sh\nls\ntext that is none\n# a comment\n```\n",
                "```go a/b.go\npackage main\n```\n```sh\n$ go build ./a\n```\n",
                "```sh\n$ sudo apt-get install x\n$\n$ # nothing\n$ cat <<E\nx\nE\n```\n",
                "~~~sh\n$ echo '\n```\n'\n~~~\n"
            })
    void everyTextComesBack(String source) throws Exception {
        assertThat(NotebookNote.of(notebook(source).toString())).isEqualTo(source);
    }

    @Test
    void randomTextsComeBack() throws Exception {
        var random = new Random(20_261_124);
        List<String> pieces = List.of(
                "```sh\n",
                "```\n",
                "$ ls\n",
                "text\n",
                "\n",
                "  ",
                "- ",
                "> ",
                "1. ",
                "# h\n",
                "    x\n",
                "$ echo 'a\n",
                "---\n",
                "title: x\n",
                "go build a.go\n",
                "```go a.go\npackage main\n```\n",
                "\r\n",
                "\t",
                "```text\n",
                "gary@h:~/x$ cat a.go\npackage main\n",
                "~~~\n",
                "$ sudo true\n",
                "中文",
                "<!-- cell: {\"tags\":[\"a\"]} -->\n",
                "<!-- cell 2: {\"a\":{\"b\":1.50}} -->\n",
                "<!-- text: {\"x\":null,\"tags\":[]} -->\n",
                "<!-- cell: {nothing} -->\n",
                "\u2028");
        for (int i = 0; i < 3000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(14); n >= 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            String source = text.toString();
            assertThat(NotebookNote.of(notebook(source).toString())).isEqualTo(source);
        }
    }

    @Test
    void anEditedCellIsWrittenInItsPlace() throws Exception {
        String source = """
                Text.

                1. Item

                   ```sh
                   me@here:~/x$ ls
                   a
                   me@here:~/x$ file a
                   a: data
                   ```

                End.
                """;
        JsonObject notebook = notebook(source);
        edit(notebook, "ls", "ls \\\n-a");
        edit(notebook, "End.", "The end.");
        assertThat(NotebookNote.of(notebook.toString())).isEqualTo("""
                Text.

                1. Item

                   ```sh
                   me@here:~/x$ ls \\
                   -a
                   me@here:~/x$ file a
                   a: data
                   ```

                The end.
                """);
    }

    private static final String EXERCISE = """
            1. Text

               <!-- text: {"nbgrader":{"points":2}} -->

               <!-- cell: {"tags":["hide-cell"],"jupyter":{"source_hidden":true}} -->
               <!-- cell 2: {"nbgrader":{"grade_id":"q1","solution":true}} -->
               ```sh
               $ true
               $ false
               ```

            <!-- cell: {"tags":["listing"]} -->

            ```go a.go
            package main
            ```
            """;

    @Test
    void whatANoteSaysAboutACellIsItsMetadata() throws Exception {
        JsonObject notebook = notebook(EXERCISE);
        assertThat(metadata(notebook, "true"))
                .isEqualTo("{\"tags\":[\"hide-cell\"],\"jupyter\":{\"source_hidden\":true}}");
        assertThat(metadata(notebook, "false")).isEqualTo("{\"nbgrader\":{\"grade_id\":\"q1\",\"solution\":true}}");
        assertThat(metadata(notebook, "%%writefile a.go\npackage main\n"))
                .isEqualTo("{\"tags\":[\"listing\",\"linkbook-added\"]}");
        assertThat(notebook.toString()).contains("{\"nbgrader\":{\"points\":2},\"linkbook\":");
        assertThat(NotebookNote.of(notebook.toString())).isEqualTo(EXERCISE);
    }

    /// JSON's null is a value, too: a tool that has set it finds it again.
    @Test
    void aNullInTheMetadataIsKept() throws Exception {
        JsonObject notebook = notebook("```sh\n$ true\n```\n");
        say(notebook, "true", "{\"nbgrader\":{\"points\":null}}");
        String written = NotebookNote.of(notebook.toString());
        assertThat(written).isEqualTo("<!-- cell: {\"nbgrader\":{\"points\":null}} -->\n```sh\n$ true\n```\n");
        assertThat(NotebookNote.of(notebook(written).toString())).isEqualTo(written);
    }

    @Test
    void whatATeacherSaysAboutACellComesIntoTheNote() throws Exception {
        JsonObject notebook = notebook("Words.\n\n1. One\n\n   ```sh\n   $ true\n   $ false\n   ```\n\nEnd.\n");
        say(notebook, "false", "{\"nbgrader\":{\"id\":\"a-->b\"},\"scrolled\":true,\"tags\":[]}");
        say(notebook, "true", "{\"tags\":[\"x\"]}");
        say(notebook, "End.", "{\"slideshow\":{\"slide_type\":\"slide\"}}");
        JsonArray cells = notebook.getAsJsonArray("cells");
        JsonObject fresh = cell("code", "%%go b.go\npackage main\n");
        fresh.add("metadata", JsonParser.parseString("{\"tags\":[\"y\"]}"));
        cells.add(fresh);
        String written = NotebookNote.of(notebook.toString());
        assertThat(written).isEqualTo("""
                Words.

                1. One

                   <!-- cell: {"tags":["x"]} -->
                   <!-- cell 2: {"nbgrader":{"id":"a-\\u002d>b"}} -->
                   ```sh
                   $ true
                   $ false
                   ```

                End.
                <!-- text: {"slideshow":{"slide_type":"slide"}} -->

                <!-- cell: {"tags":["y"]} -->
                ```go b.go
                package main
                ```

                """);
        JsonObject again = notebook(written);
        assertThat(metadata(again, "false")).isEqualTo("{\"nbgrader\":{\"id\":\"a-->b\"}}");
        assertThat(NotebookNote.of(again.toString())).isEqualTo(written);
    }

    @Test
    void whatIsTakenAwayFromACellGoes() throws Exception {
        JsonObject notebook = notebook(EXERCISE);
        for (var each : notebook.getAsJsonArray("cells")) {
            JsonObject metadata = each.getAsJsonObject().getAsJsonObject("metadata");
            metadata.keySet().removeIf(key -> !key.equals("linkbook"));
        }
        String written = NotebookNote.of(notebook.toString());
        assertThat(written).doesNotContain("<!--");
        assertThat(written.lines().filter(line -> !line.isBlank()))
                .containsExactly(EXERCISE.lines()
                        .filter(line -> !line.isBlank() && !line.contains("<!--"))
                        .toArray(String[]::new));
    }

    private static String metadata(JsonObject notebook, String source) {
        JsonObject metadata = find(notebook, source).getAsJsonObject("metadata").deepCopy();
        metadata.remove("linkbook");
        return metadata.toString();
    }

    private static void say(JsonObject notebook, String source, String metadata) {
        JsonObject own = find(notebook, source).getAsJsonObject("metadata");
        JsonParser.parseString(metadata)
                .getAsJsonObject()
                .entrySet()
                .forEach(entry -> own.add(entry.getKey(), entry.getValue()));
    }

    private static JsonObject find(JsonObject notebook, String source) {
        for (var each : notebook.getAsJsonArray("cells")) {
            if (NoteLayout.source(each.getAsJsonObject()).equals(source)) {
                return each.getAsJsonObject();
            }
        }
        throw new AssertionError("no cell " + source);
    }

    @Test
    void anEditedFileAndNewCellsGetFences() throws Exception {
        JsonObject notebook = notebook("```go a.go\npackage main\n```\n");
        edit(notebook, "%%writefile a.go\npackage main\n", "%%writefile a.go\npackage main\n\nfunc main() {}\n");
        JsonArray cells = notebook.getAsJsonArray("cells");
        cells.add(cell("code", "go build a.go"));
        cells.add(cell("markdown", "Words."));
        cells.add(cell("code", "%%go b.go\npackage main\n"));
        cells.add(cell("code", "%%writefile go.mod\nmodule x\n"));
        assertThat(NotebookNote.of(notebook.toString())).isEqualTo("""
                ```go a.go
                package main

                func main() {}
                ```

                ```sh
                go build a.go
                ```

                Words.

                ```go b.go
                package main
                ```

                ```mod go.mod
                module x
                ```

                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "nothing",
                "{\"cells\": 1}",
                "{\"cells\": [1]}",
                "{\"cells\": [{\"source\": {}}]}"
            })
    void whatIsNoNotebookIsSaid(String json) {
        assertThatThrownBy(() -> NotebookNote.of(json)).isInstanceOf(NotebookNote.NotANotebook.class);
    }

    @Test
    void whatIsNestedTooDeepIsSaid() {
        assertThatThrownBy(() -> NotebookNote.of("[".repeat(1_000_000))).isInstanceOf(NotebookNote.NotANotebook.class);
    }

    private static JsonObject notebook(String source) {
        Note note = NoteReader.parse(source, "test.md", Plans.EXISTS);
        List<Played> played = Planner.plan(note, true).stream().map(Played::of).toList();
        return JsonParser.parseString(new NotebookFile(Pages.wording()).render(note, played))
                .getAsJsonObject();
    }

    private static void edit(JsonObject notebook, String from, String to) {
        find(notebook, from).addProperty("source", to);
    }

    private static JsonObject cell(String type, String source) {
        var cell = new JsonObject();
        cell.addProperty("cell_type", type);
        cell.add("metadata", new JsonObject());
        cell.addProperty("source", source);
        return cell;
    }
}
