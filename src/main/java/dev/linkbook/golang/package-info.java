/// The Go toolchain: modules, imports, which packages use cgo; completion by gopls. May call: tool, process.
/// Gson stays behind this door (and others).
@NullMarked
package dev.linkbook.golang;

import org.jspecify.annotations.NullMarked;
