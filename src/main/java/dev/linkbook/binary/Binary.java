package dev.linkbook.binary;

import java.nio.file.Path;

/// A file, as far as it can be told from its bytes.
public sealed interface Binary permits Elf, NotElf, Unreadable {
    /// The file that was asked about, as it was given.
    Path path();
}
