package dev.linkbook.binary;

/// A look that may meet broken bytes.
@FunctionalInterface
interface Look<T> {
    Finding<T> take() throws BadBytes;

    /// The finding, with broken bytes as one of its cases.
    static <T> Finding<T> at(Look<T> look) {
        try {
            return look.take();
        } catch (BadBytes bad) {
            return new Finding.Unread<>(bad.why());
        }
    }
}
