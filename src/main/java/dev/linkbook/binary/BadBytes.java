package dev.linkbook.binary;

/// A spot of the file that cannot be what it should be. It never leaves this room: whoever makes a
/// finding turns it into [Finding.Unread]. Without a stack trace, because broken files are normal here.
final class BadBytes extends Exception {
    private static final long serialVersionUID = 1L;

    BadBytes(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
