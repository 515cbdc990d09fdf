package dev.linkbook.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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
            block = load(what, number);
            blocks[slot] = block;
            held[slot] = number;
        }
        return block;
    }

    private byte[] load(String what, long number) throws BadBytes {
        long offset = number * BLOCK_BYTES;
        var into = ByteBuffer.allocate((int) Math.min(BLOCK_BYTES, sizeBytes - offset));
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
