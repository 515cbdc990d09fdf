package dev.linkbook.process;

/// Receives what a process prints, as it comes. Calls for one process never overlap. They come from the
/// threads that read the pipes: a listener that takes its time slows the process down, and nothing is
/// stored up meanwhile.
///
/// The text is decoded as UTF-8 across reads: a character is never split, malformed bytes are U+FFFD.
/// Order is kept within a stream; between the two as far as two pipes allow.
public interface OutputListener {
    void stdout(String text);

    void stderr(String text);

    /// Whether whoever listens wants no more of it: a process that is to start then does not. From any thread.
    default boolean isStopped() {
        return false;
    }
}
