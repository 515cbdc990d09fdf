package dev.linkbook.kernel;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Optional;

/// What is answered to each type of request that is a question and no more: to `execute_request`,
/// `interrupt_request` and `shutdown_request` there is more.
final class Handlers {
    private final LinkbookKernel kernel;
    private final KernelConnectionProperties file;
    private final History history;

    Handlers(LinkbookKernel kernel, KernelConnectionProperties file, History history) {
        this.kernel = kernel;
        this.file = file;
        this.history = history;
    }

    /// The content of the reply; empty when there is no such request.
    Optional<JsonObject> answer(Request request) throws BadContent {
        JsonObject content = request.content();
        return switch (request.type()) {
            case "kernel_info_request" -> Optional.of(kernelInfo());
            case "connect_request" -> Optional.of(connect());
            case "complete_request" -> Optional.of(complete(content));
            case "inspect_request" -> Optional.of(inspect(content));
            case "is_complete_request" -> Optional.of(isComplete(content));
            case "history_request" -> Optional.of(history(content));
            case "comm_info_request" -> Optional.of(ok("comms", new JsonObject()));
            default -> Optional.empty();
        };
    }

    private JsonObject kernelInfo() {
        LanguageInfo language = kernel.getLanguageInfo();
        return ok(
                "protocol_version",
                Codec.PROTOCOL,
                "implementation",
                "linkbook",
                "implementation_version",
                kernel.version(),
                "language_info",
                Json.object(
                        "name",
                        language.getName(),
                        "version",
                        language.getVersion(),
                        "mimetype",
                        language.getMimetype(),
                        "file_extension",
                        language.getFileExtension(),
                        "pygments_lexer",
                        language.getPygmentsLexer(),
                        "codemirror_mode",
                        String.valueOf(language.getCodemirrorMode())),
                "banner",
                kernel.getBanner(),
                "debugger",
                false,
                "supported_features",
                Json.array(List.of()),
                "help_links",
                Json.array(kernel.getHelpLinks().stream()
                        .map(link -> Json.object("text", link.getText(), "url", link.getUrl()))
                        .toList()));
    }

    private JsonObject connect() {
        return ok(
                "shell_port", file.getShellPort(),
                "iopub_port", file.getIopubPort(),
                "stdin_port", file.getStdinPort(),
                "hb_port", file.getHbPort(),
                "control_port", file.getControlPort());
    }

    private JsonObject complete(JsonObject content) throws BadContent {
        String code = Json.text(content, "code");
        Options options = kernel.complete(code, position(code, content));
        int start = characters(code, options.getSourceStart());
        int end = characters(code, options.getSourceEnd());
        List<JsonObject> types = options.choices().stream()
                .map(choice -> Json.object("text", choice.text(), "type", choice.type(), "start", start, "end", end))
                .toList();
        return ok(
                "matches",
                Json.array(options.getReplacements()),
                "cursor_start",
                start,
                "cursor_end",
                end,
                "metadata",
                Json.object("_jupyter_types_experimental", Json.array(types)));
    }

    private JsonObject inspect(JsonObject content) throws BadContent {
        String code = Json.text(content, "code");
        boolean detailed = Json.number(content, "detail_level", 0) > 0;
        Optional<DisplayData> found = Optional.ofNullable(kernel.inspect(code, position(code, content), detailed));
        JsonObject reply = found.map(Publisher::bundle)
                .orElseGet(() -> Json.object("data", new JsonObject(), "metadata", new JsonObject()));
        reply.addProperty("status", "ok");
        reply.addProperty("found", found.isPresent());
        return reply;
    }

    private JsonObject isComplete(JsonObject content) throws BadContent {
        String status = kernel.isComplete(Json.text(content, "code"));
        JsonObject reply = Json.object("status", status);
        if (status.equals("incomplete")) {
            reply.addProperty("indent", "");
        }
        return reply;
    }

    private JsonObject history(JsonObject content) throws BadContent {
        boolean output = Json.truth(content, "output", false);
        int most = Json.number(content, "n", History.MOST_ENTRIES);
        List<History.Entry> entries = switch (Json.text(content, "hist_access_type")) {
            case "tail" -> history.tail(most);
            case "range" ->
                history.range(
                        Json.number(content, "session", 0),
                        Json.number(content, "start", 0),
                        Json.number(content, "stop", Integer.MAX_VALUE));
            case "search" ->
                history.search(Json.text(content, "pattern", "*"), most, Json.truth(content, "unique", false));
            default -> throw new BadContent("hist_access_type: tail, range or search is needed");
        };
        return ok(
                "history",
                Json.array(entries.stream().map(entry -> entry.toJson(output)).toList()));
    }

    static JsonObject ok(Object... namesAndValues) {
        JsonObject reply = Json.object(namesAndValues);
        reply.addProperty("status", "ok");
        return reply;
    }

    static JsonObject error(String name, String value, List<String> lines) {
        return Json.object("status", "error", "ename", name, "evalue", value, "traceback", Json.array(lines));
    }

    /// The place of the cursor in UTF-16 units; clients count characters (code points).
    private static int position(String code, JsonObject content) throws BadContent {
        int characters = code.codePointCount(0, code.length());
        int asked = Json.number(content, "cursor_pos", characters);
        return code.offsetByCodePoints(0, Math.clamp(asked, 0, characters));
    }

    private static int characters(String code, int units) {
        return code.codePointCount(0, Math.clamp(units, 0, code.length()));
    }
}
