package dev.linkbook.binary;

/// A version of its symbols that a library offers (`.gnu.version_d`). Programs that were linked with it ask for
/// the version by this name.
///
/// @param name `GLIBC_2.34`
/// @param base whether it is the library's own name rather than a version (VER_FLG_BASE)
/// @param place of the entry that defines it
public record VersionDefinition(String name, boolean base, Place place) {}
