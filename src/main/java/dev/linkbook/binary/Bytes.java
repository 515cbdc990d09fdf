package dev.linkbook.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The one way to a file's bytes: each request is checked against the file's size, and only a few
/// blocks are held, so the size of a file does not matter. Offsets and lengths come out of hostile
/// files; as unsigned numbers beyond 2^63 they are negative here, and refused.
final class Bytes {
    private static final int BLOCK_BYTES = 16 * 1024;
    private static final int BLOCKS = 8;

    /// Where the bytes come from: a channel, or an array in tests.
    interface Source {
        /// Reads into the buffer from an offset; the number of bytes read, -1 at the end.
        int read(ByteBuffer into, long offset) throws IOException;
    }

    private final Source source;
    private final long sizeBytes;
    private final byte[][] blocks = new byte[BLOCKS][];
    private final long[] held = new long[BLOCKS];

    Bytes(Source source, long sizeBytes) {
        this.source = source;
        this.sizeBytes = sizeBytes;
        java.util.Arrays.fill(held, -1);
    }

    long sizeBytes() {
        return sizeBytes;
    }

    /// Refuses what does not lie in the file, without ever adding the two numbers.
    void need(String what, long offset, long length) throws BadBytes {
        if (offset < 0 || length < 0 || offset > sizeBytes || length > sizeBytes - offset) {
            throw new BadBytes("%s: 0x%x bytes at offset 0x%x are not in the file, which has 0x%x bytes"
                    .formatted(what, length, offset, sizeBytes));
        }
    }

    int u8(String what, long offset) throws BadBytes {
        need(what, offset, 1);
        return block(what, offset / BLOCK_BYTES)[(int) (offset % BLOCK_BYTES)] & 0xff;
    }

    /// An unsigned number of up to 8 bytes.
    long number(String what, long offset, int width, boolean bigEndian) throws BadBytes {
        need(what, offset, width);
        int from = (int) (offset % BLOCK_BYTES);
        byte[] block = block(what, offset / BLOCK_BYTES);
        if (from + width > block.length) {
            block = copy(what, offset, width);
            from = 0;
        }
        long value = 0;
        for (int i = 0; i < width; i++) {
            int next = bigEndian ? i : width - 1 - i;
            value = (value << 8) | (block[from + next] & 0xff);
        }
        return value;
    }

    /// A copy; the caller has a cap for `length`.
    byte[] copy(String what, long offset, int length) throws BadBytes {
        need(what, offset, length);
        var copy = new byte[length];
        for (int done = 0; done < length; ) {
            long at = offset + done;
            int from = (int) (at % BLOCK_BYTES);
            int count = Math.min(length - done, BLOCK_BYTES - from);
            System.arraycopy(block(what, at / BLOCK_BYTES), from, copy, done, count);
            done += count;
        }
        return copy;
    }

    /// The text up to the NUL, which has to come within `cap` bytes and before `end`.
    String zeroTerminated(String what, long offset, long end, int cap) throws BadBytes {
        need(what, offset, 0);
        long stop = Math.min(Math.min(end, sizeBytes), saturatedAdd(offset, cap));
        for (long at = offset; at < stop; at++) {
            if (u8(what, at) == 0) {
                return text(what, offset, (int) (at - offset));
            }
        }
        throw new BadBytes("%s: the text at offset 0x%x does not end within 0x%x bytes"
                .formatted(what, offset, Math.max(0, stop - offset)));
    }

    String text(String what, long offset, int length) throws BadBytes {
        return new String(copy(what, offset, length), StandardCharsets.UTF_8);
    }

    private static long saturatedAdd(long a, int b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private byte[] block(String what, long number) throws BadBytes {
        int slot = (int) (number % BLOCKS);
        byte[] block = blocks[slot];
        if (block == null || held[slot] != number) {
            held[slot] = -1;
            block = load(what, number, block);
            blocks[slot] = block;
            held[slot] = number;
        }
        return block;
    }

    /// @param old what the block was before: nobody has it but this, so its memory is used again
    private byte[] load(String what, long number, byte @Nullable [] old) throws BadBytes {
        long offset = number * BLOCK_BYTES;
        int length = (int) Math.min(BLOCK_BYTES, sizeBytes - offset);
        var into = ByteBuffer.wrap(old != null && old.length == length ? old : new byte[length]);
        try {
            while (into.hasRemaining()) {
                if (source.read(into, offset + into.position()) <= 0) {
                    throw new BadBytes(what + ": the file became shorter while it was read");
                }
            }
        } catch (IOException broken) {
            throw new BadBytes(what + ": reading at offset 0x%x failed: %s".formatted(offset, broken.getMessage()));
        }
        return into.array();
    }
}
