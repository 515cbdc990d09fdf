package dev.linkbook.kernel;

/// The sockets on which a client talks to the kernel.
enum Channel {
    /// Requests that wait for each other.
    SHELL,
    /// Requests that must not wait for a running cell.
    CONTROL,
    /// Answers to what the kernel asks.
    STDIN
}
