package dev.linkbook.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The cells that were run, kept over restarts in a file that all kernels of a user share: a JSON object a line, added
/// under a lock. Where it cannot be written the history lives as long as the kernel. Belongs to the thread of the
/// cells.
final class History {
    /// What a reply holds at most.
    static final int MOST_ENTRIES = 10_000;
    /// Of a longer file the older half is forgotten.
    private static final long LARGEST_FILE_BYTES = 8 << 20;

    private final Optional<Path> file;
    private final Log log;
    private final List<Entry> entries = new ArrayList<>();
    /// 0: nothing was read yet.
    private int session;

    /// @param session counted from 1 over all kernels
    /// @param line the cell's number
    record Entry(int session, int line, String input) {
        /// The tuple of `history_reply`.
        JsonArray toJson(boolean withOutput) {
            var tuple = new JsonArray();
            tuple.add(session);
            tuple.add(line);
            if (withOutput) {
                var pair = new JsonArray();
                pair.add(input);
                // What a cell printed is not kept: it can be anything, and long.
                pair.add(JsonNull.INSTANCE);
                tuple.add(pair);
            } else {
                tuple.add(input);
            }
            return tuple;
        }
    }

    History(Optional<Path> file, Log log) {
        this.file = file;
        this.log = log;
    }

    /// `linkbook/history.jsonl` in the folder that the XDG Base Directory Specification names for such files; none
    /// without a home.
    static Optional<Path> fileOf(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (state.startsWith("/")) {
            return Optional.of(Path.of(state, "linkbook", "history.jsonl"));
        }
        return home.startsWith("/")
                ? Optional.of(Path.of(home, ".local", "state", "linkbook", "history.jsonl"))
                : Optional.empty();
    }

    void add(int line, String input) {
        open();
        var entry = new Entry(session, line, input);
        entries.add(entry);
        file.ifPresent(path -> {
            try {
                append(path, entry);
            } catch (IOException e) {
                log.line("the history is not kept: " + e);
            }
        });
    }

    /// The last cells, this session's too.
    List<Entry> tail(int count) {
        open();
        return last(entries, count);
    }

    /// @param asked the session; 0 is this one, -1 the one before
    /// @param start the first line
    /// @param stop the line behind the last one
    List<Entry> range(int asked, int start, int stop) {
        open();
        int wanted = asked > 0 ? asked : session + asked;
        return last(
                entries.stream()
                        .filter(entry -> entry.session == wanted && entry.line >= start && entry.line < stop)
                        .toList(),
                MOST_ENTRIES);
    }

    /// @param glob with `*` and `?`
    /// @param unique only the last of cells that say the same
    List<Entry> search(String glob, int count, boolean unique) {
        open();
        List<Entry> found = entries.stream()
                .filter(entry -> Glob.matches(glob, entry.input))
                .toList();
        if (unique) {
            var last = new LinkedHashMap<String, Entry>();
            found.forEach(entry -> {
                last.remove(entry.input);
                last.put(entry.input, entry);
            });
            found = List.copyOf(last.values());
        }
        return last(found, count);
    }

    private static List<Entry> last(List<Entry> all, int count) {
        int kept = Math.clamp(count, 0, Math.min(MOST_ENTRIES, all.size()));
        return all.subList(all.size() - kept, all.size());
    }

    /// Reads the file at the first use only: a kernel that is just started needs none of it.
    private void open() {
        if (session > 0) {
            return;
        }
        session = 1;
        file.filter(Files::exists).ifPresent(path -> {
            try {
                for (String line : recent(path)) {
                    read(line).ifPresent(entries::add);
                }
                session = entries.stream().mapToInt(Entry::session).max().orElse(0) + 1;
            } catch (IOException e) {
                log.line("the history cannot be read: " + e);
            }
        });
    }

    /// The lines, of a file that has grown too long the newer half.
    private static List<String> recent(Path path) throws IOException {
        List<String> lines = new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (Files.size(path) > LARGEST_FILE_BYTES) {
            lines = lines.subList(lines.size() / 2, lines.size());
            Files.write(path, lines);
        }
        return lines;
    }

    /// A line that somebody else has written, or a full disk cut short, is passed over.
    private static Optional<Entry> read(String line) {
        try {
            JsonObject object = Json.parse(line.getBytes(StandardCharsets.UTF_8));
            return Optional.of(new Entry(
                    Json.number(object, "session", 0), Json.number(object, "line", 0), Json.text(object, "input")));
        } catch (JsonParseException | BadContent e) {
            return Optional.empty();
        }
    }

    private static void append(Path path, Entry entry) throws IOException {
        Files.createDirectories(path.getParent());
        JsonObject line = Json.object("session", entry.session, "line", entry.line, "input", entry.input);
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                var _ = channel.lock()) {
            channel.write(ByteBuffer.wrap(bytes));
        }
    }
}
