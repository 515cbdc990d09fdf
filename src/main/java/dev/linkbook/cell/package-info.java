/// What a cell says: a Go program, a file to write, a command of Linkbook, or shell. May call: shell.
@NullMarked
package dev.linkbook.cell;

import org.jspecify.annotations.NullMarked;
