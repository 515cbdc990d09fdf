/// A Markdown note: prose, examples, transcripts, listings, callouts, each with its line. Only what the
/// note says; whether it is true is asked elsewhere. May call: shell. commonmark-java stays behind this door.
@NullMarked
package dev.linkbook.note;

import org.jspecify.annotations.NullMarked;
