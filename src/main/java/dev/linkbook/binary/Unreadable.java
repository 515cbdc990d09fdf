package dev.linkbook.binary;

import java.nio.file.Path;

/// A path behind which no bytes could be read.
///
/// @param why "no such file", "a directory", "permission denied", ...
public record Unreadable(Path path, String why) implements Binary {}
