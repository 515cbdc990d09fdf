package dev.linkbook.kernel;

import dev.linkbook.session.CellListener;
import dev.linkbook.session.Words;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What a cell's programs print: shown up to a limit, as a front end keeps all of it in its page, and from then on
/// only written to a file, which holds the whole.
final class CellOutput implements CellListener, AutoCloseable {
    private static final long MEGABYTE_CHARS = 1_000_000;
    /// So much is kept in memory before there is a file.
    private static final int SMALL_CHARS = 256 << 10;

    private final Publisher publisher;
    private final Optional<Keyboard> keyboard;
    private final BooleanSupplier isStopped;
    private final long limitChars;
    private final BiFunction<String, Map<String, String>, String> words;
    private final StringBuilder start = new StringBuilder();
    private long shownChars;
    private boolean isInLine;
    private boolean cut;
    private @Nullable Path file;
    private @Nullable Writer whole;
    private @Nullable IOException problem;

    /// @param isStopped whether the cell is to end
    /// @param limitMegabytes what is shown at most; a character counts as a byte
    /// @param words the glossary: a key, and operands
    CellOutput(
            Publisher publisher,
            Optional<Keyboard> keyboard,
            BooleanSupplier isStopped,
            int limitMegabytes,
            BiFunction<String, Map<String, String>, String> words) {
        this.publisher = publisher;
        this.keyboard = keyboard;
        this.isStopped = isStopped;
        this.limitChars = limitMegabytes * MEGABYTE_CHARS;
        this.words = words;
    }

    @Override
    public void stdout(String text) {
        print("stdout", text);
    }

    @Override
    public void stderr(String text) {
        print("stderr", text);
    }

    @Override
    public Optional<Keyboard> keyboard() {
        return keyboard;
    }

    @Override
    public boolean isStopped() {
        return isStopped.getAsBoolean();
    }

    /// Whether what was printed last has not ended its line.
    boolean isInLine() {
        return isInLine;
    }

    private void print(String stream, String text) {
        isInLine = !text.endsWith("\n");
        keep(text);
        if (cut) {
            return;
        }
        int room = (int) Math.min(text.length(), limitChars - shownChars);
        // Both halves of a character or none.
        room -= room > 0 && room < text.length() && Character.isHighSurrogate(text.charAt(room - 1)) ? 1 : 0;
        publisher.stream(stream, text.substring(0, room));
        shownChars += room;
        if (room < text.length()) {
            cut = true;
            publisher.stream("stderr", "\n" + notice() + "\n");
        }
    }

    private String notice() {
        String size = String.valueOf(limitChars / MEGABYTE_CHARS);
        return problem == null
                ? words.apply("message.output-cut", Map.of("size", size, "name", String.valueOf(file)))
                : words.apply("message.output-lost", Map.of("size", size, "why", Words.of(problem)));
    }

    private void keep(String text) {
        try {
            if (whole != null) {
                whole.write(text);
            } else if (problem == null) {
                start.append(text);
                if (start.length() > SMALL_CHARS) {
                    open();
                }
            }
        } catch (IOException e) {
            giveUp(e);
        }
    }

    private void open() throws IOException {
        Path fresh = Files.createTempFile("linkbook-output-", ".txt");
        file = fresh;
        Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8);
        whole = writer;
        writer.append(start);
        start.setLength(0);
    }

    /// Half of the output is of no use, and the room that it takes may be what is missing.
    private void giveUp(IOException e) {
        problem = file == null ? e : new FileSystemException(file.toString(), null, Words.of(e));
        discard(whole);
        whole = null;
        if (cut) {
            publisher.stream("stderr", notice() + "\n");
        }
    }

    private void discard(@Nullable Writer writer) {
        try (writer) {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stillFull) {
            // What it had not written yet cannot be written now either.
        }
    }

    /// The file stays when it holds something that was not shown.
    @Override
    public void close() {
        try {
            if (whole != null) {
                whole.close();
            }
            if (file != null && !cut) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            giveUp(e);
        }
    }
}
