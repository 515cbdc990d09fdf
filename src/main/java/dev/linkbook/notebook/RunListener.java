package dev.linkbook.notebook;

/// Follows a run, item by item. Calls never overlap.
public interface RunListener {
    /// An item begins.
    ///
    /// @param number of the item among those that run, from 1; 0 for one that does not run
    void started(Item item, int number);

    /// A piece of output of the item that runs.
    void printed(Stream stream, String text);

    /// The item has ended.
    void ended(Played step);

    /// Which of a program's two outputs.
    enum Stream {
        STDOUT,
        STDERR
    }
}
