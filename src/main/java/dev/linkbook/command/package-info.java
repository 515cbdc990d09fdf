/// What do the commands do that look at programs: explain, compare, matrix, where? The same for a cell, for a note that
/// is
/// run, and for the command line. May call: session, report, explain, cell, process, tool, binary, shell.
@NullMarked
package dev.linkbook.command;

import org.jspecify.annotations.NullMarked;
