package dev.linkbook.check;

import dev.linkbook.session.CellListener;

/// What a command printed on both streams, in the order in which it came, as much as a check can bear.
final class Printed implements CellListener {
    static final int LARGEST_CHARS = 1 << 20;

    private final StringBuilder text = new StringBuilder();
    private boolean isCut;

    @Override
    public void stdout(String piece) {
        add(piece);
    }

    @Override
    public void stderr(String piece) {
        add(piece);
    }

    /// On a terminal, where a note's record comes from, both are one.
    @Override
    public boolean hasOneStream() {
        return true;
    }

    private void add(String piece) {
        isCut |= piece.length() > LARGEST_CHARS - text.length();
        text.append(piece, 0, Math.min(piece.length(), LARGEST_CHARS - text.length()));
    }

    String text() {
        return text.toString();
    }

    /// Whether it printed more.
    boolean isCut() {
        return isCut;
    }
}
