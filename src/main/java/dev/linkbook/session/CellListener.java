package dev.linkbook.session;

/// Hears what a running cell prints, as it comes. Calls never overlap.
public interface CellListener {
    /// A piece of what the programs printed on stdout.
    void stdout(String text);

    /// A piece of what the programs printed on stderr.
    void stderr(String text);
}
