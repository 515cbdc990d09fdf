package dev.linkbook.session;

/// The end of what a program printed; bounded, since a program may print for ever.
final class Tail {
    private static final int LARGEST = 64 << 10;

    private final StringBuilder text = new StringBuilder();

    void add(String piece) {
        text.append(piece);
        if (text.length() > 2 * LARGEST) {
            text.delete(0, text.length() - LARGEST);
        }
    }

    String text() {
        return text.toString();
    }
}
