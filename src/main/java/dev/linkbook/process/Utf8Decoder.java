package dev.linkbook.process;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Decodes UTF-8 that arrives in pieces. The start of a character waits for its rest.
final class Utf8Decoder {
    private static final int LONGEST_CHARACTER_BYTES = 4;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes;
    private final CharBuffer chars;

    /// @param limitBytes the longest piece that will come
    Utf8Decoder(int limitBytes) {
        bytes = ByteBuffer.allocate(limitBytes + LONGEST_CHARACTER_BYTES);
        chars = CharBuffer.allocate(limitBytes + LONGEST_CHARACTER_BYTES);
    }

    String decode(byte[] piece, int length) {
        bytes.put(piece, 0, length).flip();
        decoder.decode(bytes, chars, false);
        bytes.compact();
        return takeChars();
    }

    /// What is left when no more will come: a cut character is one U+FFFD.
    String finish() {
        bytes.flip();
        decoder.decode(bytes, chars, true);
        decoder.flush(chars);
        return takeChars();
    }

    private String takeChars() {
        String text = chars.flip().toString();
        chars.clear();
        return text;
    }
}
