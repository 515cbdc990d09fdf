/// How bash reads a text: words, quotes, and whether a command is complete. Text only: nothing is
/// expanded and nothing is run. Knows no other room.
@NullMarked
package dev.linkbook.shell;

import org.jspecify.annotations.NullMarked;
