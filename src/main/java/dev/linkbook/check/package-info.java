/// Whether what a note records still holds: its commands replayed, compared by named rules, judged, and written
/// anew on request. May call: notebook, session, note, cell, tool, golang, binary, explain, shell.
@NullMarked
package dev.linkbook.check;

import org.jspecify.annotations.NullMarked;
