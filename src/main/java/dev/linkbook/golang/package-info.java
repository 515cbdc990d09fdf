/// The Go toolchain: modules, imports, which packages use cgo. May call: tool, process.
@NullMarked
package dev.linkbook.golang;

import org.jspecify.annotations.NullMarked;
