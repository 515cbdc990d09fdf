package dev.linkbook.kernel;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The file of a history, which all kernels of a user share: a JSON object a line, read and added to under a lock.
final class HistoryFile {
    /// Of a longer file the older half is forgotten.
    private static final long LARGEST_BYTES = 8 << 20;
    private static final int LARGEST_SESSION = 1_000_000_000;
    /// A whole line, as [#line] writes it; of a larger number it is none.
    private static final Pattern SESSION = Pattern.compile("\\{\"session\":(\\d{1,9}),.*}");
    /// The end of such a line, with the highest number of a session until then. A cell's text cannot end a line so: the
    /// quote behind it would come first.
    private static final Pattern SESSIONS = Pattern.compile(",\"sessions\":(\\d{1,9})}\n$");
    private static final int LARGEST_END_BYTES = 32;

    private final Path path;

    HistoryFile(Path path) {
        this.path = path;
    }

    List<History.Entry> read() throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                var _ = channel.lock(0, Long.MAX_VALUE, true)) {
            return text(channel)
                    .lines()
                    .map(HistoryFile::entry)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /// Adds an entry as a whole or, on a full disk, not at all.
    ///
    /// @param entry of no session when it is the first of one: that gets the next number, under the lock
    /// @return the entry as it was added
    History.Entry add(History.Entry entry) throws IOException {
        Files.createDirectories(path.getParent());
        try (FileChannel channel = FileChannel.open(
                        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            String end = end(channel);
            int sessions = sessions(channel, end);
            History.Entry added = entry.session() == History.NONE_YET ? entry.in(1 + sessions) : entry;
            forgetOld(channel);
            // A kernel was killed, or the machine went down, in the middle of a line.
            boolean isCutShort = !end.isEmpty() && !end.endsWith("\n");
            append(channel, (isCutShort ? "\n" : "") + line(added, Math.max(sessions, added.session())));
            return added;
        }
    }

    /// The highest number of a session. The last line has it, so that no cell waits for a long history to be read.
    private static int sessions(FileChannel channel, String end) throws IOException {
        Matcher last = SESSIONS.matcher(end);
        if (last.find()) {
            return Integer.parseInt(last.group(1));
        }
        int highest = 0;
        for (String line : text(channel).split("\n", -1)) {
            highest = Math.max(highest, session(line));
        }
        return highest;
    }

    private static int session(String line) {
        Matcher whole = SESSION.matcher(line);
        return whole.matches() ? Integer.parseInt(whole.group(1)) : 0;
    }

    private static String line(History.Entry entry, int sessions) {
        JsonObject line = Json.object(
                "session", entry.session(), "line", entry.line(), "input", entry.input(), "sessions", sessions);
        return line + "\n";
    }

    private static void append(FileChannel channel, String text) throws IOException {
        long end = channel.size();
        try {
            write(channel, end, text);
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
    }

    /// The last bytes, each a char.
    private static String end(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LARGEST_END_BYTES);
        channel.read(bytes, Math.max(0, channel.size() - LARGEST_END_BYTES));
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    /// In place: other kernels may wait for the lock of this very file.
    private static void forgetOld(FileChannel channel) throws IOException {
        if (channel.size() <= LARGEST_BYTES) {
            return;
        }
        String text = text(channel);
        String newer = text.substring(text.indexOf('\n', text.length() / 2) + 1);
        write(channel, 0, newer);
        channel.truncate(newer.getBytes(StandardCharsets.UTF_8).length);
    }

    private static void write(FileChannel channel, long start, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        long at = start;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    private static String text(FileChannel channel) throws IOException {
        // Not closed: that would close the channel, and with it end the lock.
        return new String(Channels.newInputStream(channel.position(0)).readAllBytes(), StandardCharsets.UTF_8);
    }

    /// A line that somebody else has written, or that was cut short, is passed over.
    private static Optional<History.Entry> entry(String line) {
        try {
            JsonObject object = Json.parse(line.getBytes(StandardCharsets.UTF_8));
            int session = Json.number(object, "session", 0);
            return session < 1 || session > LARGEST_SESSION
                    ? Optional.empty()
                    : Optional.of(
                            new History.Entry(session, Json.number(object, "line", 0), Json.text(object, "input")));
        } catch (JsonParseException | BadContent e) {
            return Optional.empty();
        }
    }
}
