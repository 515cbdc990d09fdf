package dev.linkbook.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Explanation.Meaning;
import dev.linkbook.explain.Explanation.Piece;
import dev.linkbook.explain.Explanation.Section;
import dev.linkbook.explain.Verdict;
import java.util.List;
import java.util.Locale;

/// Explanations for graders and scripts. The form is `explanation.schema.json` beside this class; a change
/// that an old reader would stumble over makes a new version of it.
///
/// Hidden characters stand there as `\u001b` and the like: JSON's own escapes lose nothing, and a terminal
/// that shows the text is not moved by it.
public final class JsonReport {
    /// The version of the schema, which stands in every document.
    static final int VERSION = 1;

    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    private JsonReport() {}

    /// One document, ending in a newline.
    public static String render(List<Explained> files) {
        var list = new JsonArray();
        files.forEach(file -> list.add(file(file)));
        var document = new JsonObject();
        document.addProperty("schema", "linkbook-explanation");
        document.addProperty("version", VERSION);
        document.add("files", list);
        return escaped(GSON.toJson(document)) + "\n";
    }

    private static JsonObject file(Explained file) {
        Explanation explanation = file.explanation();
        var json = new JsonObject();
        json.addProperty("name", explanation.name());
        json.addProperty("lang", explanation.lang().tag());
        json.addProperty("sizeBytes", file.sizeBytes());
        json.add("verdict", verdict(explanation.verdict()));
        var sections = new JsonArray();
        explanation.sections().forEach(section -> sections.add(section(section)));
        json.add("sections", sections);
        var sizes = new JsonArray();
        file.sizes().forEach(bar -> sizes.add(size(bar)));
        json.add("sizes", sizes);
        json.add("needs", needs(file.needs()));
        return json;
    }

    private static JsonObject verdict(Verdict verdict) {
        var json = new JsonObject();
        json.addProperty("state", name(verdict.state()));
        json.addProperty("headline", Inline.unmarked(verdict.headline()));
        json.addProperty("sentence", Inline.unmarked(verdict.sentence()));
        json.add("facts", texts(verdict.facts()));
        json.add("advice", texts(verdict.advice()));
        return json;
    }

    private static JsonArray texts(List<String> texts) {
        var json = new JsonArray();
        texts.forEach(text -> json.add(Inline.unmarked(text)));
        return json;
    }

    private static JsonObject section(Section section) {
        var pieces = new JsonArray();
        section.pieces().forEach(piece -> pieces.add(piece(piece)));
        var json = new JsonObject();
        json.addProperty("source", name(section.source()));
        json.addProperty("exitCode", section.exitCode());
        json.add("pieces", pieces);
        return json;
    }

    private static JsonObject piece(Piece piece) {
        var json = new JsonObject();
        json.addProperty("text", piece.fragment().text());
        piece.meaning().ifPresent(meaning -> meaning(json, piece, meaning));
        return json;
    }

    private static void meaning(JsonObject json, Piece piece, Meaning meaning) {
        json.addProperty("kind", piece.fragment().kind().key());
        json.addProperty("meaning", Inline.unmarked(meaning.text()));
        json.addProperty("certain", meaning.certain());
        meaning.fromNote().ifPresent(words -> json.addProperty("fromNote", words));
        meaning.evidence().ifPresent(place -> {
            var evidence = new JsonObject();
            evidence.addProperty("what", place.what());
            evidence.addProperty("offset", place.offset());
            evidence.addProperty("length", place.length());
            json.add("evidence", evidence);
        });
    }

    private static JsonObject size(Sheet.Bar bar) {
        var json = new JsonObject();
        json.addProperty("group", bar.key());
        json.addProperty("sizeBytes", bar.sizeBytes());
        return json;
    }

    private static JsonArray needs(List<Sheet.Node> nodes) {
        var json = new JsonArray();
        for (Sheet.Node node : nodes) {
            var each = new JsonObject();
            each.addProperty("name", node.name());
            each.addProperty("remark", node.remark());
            each.add("needs", needs(node.children()));
            json.add(each);
        }
        return json;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Gson escapes what JSON forbids; bidi overrides and other hidden characters it lets through.
    private static String escaped(String json) {
        var text = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            if (point > 0x7e && Visible.isHidden(point)) {
                for (char unit : Character.toChars(point)) {
                    text.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                text.appendCodePoint(point);
            }
        });
        return text.toString();
    }
}
