package dev.linkbook.note;

/// A note that cannot be read. The message says what is wrong, where, and what to do.
public final class NoteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoteException(String message) {
        super(message);
    }
}
