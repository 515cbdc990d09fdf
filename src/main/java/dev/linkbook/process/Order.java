package dev.linkbook.process;

/// What a [Run] is to do.
record Order(Command command, OutputListener listener, Input stdin) {}
