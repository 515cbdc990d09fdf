package dev.linkbook.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import dev.linkbook.binary.Place;
import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Explanation.Meaning;
import dev.linkbook.explain.Explanation.Piece;
import dev.linkbook.explain.Explanation.Section;
import dev.linkbook.explain.Property;
import dev.linkbook.explain.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Explanations for graders and scripts. The form is `explanation.schema.json` beside this class; a change
/// that an old reader would stumble over makes a new version of it.
///
/// Hidden characters stand there as `\u001b` and the like: JSON's own escapes lose nothing, and a terminal
/// that shows the text is not moved by it.
public final class JsonReport {
    /// The version of the schema, which stands in every document.
    static final int VERSION = 1;

    /// What stands around a member, so that it is written as deep as it lies in the document.
    private static final String AROUND = "[\n  [\n";

    private final JsonWriter json;

    private JsonReport(JsonWriter json) {
        this.json = json;
    }

    /// One document, ending in a newline.
    public static String render(List<Explained> files) {
        var text = new StringBuilder();
        write(files.stream().map(JsonReport::member).toList(), text::append);
        return text.toString();
    }

    /// What a file adds to the document.
    public static String member(Explained file) {
        var text = new StringWriter();
        var json = new JsonWriter(text);
        json.setFormattingStyle(FormattingStyle.PRETTY);
        json.setHtmlSafe(false);
        try {
            json.beginArray().beginArray();
            new JsonReport(json).file(file);
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return escaped(text.getBuffer().substring(AROUND.length()));
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

    private void file(Explained file) throws IOException {
        Explanation explanation = file.explanation();
        json.beginObject();
        json.name("name").value(explanation.name());
        json.name("lang").value(explanation.lang().tag());
        json.name("sizeBytes").value(file.sizeBytes());
        json.name("verdict");
        verdict(explanation.verdict());
        json.name("sections").beginArray();
        for (Section section : explanation.sections()) {
            section(section);
        }
        json.endArray().name("sizes").beginArray();
        for (Sheet.Bar bar : file.sizes()) {
            json.beginObject().name("group").value(bar.key());
            json.name("sizeBytes").value(bar.sizeBytes()).endObject();
        }
        json.endArray().name("needs");
        needs(file.needs());
        json.name("properties").beginArray();
        for (Property property : file.properties()) {
            property(property);
        }
        json.endArray().endObject();
    }

    private void verdict(Verdict verdict) throws IOException {
        json.beginObject();
        json.name("state").value(name(verdict.state()));
        json.name("headline").value(Inline.unmarked(verdict.headline()));
        json.name("sentence").value(Inline.unmarked(verdict.sentence()));
        texts("facts", verdict.facts());
        texts("advice", verdict.advice());
        json.endObject();
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.name(name).beginArray();
        for (String text : texts) {
            json.value(Inline.unmarked(text));
        }
        json.endArray();
    }

    private void section(Section section) throws IOException {
        json.beginObject();
        json.name("source").value(name(section.source()));
        json.name("exitCode").value(section.exitCode());
        json.name("pieces").beginArray();
        for (Piece piece : section.pieces()) {
            json.beginObject().name("text").value(piece.fragment().text());
            if (piece.meaning().isPresent()) {
                meaning(piece, piece.meaning().get());
            }
            json.endObject();
        }
        json.endArray().endObject();
    }

    private void meaning(Piece piece, Meaning meaning) throws IOException {
        json.name("kind").value(piece.fragment().kind().key());
        json.name("meaning").value(Inline.unmarked(meaning.text()));
        json.name("certain").value(meaning.certain());
        if (meaning.fromNote().isPresent()) {
            json.name("fromNote").value(meaning.fromNote().get());
        }
        evidence(meaning.evidence());
    }

    private void evidence(Optional<Place> place) throws IOException {
        if (place.isPresent()) {
            json.name("evidence").beginObject();
            json.name("what").value(place.get().what());
            json.name("offset").value(place.get().offset());
            json.name("length").value(place.get().length()).endObject();
        }
    }

    private void property(Property property) throws IOException {
        json.beginObject();
        json.name("name").value(property.name());
        json.name("state").value(property.state());
        json.name("text").value(Inline.unmarked(property.text()));
        texts("values", property.values());
        evidence(property.evidence());
        json.endObject();
    }

    private void needs(List<Sheet.Node> nodes) throws IOException {
        json.beginArray();
        for (Sheet.Node node : nodes) {
            json.beginObject().name("name").value(node.name());
            json.name("remark").value(node.remark()).name("needs");
            needs(node.children());
            json.endObject();
        }
        json.endArray();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The writer escapes what JSON forbids; bidi overrides and other hidden characters it lets through.
    private static String escaped(String json) {
        if (!hasHidden(json)) {
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

    private static boolean hasHidden(String json) {
        for (int i = 0; i < json.length(); i++) {
            if (json.charAt(i) > 0x7e && isHidden(json.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHidden(int point) {
        return point > 0x7e && Visible.isHidden(point);
    }
}
