package dev.linkbook.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What one request makes the front end show. A silent request shows nothing.
final class Publisher {
    private static final Gson GSON = new Gson();

    private final Outbox outbox;
    private final Request request;
    private final boolean silent;
    /// The display ids that the front end knows; shared by all requests.
    private final Set<String> shown;

    Publisher(Outbox outbox, Request request, boolean silent, Set<String> shown) {
        this.outbox = outbox;
        this.request = request;
        this.silent = silent;
        this.shown = shown;
    }

    static Set<String> nothingShown() {
        return new HashSet<>();
    }

    /// For what belongs to no cell.
    static Publisher of(Request request, Outbox outbox) {
        return new Publisher(outbox, request, false, nothingShown());
    }

    void input(String code, int number) {
        publish("execute_input", Json.object("code", code, "execution_count", number));
    }

    void stream(String name, String text) {
        if (!silent && !text.isEmpty()) {
            outbox.stream(request, name, text);
        }
    }

    /// Shows a text in several forms, by MIME type. Not by [DisplayData]: Gson takes 10 ms to learn what that
    /// is, in front of a learner's first report.
    void display(Map<String, String> forms) {
        JsonObject content = Json.object("metadata", new JsonObject(), "transient", new JsonObject());
        content.add(
                "data",
                Json.object(forms.entrySet().stream()
                        .flatMap(form -> Stream.of(form.getKey(), form.getValue()))
                        .toArray()));
        publish("display_data", content);
    }

    /// Shows data, or shows it in place of what has been shown under the same display id.
    void display(DisplayData data) {
        String id = data.hasDisplayId() ? String.valueOf(data.getDisplayId()) : "";
        boolean again = !id.isEmpty() && !shown.add(id);
        JsonObject content = bundle(data);
        content.add("transient", id.isEmpty() ? new JsonObject() : Json.object("display_id", id));
        publish(again ? "update_display_data" : "display_data", content);
    }

    void result(DisplayData data, int number) {
        JsonObject content = bundle(data);
        content.addProperty("execution_count", number);
        publish("execute_result", content);
    }

    /// @param wait whether to remove it only when something else is there to be shown
    void clear(boolean wait) {
        publish("clear_output", Json.object("wait", wait));
    }

    void error(String name, String value, List<String> lines) {
        publish("error", Json.object("ename", name, "evalue", value, "traceback", Json.array(lines)));
    }

    private void publish(String type, JsonObject content) {
        if (!silent) {
            outbox.publish(Outgoing.published(request, type, content));
        }
    }

    /// `data` and `metadata`, as several messages have them. basekernel gives them away to Gson only.
    static JsonObject bundle(DisplayData data) {
        JsonObject content = GSON.toJsonTree(data).getAsJsonObject();
        content.remove("transient");
        for (String name : List.of("data", "metadata")) {
            if (!content.has(name)) {
                content.add(name, new JsonObject());
            }
        }
        return content;
    }
}
