package dev.linkbook.check;

import java.util.concurrent.atomic.AtomicLong;

/// How much of a note's new outputs is kept, whatever it prints. Each keeps its beginning in any case.
final class Room {
    static final int MOST_CHARS = 8 << 20;
    static final int BEGINNING_CHARS = 2_000;

    private final AtomicLong left = new AtomicLong(MOST_CHARS);

    /// The text, or its beginning when there is no room for more.
    String keep(String text) {
        boolean fits = text.length() <= BEGINNING_CHARS || left.addAndGet(-text.length()) >= 0;
        return fits ? text : text.substring(0, BEGINNING_CHARS);
    }
}
