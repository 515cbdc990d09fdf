/// What `file`, `ldd` and `go` were asked and what they printed: recorded calls, and grammars that cut
/// an output into fragments. What a fragment means is asked elsewhere. May call: shell.
@NullMarked
package dev.linkbook.tool;

import org.jspecify.annotations.NullMarked;
