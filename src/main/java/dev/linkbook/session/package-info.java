/// Runs cells in a working folder: streams, state kept from cell to cell, recorded tool calls, the
/// loopback stand-in. May call: cell, process, golang, tool.
@NullMarked
package dev.linkbook.session;

import org.jspecify.annotations.NullMarked;
