package dev.linkbook.note;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a note's file, or says what is wrong with it.
final class NoteFile {
    /// What is read of it takes twenty times as much, and the heap is not large.
    static final int LARGEST_BYTES = 8 * 1024 * 1024;

    private NoteFile() {}

    static String read(Path file) {
        if (Files.isDirectory(file)) {
            throw new NoteException(file + ": is a directory. Name the Markdown file in it.");
        }
        if (!Files.exists(file)) {
            throw new NoteException(file + ": no such file. Check the name and the folder.");
        }
        // A pipe that nobody writes to would be waited for.
        if (!Files.isRegularFile(file)) {
            throw new NoteException(file + ": is no ordinary file. Name the Markdown file itself.");
        }
        byte[] bytes = bytes(file);
        if (bytes.length > LARGEST_BYTES) {
            throw new NoteException(
                    file + ": larger than 8 MiB, the most that a note may have. Split it, or move data out of it.");
        }
        refuseNul(file, bytes);
        return decode(file, bytes);
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST_BYTES + 1);
        } catch (IOException e) {
            throw new NoteException(
                    file + ": cannot be read (" + e.getMessage() + "). Check its permissions: ls -l shows them.");
        }
    }

    private static void refuseNul(Path file, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw new NoteException(file + ": NUL at byte " + i + " (line " + line(bytes, i)
                        + "); this is no text. A note is Markdown in UTF-8.");
            }
        }
    }

    private static String decode(Path file, byte[] bytes) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        if (decoder.decode(in, out, true).isError()) {
            int offset = in.position();
            throw new NoteException(
                    "%s: not UTF-8 at byte %d (0x%02X, line %d). Save it as UTF-8: iconv -f GB18030 -t UTF-8"
                            .formatted(file, offset, bytes[offset], line(bytes, offset)));
        }
        return out.flip().toString();
    }

    private static int line(byte[] bytes, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
