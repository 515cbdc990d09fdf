package dev.linkbook.binary;

import java.util.Optional;

/// A Go module that went into a program.
///
/// @param version `v1.25.12`, `(devel)`
/// @param sum its hash as in go.sum; empty for the main module and for folders
/// @param replacement the module used in its place
public record GoModule(String path, String version, String sum, Optional<GoModule> replacement) {}
