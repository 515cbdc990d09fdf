package dev.linkbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.linkbook.note.Note;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shape of nbformat 4.5: nbformat.v4.5.schema.json.
class NotebookFileTest {
    @TempDir
    private Path folder;

    private static JsonObject notebook(Note note, List<Played> played) {
        return JsonParser.parseString(new NotebookFile(Pages.wording()).render(note, played))
                .getAsJsonObject();
    }

    private static JsonObject unrun() {
        return notebook(
                Pages.note(),
                Planner.plan(Pages.note(), true).stream().map(Played::of).toList());
    }

    private JsonObject executed() throws IOException {
        return notebook(Pages.note(), Runs.run(Pages.NOTE, folder));
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject);
    }

    private static List<JsonObject> cells(JsonObject notebook) {
        return objects(notebook.getAsJsonArray("cells")).toList();
    }

    private static String type(JsonObject cell) {
        return cell.get("cell_type").getAsString();
    }

    private static List<JsonObject> codeCells(JsonObject notebook) {
        return cells(notebook).stream()
                .filter(cell -> type(cell).equals("code"))
                .toList();
    }

    @Test
    void headIsThatOfNbformat() throws IOException {
        for (JsonObject notebook : List.of(unrun(), executed())) {
            assertThat(notebook.keySet()).containsExactlyInAnyOrder("cells", "metadata", "nbformat", "nbformat_minor");
            assertThat(notebook.get("nbformat").getAsInt()).isEqualTo(4);
            assertThat(notebook.get("nbformat_minor").getAsInt()).isEqualTo(5);
            JsonObject metadata = notebook.getAsJsonObject("metadata");
            assertThat(metadata.getAsJsonObject("kernelspec").keySet()).contains("name", "display_name");
            assertThat(metadata.getAsJsonObject("language_info").keySet()).contains("name");
            assertThat(metadata.get("title").getAsString()).isEqualTo("<script>alert(0)</script>");
        }
    }

    @Test
    void eachCellHasWhatItsKindNeeds() throws IOException {
        for (JsonObject notebook : List.of(unrun(), executed())) {
            assertThat(cells(notebook)).isNotEmpty().allSatisfy(cell -> {
                Set<String> keys = type(cell).equals("code")
                        ? Set.of("cell_type", "id", "metadata", "source", "outputs", "execution_count")
                        : Set.of("cell_type", "id", "metadata", "source");
                assertThat(type(cell)).isIn("code", "markdown");
                assertThat(cell.keySet()).containsExactlyInAnyOrderElementsOf(keys);
                assertThat(cell.get("id").getAsString()).matches("[a-zA-Z0-9-_]{1,64}");
                assertThat(cell.get("source").getAsJsonPrimitive().isString()).isTrue();
            });
            assertThat(cells(notebook)).extracting(cell -> cell.get("id")).doesNotHaveDuplicates();
        }
    }

    @Test
    void theSameNoteGivesTheSameIds() {
        assertThat(cells(unrun()))
                .extracting(cell -> cell.get("id"))
                .isEqualTo(cells(unrun()).stream().map(cell -> cell.get("id")).toList());
    }

    @Test
    void aPlanThatWasNotRunHasNoOutputs() {
        assertThat(codeCells(unrun())).hasSize(6).allSatisfy(cell -> {
            assertThat(cell.getAsJsonArray("outputs")).isEmpty();
            assertThat(cell.get("execution_count").isJsonNull()).isTrue();
        });
        assertThat(codeCells(unrun()).getFirst().get("source").getAsString()).isEqualTo("%note test.md en");
    }

    @Test
    void outputsHaveTheFormOfTheirType() throws IOException {
        List<JsonObject> outputs = codeCells(executed()).stream()
                .flatMap(cell -> objects(cell.getAsJsonArray("outputs")))
                .toList();
        assertThat(outputs).isNotEmpty().allSatisfy(output -> {
            Set<String> keys = switch (output.get("output_type").getAsString()) {
                case "stream" -> Set.of("output_type", "name", "text");
                case "display_data" -> Set.of("output_type", "data", "metadata");
                case "error" -> Set.of("output_type", "ename", "evalue", "traceback");
                default -> Set.of();
            };
            assertThat(output.keySet()).containsExactlyInAnyOrderElementsOf(keys);
        });
        assertThat(outputs)
                .filteredOn(output -> output.has("name"))
                .extracting(output -> output.get("name").getAsString())
                .containsOnly("stdout", "stderr");
        assertThat(outputs)
                .filteredOn(output -> output.has("ename"))
                .extracting(output -> output.get("ename").getAsString())
                .containsExactly("FAILED");
    }

    @Test
    void outputIsKeptByteForByte() throws IOException {
        assertThat(codeCells(executed())
                        .get(3)
                        .getAsJsonArray("outputs")
                        .get(0)
                        .getAsJsonObject()
                        .get("text")
                        .getAsString())
                .isEqualTo("<img src=x onerror=alert(2)>\n\u001b]0;title\u0007\u202e\n");
    }

    @Test
    void aReportIsOneBundle() throws IOException {
        String note = """
                ```sh
                $ cat a.go
                package main
                func main() {}
                $ go build -o a a.go
                ```
                """;
        JsonObject build =
                codeCells(notebook(Plans.note(note), Runs.run(note, folder))).getLast();
        assertThat(objects(build.getAsJsonArray("outputs"))
                        .filter(output -> output.has("data"))
                        .map(output -> output.getAsJsonObject("data").keySet()))
                .containsExactly(Set.of("text/html", "text/markdown", "text/plain"));
    }

    @Test
    void whatTheNoteLeavesOutIsTagged() {
        String note = "```sh\n$ go build\n```\n";
        List<JsonObject> cells = codeCells(notebook(
                Plans.note(note), Plans.plan(note).stream().map(Played::of).toList()));
        assertThat(cells)
                .extracting(cell -> cell.get("source").getAsString() + " "
                        + cell.getAsJsonObject("metadata").get("tags"))
                .containsExactly("%note test.md en null", "go mod init example [\"linkbook-added\"]", "go build null");
    }
}
