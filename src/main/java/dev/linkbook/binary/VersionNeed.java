package dev.linkbook.binary;

/// A version of a library's symbols that the program asks for (`.gnu.version_r`). The loader refuses to
/// start the program if the library does not have it.
///
/// @param file `libc.so.6`
/// @param version `GLIBC_2.34`
/// @param weak whether the loader only warns where it is missing (VER_FLG_WEAK)
/// @param place of the entry that asks
public record VersionNeed(String file, String version, boolean weak, Place place) {}
