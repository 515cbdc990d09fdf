package dev.linkbook.notebook;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.linkbook.note.Note;
import dev.linkbook.report.MarkdownReport;
import dev.linkbook.report.MimeBundle;
import dev.linkbook.session.CellResult;
import dev.linkbook.shell.ShellText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A run, or a plan that was not run, as a notebook of nbformat 4.5.
public final class NotebookFile {
    private final Wording wording;
    private final MimeBundle bundles;
    private int codeCells;
    private final Set<String> ids = new HashSet<>();

    public NotebookFile(Wording wording) {
        this.wording = wording;
        bundles = new MimeBundle(wording.glossary());
    }

    /// The notebook's JSON. Its first cell tells the kernel which note it belongs to: from there come the
    /// language and the note's own explanations.
    public String render(Note note, List<Played> played) {
        codeCells = 0;
        ids.clear();
        var cells = new JsonArray();
        cells.add(code(
                "%note " + ShellText.quote(note.name()) + " "
                        + wording.glossary().lang().tag(),
                new JsonArray(),
                false));
        List<JsonObject> shown = played.stream().map(this::cell).toList();
        String tail =
                new NoteLayout(note).attach(played.stream().map(Played::item).toList(), shown);
        shown.forEach(cells::add);
        var notebook = new JsonObject();
        notebook.add("cells", cells);
        notebook.add("metadata", metadata(note, tail));
        notebook.addProperty("nbformat", 4);
        notebook.addProperty("nbformat_minor", 5);
        return new GsonBuilder()
                        .disableHtmlEscaping()
                        .setPrettyPrinting()
                        .serializeNulls()
                        .create()
                        .toJson(notebook)
                + "\n";
    }

    private JsonObject metadata(Note note, String tail) {
        var kernel = new JsonObject();
        kernel.addProperty("name", "linkbook");
        kernel.addProperty("display_name", "Linkbook");
        kernel.addProperty("language", "bash");
        var language = new JsonObject();
        language.addProperty("name", "bash");
        language.addProperty("mimetype", "text/x-sh");
        language.addProperty("file_extension", ".sh");
        language.addProperty("codemirror_mode", "shell");
        var metadata = new JsonObject();
        metadata.add("kernelspec", kernel);
        metadata.add("language_info", language);
        var layout = new JsonObject();
        layout.addProperty("tail", tail);
        metadata.add(NoteLayout.KEY, layout);
        note.frontMatter().title().ifPresent(title -> metadata.addProperty("title", title));
        return metadata;
    }

    private JsonObject cell(Played step) {
        return switch (step.item()) {
            case Item.Prose prose -> markdown(prose.markdown().strip());
            case Item.Withheld item -> markdown(fenced(item.command()) + wording.withheld(item));
            case Item.NotRun item ->
                markdown(fenced(item.text()) + wording.notRun(item.reason()).orElse(""));
            case Item.Run run -> code(run.source(), outputs(step), run.origin() != Item.Origin.NOTE);
        };
    }

    private static String fenced(String text) {
        return MarkdownReport.fenced(text);
    }

    private JsonObject markdown(String source) {
        var cell = new JsonObject();
        cell.addProperty("cell_type", "markdown");
        cell.addProperty("id", id("text", source));
        cell.add("metadata", new JsonObject());
        cell.addProperty("source", source);
        return cell;
    }

    private JsonObject code(String source, JsonArray outputs, boolean added) {
        var metadata = new JsonObject();
        if (added) {
            CellMetadata.markAdded(metadata);
        }
        var cell = new JsonObject();
        cell.addProperty("cell_type", "code");
        cell.addProperty("id", id("code", source));
        cell.add("metadata", metadata);
        cell.addProperty("source", source);
        cell.add("outputs", outputs);
        codeCells++;
        cell.add("execution_count", outputs.isEmpty() ? null : new JsonPrimitive(codeCells));
        return cell;
    }

    /// Made of the text, so that a cell keeps its id when others come or go.
    private String id(String kind, String source) {
        String first = kind + "-" + NoteLayout.hash(source);
        String id = first;
        for (int again = 2; !ids.add(id); again++) {
            id = first + "-" + again;
        }
        return id;
    }

    private JsonArray outputs(Played step) {
        var outputs = new JsonArray();
        step.outputs()
                .forEach(output -> outputs.add(
                        stream(output.stream() == RunListener.Stream.STDERR ? "stderr" : "stdout", output.text())));
        for (String remark : wording.remarks(step)) {
            outputs.add(stream("stdout", remark + "\n"));
        }
        step.explanations().forEach(explanation -> outputs.add(display(bundles.of(explanation))));
        step.sheets().forEach(sheet -> outputs.add(display(bundles.of(sheet))));
        step.result().flatMap(this::error).ifPresent(outputs::add);
        return outputs;
    }

    private static JsonObject stream(String name, String text) {
        var output = new JsonObject();
        output.addProperty("output_type", "stream");
        output.addProperty("name", name);
        output.addProperty("text", text);
        return output;
    }

    private static JsonObject display(Map<String, String> bundle) {
        var data = new JsonObject();
        bundle.forEach(data::addProperty);
        var output = new JsonObject();
        output.addProperty("output_type", "display_data");
        output.add("data", data);
        output.add("metadata", new JsonObject());
        return output;
    }

    private Optional<JsonObject> error(CellResult result) {
        return result.outcome().message().map(message -> {
            String words = wording.glossary().text(message.key(), message.operands());
            var traceback = new JsonArray();
            traceback.add(words);
            var output = new JsonObject();
            output.addProperty("output_type", "error");
            output.addProperty("ename", message.kind().name());
            output.addProperty("evalue", words);
            output.add("traceback", traceback);
            return output;
        });
    }
}
