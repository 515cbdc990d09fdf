package dev.linkbook.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// JSON without reflection: objects are read and written as trees, so that a wrong type is noticed where the
/// field is asked for.
final class Json {
    private Json() {}

    /// The object that these bytes hold.
    ///
    /// @throws JsonParseException when they hold anything else
    static JsonObject parse(byte[] utf8) {
        var reader = new JsonReader(new StringReader(new String(utf8, StandardCharsets.UTF_8)));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement parsed = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT || !parsed.isJsonObject()) {
                throw new JsonParseException("not a JSON object");
            }
            return parsed.getAsJsonObject();
        } catch (IOException e) {
            throw new JsonParseException(e);
        }
    }

    /// An object of these fields, alternately names and values: text, numbers, truth values, trees, or null.
    static JsonObject object(@Nullable Object... namesAndValues) {
        var object = new JsonObject();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            object.add(String.valueOf(namesAndValues[i]), tree(namesAndValues[i + 1]));
        }
        return object;
    }

    static JsonArray array(Collection<?> values) {
        var array = new JsonArray();
        values.forEach(value -> array.add(tree(value)));
        return array;
    }

    private static @Nullable JsonElement tree(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case JsonElement element -> element;
            case Number number -> new JsonPrimitive(number);
            case Boolean truth -> new JsonPrimitive(truth);
            default -> new JsonPrimitive(value.toString());
        };
    }

    static byte[] bytes(JsonElement element) {
        return element.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String text(JsonObject object, String name) throws BadContent {
        return text(object.get(name), name);
    }

    /// A text, or that other one where the field is missing or null.
    static String text(JsonObject object, String name, String otherwise) throws BadContent {
        return isAbsent(object, name) ? otherwise : text(object.get(name), name);
    }

    private static String text(@Nullable JsonElement value, String name) throws BadContent {
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw new BadContent(name + ": a string is needed, not " + kind(value));
    }

    static boolean truth(JsonObject object, String name, boolean otherwise) throws BadContent {
        if (isAbsent(object, name)) {
            return otherwise;
        }
        if (object.get(name) instanceof JsonPrimitive primitive && primitive.isBoolean()) {
            return primitive.getAsBoolean();
        }
        throw new BadContent(name + ": true or false is needed, not " + kind(object.get(name)));
    }

    /// A whole number; one out of range becomes the nearest in range.
    static int number(JsonObject object, String name, int otherwise) throws BadContent {
        if (isAbsent(object, name)) {
            return otherwise;
        }
        if (object.get(name) instanceof JsonPrimitive primitive && primitive.isNumber()) {
            return (int) primitive.getAsDouble();
        }
        throw new BadContent(name + ": a number is needed, not " + kind(object.get(name)));
    }

    /// An object, empty where the field is missing or null.
    static JsonObject fields(JsonObject object, String name) throws BadContent {
        if (isAbsent(object, name)) {
            return new JsonObject();
        }
        if (object.get(name) instanceof JsonObject fields) {
            return fields;
        }
        throw new BadContent(name + ": an object is needed, not " + kind(object.get(name)));
    }

    private static boolean isAbsent(JsonObject object, String name) {
        return !object.has(name) || object.get(name).isJsonNull();
    }

    private static String kind(@Nullable JsonElement value) {
        return switch (value) {
            case null -> "nothing";
            case JsonObject object -> "an object";
            case JsonArray array -> "a list";
            case JsonPrimitive primitive when primitive.isString() -> "a string";
            case JsonPrimitive primitive when primitive.isBoolean() -> "true or false";
            case JsonPrimitive primitive -> "a number";
            default -> "null";
        };
    }
}
