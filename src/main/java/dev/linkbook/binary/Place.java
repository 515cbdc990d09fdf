package dev.linkbook.binary;

/// Where in a file something was read, so that a reader can check it with `xxd -s OFFSET -l LENGTH`.
///
/// @param what the name the field's own documents give it: `PT_INTERP`, `e_type`, `DT_NEEDED`, `.comment`
/// @param offset of the first byte, counted from the start of the file
/// @param length in bytes
public record Place(String what, long offset, long length) {}
