package dev.linkbook.command;

import java.util.Locale;

/// A system that a program may land on, cut down to what matters for its start.
enum Place {
    /// Nothing but the program: `FROM scratch`.
    SCRATCH,
    /// musl's loader, which is also its C library: Alpine.
    MUSL,
    /// glibc's loader, glibc, and the libraries that the program asks for as this machine has them: Debian and others.
    GLIBC;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String key() {
        return "shown.place-" + word();
    }
}
