package dev.linkbook.check;

/// Something wrong with a note beside its recorded outputs.
///
/// @param line 1-based line of the note
public record Remark(int line, Reason reason) {}
