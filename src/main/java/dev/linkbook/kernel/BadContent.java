package dev.linkbook.kernel;

/// A request whose content cannot be used; the message says which field, and what it should be.
final class BadContent extends Exception {
    private static final long serialVersionUID = 1L;

    BadContent(String message) {
        super(message, null, false, false);
    }
}
