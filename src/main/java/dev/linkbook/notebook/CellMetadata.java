package dev.linkbook.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The metadata of a notebook's cells, such as an exercise's (`tags`, `nbgrader`, `jupyter.source_hidden`), as a note
/// writes it: in a comment on a line of its own, which Markdown does not show.
///
/// | comment | belongs to |
/// |---|---|
/// | `<!-- cell: {"tags": ["hide-cell"]} -->` right above a fence | its first cell |
/// | `<!-- cell 2: {...} -->` there | its second one |
/// | `<!-- text: {...} -->` in a text | the text's cell |
///
/// Two hyphens in a row would end the comment, so that the second one is written as JSON escapes it, by its number
/// 002d.
final class CellMetadata {
    private static final String TAGS = "tags";
    private static final JsonElement ADDED = new JsonPrimitive("linkbook-added");

    /// What Linkbook and Jupyter write for themselves.
    private static final Set<String> PASSING =
            Set.of(NoteLayout.KEY, "execution", "ExecuteTime", "collapsed", "scrolled", "trusted");

    private static final Pattern COMMENT =
            Pattern.compile("[ \\t>]*<!-- *(?:cell(?: (\\d{1,4}))?|(text)): *(\\{.*}) *-->\\s*");
    private static final Pattern HIDDEN = Pattern.compile("(?m)^[ \\t]*<!--[^\\n]*-->[ \\t\\r]*(?:\\n|\\z)");

    private CellMetadata() {}

    /// A comment that holds metadata.
    ///
    /// @param number of the cell in its fence, from 1; 0 for a text's
    record Comment(int number, JsonObject metadata) {}

    /// The metadata on a line; empty when it is none, or no JSON.
    static Optional<Comment> comment(String line) {
        Matcher matcher = COMMENT.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = matcher.group(2) != null ? 0 : matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
        try {
            return JsonParser.parseString(matcher.group(3)) instanceof JsonObject object
                    ? Optional.of(new Comment(number, object))
                    : Optional.empty();
        } catch (JsonParseException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /// A text without the lines that Markdown does not show.
    static String withoutComments(String markdown) {
        return HIDDEN.matcher(markdown).replaceAll("");
    }

    /// Whether a text holds nothing but metadata of the code below it.
    static boolean isOnly(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .allMatch(line ->
                        comment(line).filter(comment -> comment.number() > 0).isPresent());
    }

    /// The end of a text that holds nothing but metadata of the code below it, and blank lines.
    static String tail(CharSequence text, int end) {
        int start = end;
        while (start > 0) {
            int line = start - 1;
            while (line > 0 && text.charAt(line - 1) != '\n') {
                line--;
            }
            if (!isOnly(text.subSequence(line, start).toString())) {
                break;
            }
            start = line;
        }
        return text.subSequence(start, end).toString();
    }

    /// What a text says about the cell with this number; the last word counts.
    static JsonObject in(String text, int number) {
        return text.lines()
                .flatMap(line -> comment(line).stream())
                .filter(comment -> comment.number() == number)
                .map(Comment::metadata)
                .reduce(new JsonObject(), (_, last) -> last);
    }

    /// The line that says it, without a line break.
    static String line(int number, JsonObject metadata) {
        String name = number == 0 ? "text" : number == 1 ? "cell" : "cell " + number;
        return "<!-- " + name + ": " + metadata.toString().replace("--", "-\\u002d") + " -->";
    }

    /// A text whose comment about a cell is another one; nothing is left of it when there is nothing to say.
    ///
    /// @param text what stands above the fence, or the text of the cell itself
    /// @param indentation what a new line begins with
    static String replaced(String text, int number, JsonObject metadata, String indentation) {
        var lines = new ArrayList<>(NoteLayout.lines(text));
        String lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
        String line = indentation + line(number, metadata) + lineBreak;
        int old = find(lines, number);
        if (old >= 0) {
            lines.remove(old);
        }
        if (metadata.size() > 0) {
            lines.add(old >= 0 ? old : number > 0 ? lines.size() : end(lines, lineBreak), line);
        }
        return String.join("", lines);
    }

    private static int find(List<String> lines, int number) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (comment(lines.get(i)).filter(found -> found.number() == number).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /// Behind the last line that is not blank, which gets a line break if it has none.
    private static int end(List<String> lines, String lineBreak) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        if (end > 0 && !lines.get(end - 1).endsWith("\n")) {
            lines.set(end - 1, lines.get(end - 1) + lineBreak);
        }
        return end;
    }

    /// Of a cell's metadata what a note keeps.
    static JsonObject lasting(JsonObject metadata) {
        var lasting = new JsonObject();
        metadata.entrySet().forEach(entry -> {
            JsonElement value = entry.getKey().equals(TAGS) ? withoutOurs(entry.getValue()) : entry.getValue();
            if (!PASSING.contains(entry.getKey()) && !isEmpty(value)) {
                lasting.add(entry.getKey(), value);
            }
        });
        return lasting;
    }

    private static JsonElement withoutOurs(JsonElement tags) {
        var kept = new JsonArray();
        if (tags instanceof JsonArray list) {
            list.asList().stream().filter(tag -> !tag.equals(ADDED)).forEach(kept::add);
        }
        return kept;
    }

    private static boolean isEmpty(JsonElement value) {
        return value instanceof JsonArray list && list.isEmpty();
    }

    /// Gives a cell what a note says about it.
    static void add(JsonObject cell, JsonObject metadata) {
        JsonObject own = cell.getAsJsonObject("metadata");
        boolean isAdded = own.has(TAGS);
        metadata.entrySet()
                .forEach(entry -> own.add(entry.getKey(), entry.getValue().deepCopy()));
        if (isAdded) {
            markAdded(own);
        }
    }

    /// Marks a cell that stands for no command of the note.
    static void markAdded(JsonObject metadata) {
        JsonArray tags = metadata.get(TAGS) instanceof JsonArray list ? list : new JsonArray();
        if (!tags.contains(ADDED)) {
            tags.add(ADDED);
        }
        metadata.add(TAGS, tags);
    }

    /// Whether a cell is marked so.
    static boolean isAdded(JsonObject metadata) {
        return metadata.get(TAGS) instanceof JsonArray tags && tags.contains(ADDED);
    }
}
