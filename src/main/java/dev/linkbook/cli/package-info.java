/// The commands: what the user types, and which room answers.
@NullMarked
package dev.linkbook.cli;

import org.jspecify.annotations.NullMarked;
