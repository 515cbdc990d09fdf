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
    private static final long MEGABYTE_BYTES = 1_000_000;
    /// So much is kept in memory before there is a file.
    private static final int SMALL_CHARS = 256 << 10;

    private final Publisher publisher;
    private final Optional<Keyboard> keyboard;
    private final BooleanSupplier isStopped;
    private final long limitBytes;
    private final BiFunction<String, Map<String, String>, String> words;
    private final StringBuilder start = new StringBuilder();
    private long shownBytes;
    private boolean isInLine;
    private boolean cut;
    private @Nullable Path file;
    private @Nullable Writer whole;
    private @Nullable IOException problem;

    /// @param isStopped whether the cell is to end
    /// @param limitMegabytes what is shown at most, in UTF-8
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
        this.limitBytes = limitMegabytes * MEGABYTE_BYTES;
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
        int room = room(text);
        publisher.stream(stream, text.substring(0, room));
        if (room < text.length()) {
            cut = true;
            publisher.stream("stderr", "\n" + notice() + "\n");
        }
    }

    /// How much of a text there is room for, in whole characters; that much counts as shown.
    private int room(String text) {
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            int sizeBytes = sizeBytes(character);
            if (shownBytes + sizeBytes > limitBytes) {
                return end;
            }
            shownBytes += sizeBytes;
            end += Character.charCount(character);
        }
        return end;
    }

    private static int sizeBytes(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x1_0000 ? 3 : 4;
    }

    private String notice() {
        String size = String.valueOf(limitBytes / MEGABYTE_BYTES);
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
