package dev.linkbook.cli;

import java.io.PrintStream;

/// Where a command writes, and the commands that exist here.
record Console(PrintStream out, PrintStream err, SearchPath path) {}
