package dev.linkbook.golang;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Go's language server, started when it is first asked and stopped when nobody has asked for a while: it is large.
/// Where there is none, or it does not answer, there is simply no answer.
public final class Gopls implements AutoCloseable {
    private static final int FIRST_PATIENCE_MILLIS = 10_000;
    /// Questions until it has read the standard library.
    private static final int WARM_UP = 3;
    private static final int PATIENCE_MILLIS = 3_000;

    private final String program;
    private final Path folder;
    private @Nullable LanguageServer server;
    private boolean missing;
    private int version;

    /// Something that can stand at a place.
    ///
    /// @param text what stands there then
    /// @param kind number of LSP's CompletionItemKind
    /// @param startOffset where the text that it replaces begins, in UTF-16 units
    public record Item(String text, int kind, int startOffset) {}

    /// @param program `gopls`, or a path to it
    /// @param folder where the Go files lie
    public Gopls(String program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /// Whether it was needed and could not be started.
    public synchronized boolean isMissing() {
        return missing;
    }

    /// What can stand at that place of a Go file.
    ///
    /// @param name the file's name in the folder; it need not exist
    /// @param offset in UTF-16 units
    public synchronized List<Item> complete(String name, String source, int offset) {
        JsonElement answer = ask("textDocument/completion", name, source, offset);
        if (answer instanceof JsonObject list && list.get("items") instanceof JsonArray items) {
            var found = new ArrayList<Item>();
            for (JsonElement item : items) {
                item(item.getAsJsonObject(), source, offset).ifPresent(found::add);
            }
            return found;
        }
        return List.of();
    }

    private static Optional<Item> item(JsonObject item, String source, int offset) {
        if (!(item.get("textEdit") instanceof JsonObject edit)) {
            return Optional.empty();
        }
        // With `insertReplaceSupport` not claimed there is a `range`.
        JsonObject start = edit.getAsJsonObject("range").getAsJsonObject("start");
        int from = offsetOf(
                source, start.get("line").getAsInt(), start.get("character").getAsInt());
        int kind = item.has("kind") ? item.get("kind").getAsInt() : 1;
        return Optional.of(new Item(edit.get("newText").getAsString(), kind, Math.min(from, offset)));
    }

    /// What stands at that place: Markdown.
    public synchronized Optional<String> hover(String name, String source, int offset) {
        JsonElement answer = ask("textDocument/hover", name, source, offset);
        return answer instanceof JsonObject hover && hover.get("contents") instanceof JsonObject contents
                ? Optional.of(contents.get("value").getAsString())
                : Optional.empty();
    }

    private @Nullable JsonElement ask(String method, String name, String source, int offset) {
        try {
            LanguageServer running = server;
            if (running == null || !running.isAlive()) {
                running = start();
            }
            String uri = folder.resolve(name).toUri().toString();
            running.tell(
                    "textDocument/didOpen",
                    Map.of(
                            "textDocument",
                            Map.of("uri", uri, "languageId", "go", "version", ++version, "text", source)));
            JsonElement answer = running.ask(
                    method,
                    Map.of("textDocument", Map.of("uri", uri), "position", position(source, offset)),
                    version <= WARM_UP ? FIRST_PATIENCE_MILLIS : PATIENCE_MILLIS);
            running.tell("textDocument/didClose", Map.of("textDocument", Map.of("uri", uri)));
            return answer;
        } catch (IOException e) {
            return null;
        }
    }

    private LanguageServer start() throws IOException {
        if (missing) {
            throw new IOException("gopls is missing");
        }
        try {
            var fresh = new LanguageServer(program, new File(folder.toString()));
            server = fresh;
            version = 0;
            fresh.ask(
                    "initialize",
                    Map.of(
                            "processId", ProcessHandle.current().pid(),
                            "rootUri", folder.toUri().toString(),
                            "capabilities",
                                    Map.of(
                                            "textDocument",
                                            Map.of("hover", Map.of("contentFormat", List.of("markdown"))))),
                    FIRST_PATIENCE_MILLIS);
            fresh.tell("initialized", Map.of());
            return fresh;
        } catch (IOException e) {
            missing = true;
            throw e;
        }
    }

    private static Map<String, Integer> position(String source, int offset) {
        String before = source.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return Map.of("line", line, "character", offset - (before.lastIndexOf('\n') + 1));
    }

    private static int offsetOf(String source, int line, int character) {
        int at = 0;
        for (int i = 0; i < line; i++) {
            at = source.indexOf('\n', at) + 1;
        }
        return Math.min(source.length(), at + character);
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
        }
    }
}
