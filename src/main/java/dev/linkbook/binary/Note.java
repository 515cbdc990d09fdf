package dev.linkbook.binary;

/// A note: a small labelled record (gABI, "Note Section").
///
/// @param owner who defines the types: `GNU`, `Go`, `OpenBSD`
/// @param type n_type
/// @param place of the description, its content
public record Note(String owner, long type, Place place) {}
