package dev.linkbook.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.linkbook.binary.Place;
import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Explanation.Meaning;
import dev.linkbook.explain.Explanation.Piece;
import dev.linkbook.explain.Explanation.Section;
import dev.linkbook.explain.Property;
import dev.linkbook.explain.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

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
        var text = new StringBuilder();
        write(files.stream().map(JsonReport::member).toList(), text::append);
        return text.toString();
    }

    /// What a file adds to the document.
    public static String member(Explained file) {
        return escaped(GSON.toJson(file(file))).indent(4).stripTrailing();
    }

    /// The document of these members, piece by piece: it can be too large for one text.
    public static void write(List<String> members, Consumer<String> out) {
        out.accept("{\n  \"schema\": \"linkbook-explanation\",\n  \"version\": " + VERSION + ",\n  \"files\": [");
        String before = "\n";
        for (String member : members) {
            out.accept(before);
            out.accept(member);
            before = ",\n";
        }
        out.accept(members.isEmpty() ? "]\n}\n" : "\n  ]\n}\n");
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
        var properties = new JsonArray();
        file.properties().forEach(property -> properties.add(property(property)));
        json.add("properties", properties);
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
        meaning.evidence().ifPresent(place -> json.add("evidence", place(place)));
    }

    private static JsonObject place(Place place) {
        var json = new JsonObject();
        json.addProperty("what", place.what());
        json.addProperty("offset", place.offset());
        json.addProperty("length", place.length());
        return json;
    }

    private static JsonObject property(Property property) {
        var json = new JsonObject();
        json.addProperty("name", property.name());
        json.addProperty("state", property.state());
        json.addProperty("text", Inline.unmarked(property.text()));
        json.add("values", texts(property.values()));
        property.evidence().ifPresent(place -> json.add("evidence", place(place)));
        return json;
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
        if (json.codePoints().noneMatch(JsonReport::isHidden)) {
            return json;
        }
        var text = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            if (isHidden(point)) {
                for (char unit : Character.toChars(point)) {
                    text.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                text.appendCodePoint(point);
            }
        });
        return text.toString();
    }

    private static boolean isHidden(int point) {
        return point > 0x7e && Visible.isHidden(point);
    }
}
