/// A note made into cells, run, and written as .ipynb, .html, .md or terminal text. May call: session,
/// report, explain, note, cell, golang, tool.
@NullMarked
package dev.linkbook.notebook;

import org.jspecify.annotations.NullMarked;
