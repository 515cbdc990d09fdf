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

/// The cells that were run, kept over restarts in a file. Where it cannot be written the history lives as long as the
/// kernel. Belongs to the thread of the cells.
final class History {
    /// What a reply holds at most.
    static final int MOST_ENTRIES = 10_000;

    private final Optional<HistoryFile> file;
    private final Log log;
    private final List<Entry> entries = new ArrayList<>();
    /// 0: nothing was read yet.
    private int session;
    private boolean isBegun;
    private boolean isComplaintMade;

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

    void add(int line, String input) {
        open();
        Entry entry = kept(new Entry(session, line, input));
        session = entry.session;
        isBegun = true;
        entries.add(entry);
    }

    private Entry kept(Entry entry) {
        if (file.isEmpty()) {
            return entry;
        }
        try {
            return file.get().add(entry, !isBegun);
        } catch (IOException e) {
            complain("the history is not kept: " + Words.of(e));
            return entry;
        }
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
        if (file.isPresent()) {
            try {
                entries.addAll(file.get().read());
                session = HistoryFile.next(entries);
            } catch (IOException e) {
                complain("the history cannot be read: " + Words.of(e));
            }
        }
    }
}
