package dev.linkbook.report;

import dev.linkbook.binary.Place;
import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Explanation.Meaning;
import dev.linkbook.explain.Explanation.Piece;
import dev.linkbook.explain.Explanation.Section;
import dev.linkbook.explain.Property;
import dev.linkbook.explain.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Explanations for graders and scripts. The form is `explanation.schema.json` beside this class; a change
/// that an old reader would stumble over makes a new version of it.
///
/// Hidden characters are escaped: that loses nothing, and a terminal that shows the text is not moved by it.
public final class JsonReport {
    /// The version of the schema, which stands in every document.
    static final int VERSION = 1;

    /// How deep a file's member lies in the document.
    private static final int MEMBER_DEPTH = 2;

    private final JsonText json = new JsonText(MEMBER_DEPTH);

    private JsonReport() {}

    /// One document, ending in a newline.
    public static String render(List<Explained> files) {
        var text = new StringBuilder();
        write(files.stream().map(JsonReport::member).toList(), text::append);
        return text.toString();
    }

    /// What a file adds to the document.
    public static String member(Explained file) {
        var report = new JsonReport();
        report.file(file);
        return "    " + report.json;
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

    private void file(Explained file) {
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

    private void verdict(Verdict verdict) {
        json.beginObject();
        json.name("state").value(name(verdict.state()));
        json.name("headline").value(Inline.unmarked(verdict.headline()));
        json.name("sentence").value(Inline.unmarked(verdict.sentence()));
        texts("facts", verdict.facts());
        texts("advice", verdict.advice());
        json.endObject();
    }

    private void texts(String name, List<String> texts) {
        json.name(name).beginArray();
        for (String text : texts) {
            json.value(Inline.unmarked(text));
        }
        json.endArray();
    }

    private void section(Section section) {
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

    private void meaning(Piece piece, Meaning meaning) {
        json.name("kind").value(piece.fragment().kind().key());
        json.name("meaning").value(Inline.unmarked(meaning.text()));
        json.name("certain").value(meaning.certain());
        if (meaning.fromNote().isPresent()) {
            json.name("fromNote").value(meaning.fromNote().get());
        }
        evidence(meaning.evidence());
    }

    private void evidence(Optional<Place> place) {
        if (place.isPresent()) {
            json.name("evidence").beginObject();
            json.name("what").value(place.get().what());
            json.name("offset").value(place.get().offset());
            json.name("length").value(place.get().length()).endObject();
        }
    }

    private void property(Property property) {
        json.beginObject();
        json.name("name").value(property.name());
        json.name("state").value(property.state());
        json.name("text").value(Inline.unmarked(property.text()));
        texts("values", property.values());
        evidence(property.evidence());
        json.endObject();
    }

    private void needs(List<Sheet.Node> nodes) {
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
}
