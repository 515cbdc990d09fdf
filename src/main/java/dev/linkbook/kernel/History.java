package dev.linkbook.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import dev.linkbook.session.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The cells that were run, kept over restarts in a file. Where it cannot be written the history lives as long as the
/// kernel. Belongs to the thread of the cells.
final class History {
    /// What a reply holds at most.
    static final int MOST_ENTRIES = 10_000;
    /// In the place of a session's number, which it gets with its first cell.
    static final int NONE_YET = 0;

    private final Optional<HistoryFile> file;
    private final Log log;
    private final List<Entry> own = new ArrayList<>();
    /// Of other sessions; read when they are asked for.
    private @Nullable List<Entry> others;
    /// [#NONE_YET] before the first cell.
    private int session = NONE_YET;
    private boolean isComplaintMade;

    /// @param session counted from 1 over all kernels
    /// @param line the cell's number
    record Entry(int session, int line, String input) {
        /// The same in that session.
        Entry in(int number) {
            return new Entry(number, line, input);
        }

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

    History(Optional<Path> path, Log log) {
        file = path.map(HistoryFile::new);
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

    /// A blank cell has nothing that anybody would look for.
    void add(int line, String input) {
        if (input.isBlank()) {
            return;
        }
        Entry entry = kept(new Entry(session, line, input));
        session = entry.session;
        own.add(entry);
    }

    private Entry kept(Entry entry) {
        if (file.isPresent()) {
            try {
                return file.get().add(entry);
            } catch (IOException e) {
                complain("the history is not kept: " + Words.of(e));
            }
        }
        return entry.in(current());
    }

    /// Once: with every cell it would be the same.
    private void complain(String words) {
        if (!isComplaintMade) {
            log.line(words);
        }
        isComplaintMade = true;
    }

    /// The last cells, this session's too.
    List<Entry> tail(int count) {
        return last(all(), count);
    }

    /// @param asked the session; 0 is this one, -1 the one before
    /// @param start the first line
    /// @param stop the line behind the last one
    List<Entry> range(int asked, int start, int stop) {
        int wanted = asked > 0 ? asked : current() + asked;
        return last(
                all().stream()
                        .filter(entry -> entry.session == wanted && entry.line >= start && entry.line < stop)
                        .toList(),
                MOST_ENTRIES);
    }

    /// @param glob with `*` and `?`
    /// @param unique only the last of cells that say the same
    List<Entry> search(String glob, int count, boolean unique) {
        List<Entry> found =
                all().stream().filter(entry -> Glob.matches(glob, entry.input)).toList();
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

    /// The number of this session, or the one that it would get now.
    private int current() {
        return session == NONE_YET
                ? 1 + others().stream().mapToInt(Entry::session).max().orElse(0)
                : session;
    }

    private List<Entry> all() {
        return Stream.concat(others().stream(), own.stream()).toList();
    }

    private List<Entry> others() {
        List<Entry> known = others;
        if (known == null) {
            known = read().stream().filter(entry -> entry.session != session).toList();
            others = known;
        }
        return known;
    }

    private List<Entry> read() {
        if (file.isPresent()) {
            try {
                return file.get().read();
            } catch (IOException e) {
                complain("the history cannot be read: " + Words.of(e));
            }
        }
        return List.of();
    }
}
