package dev.linkbook.binary;

/// A decision about the C library.
///
/// @param evidence what it rests on; for [Libc#UNKNOWN] the ELF header, for want of anything better
/// @param certain whether that cannot mean anything else. A static musl program is told by what is
///     missing, so it is not certain.
public record LibcFinding(Libc libc, Place evidence, boolean certain) {}
