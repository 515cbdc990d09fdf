package dev.linkbook.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.linkbook.cell.Cell;
import dev.linkbook.cell.CellParser;
import dev.linkbook.report.MarkdownReport;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A notebook made into a note. What `convert` and `run -o` write comes back byte for byte; a cell that was edited is
/// written anew in its place, without the output recorded for the old one; a cell that was added gets a fence.
public final class NotebookNote {
    /// Indentation and marks of quotations, then the mark of a list item.
    private static final Pattern START = Pattern.compile("([ \\t>]*)((?:[-*+]|\\d{1,9}[.)])[ \\t]+)?");

    private final StringBuilder note = new StringBuilder();
    /// Where the block of the last cell begins.
    private int blockAt;

    private NotebookNote() {}

    /// A text that is no notebook. The message says what is missing.
    public static final class NotANotebook extends Exception {
        private static final long serialVersionUID = 1L;

        NotANotebook(String message) {
            super(message);
        }
    }

    /// The note's text.
    ///
    /// @throws NotANotebook if the text is no JSON, or no notebook of nbformat 4
    public static String of(String json) throws NotANotebook {
        try {
            JsonElement parsed = JsonParser.parseString(json);
            if (!(parsed instanceof JsonObject notebook) || !(notebook.get("cells") instanceof JsonArray cells)) {
                throw new NotANotebook("it has no list 'cells' (nbformat 4)");
            }
            var writer = new NotebookNote();
            for (JsonElement cell : cells) {
                writer.cell(cell.getAsJsonObject());
            }
            writer.note.append(notebook.get("metadata") instanceof JsonObject metadata ? tail(metadata) : "");
            return writer.note.toString();
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException | ClassCastException e) {
            throw new NotANotebook("it is not the JSON of a notebook");
        } catch (StackOverflowError e) {
            throw new NotANotebook("it is nested too deep");
        }
    }

    private void cell(JsonObject cell) {
        String source = NoteLayout.source(cell);
        JsonObject metadata = cell.get("metadata") instanceof JsonObject object ? object : new JsonObject();
        JsonObject lasting = CellMetadata.lasting(metadata);
        if (metadata.get(NoteLayout.KEY) instanceof JsonObject layout) {
            known(cell, source, layout, lasting);
        } else if (!CellMetadata.isAdded(metadata) && !source.startsWith("%note ") && !source.isBlank()) {
            blankLine();
            blockAt = note.length();
            note.append(isCode(cell) ? fenced(source) : source + "\n");
            metadata(isCode(cell) ? 1 : 0, lasting, note.length());
            note.append('\n');
        }
    }

    private void known(JsonObject cell, String source, JsonObject layout, JsonObject lasting) {
        boolean same = text(layout, "hash").equals(NoteLayout.hash(cell));
        int number = number(layout, "number");
        note.append(text(layout, "head"));
        if (number <= 1) {
            blockAt = Math.max(0, note.length() - number(layout, "opening"));
        }
        note.append(same ? text(layout, "note") : edited(cell, source, layout));
        metadata(number, lasting, note.length());
        note.append(text(layout, "tail"));
    }

    /// Sees to it that the note says about a cell what its metadata say.
    ///
    /// @param number of the cell in its block; 0 for a text
    /// @param end where the cell's own text ends
    private void metadata(int number, JsonObject lasting, int end) {
        String before = number == 0 ? note.substring(blockAt, end) : CellMetadata.tail(note, blockAt);
        if (!CellMetadata.lasting(CellMetadata.in(before, number)).equals(lasting)) {
            String changed = CellMetadata.replaced(before, number, lasting, indentation(number, before));
            int start = number == 0 ? blockAt : blockAt - before.length();
            note.replace(start, start + before.length(), changed);
            blockAt += number == 0 ? 0 : changed.length() - before.length();
        }
    }

    /// What stands before the text of the line that a comment has to be in line with.
    private String indentation(int number, String before) {
        List<String> lines = NoteLayout.lines(number == 0 ? before.stripTrailing() : note.substring(blockAt));
        String line = lines.isEmpty() ? "" : number == 0 ? lines.getLast() : lines.getFirst();
        Matcher start = START.matcher(line);
        return start.lookingAt() && start.group(2) != null
                ? start.group(1) + " ".repeat(start.group(2).length())
                : line.substring(0, start.end(1));
    }

    private static boolean isCode(JsonObject cell) {
        return cell.has("cell_type") && "code".equals(cell.get("cell_type").getAsString());
    }

    private void blankLine() {
        if (!note.isEmpty() && !note.toString().endsWith("\n\n")) {
            note.append(note.charAt(note.length() - 1) == '\n' ? "\n" : "\n\n");
        }
    }

    private static String fenced(String source) {
        return switch (CellParser.parse(source)) {
            case Cell.Go go -> MarkdownReport.fenced(go.source(), "go " + go.fileName());
            case Cell.WriteFile file when !file.append() -> MarkdownReport.fenced(file.text(), language(file.name()));
            case Cell.Empty _,
                    Cell.WriteFile _,
                    Cell.Command _,
                    Cell.Then _,
                    Cell.Timed _,
                    Cell.Shell _,
                    Cell.Invalid _ -> MarkdownReport.fenced(source, "sh");
        };
    }

    private static String language(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return (ending.matches("[a-z]+") ? ending : "text") + " " + name;
    }

    /// The cell's new text with the old one's prompt, indentation, line breaks and blank lines around it.
    private static String edited(JsonObject cell, String source, JsonObject layout) {
        String old = text(layout, "note");
        String prompt = text(layout, "prompt");
        int first = old.length() - old.stripLeading().length();
        int last = Math.max(first, old.stripTrailing().length());
        String indentation = " ".repeat(first - old.substring(0, first).lastIndexOf('\n') - 1);
        String text;
        if (!isCode(cell)) {
            text = old.substring(0, first) + indented(source, indentation) + old.substring(last);
        } else if (CellParser.parse(source) instanceof Cell.WriteFile file && !file.append()) {
            text = file(old, prompt, file);
        } else {
            text = prompt + indented(source.stripTrailing(), indentation) + "\n";
        }
        String unix = text.replace("\r\n", "\n");
        return old.contains("\r\n") ? unix.replace("\n", "\r\n") : unix;
    }

    private static String indented(String text, String indentation) {
        return text.replaceAll("\n(?=[^\n])", "\n" + indentation);
    }

    /// A listing's own fence, or the `cat` that shows the file.
    private static String file(String old, String prompt, Cell.WriteFile file) {
        List<String> lines = NoteLayout.lines(old);
        String opening = lines.isEmpty() ? "" : lines.getFirst().strip() + "\n";
        String text = file.text().endsWith("\n") ? file.text() : file.text() + "\n";
        return opening.startsWith("```") || opening.startsWith("~~~")
                ? opening + text
                : prompt + "cat " + file.name() + "\n" + text;
    }

    private static String tail(JsonObject metadata) {
        return metadata.get(NoteLayout.KEY) instanceof JsonObject layout ? text(layout, "tail") : "";
    }

    private static int number(JsonObject layout, String name) {
        return layout.has(name) ? layout.get(name).getAsInt() : 0;
    }

    private static String text(JsonObject layout, String name) {
        return layout.has(name) ? layout.get(name).getAsString() : "";
    }
}
