package dev.linkbook.session;

import java.util.Optional;

/// Names of signals.
final class Signals {
    private Signals() {}

    /// The signal for which a shell gives a program's end this exit status, 128 and its number (signal(7), x86 and
    /// Arm). That it was one is not certain: a program may choose the same status.
    static Optional<String> ofStatus(int status) {
        return switch (status - 128) {
            case 1 -> Optional.of("SIGHUP");
            case 2 -> Optional.of("SIGINT");
            case 3 -> Optional.of("SIGQUIT");
            case 4 -> Optional.of("SIGILL");
            case 5 -> Optional.of("SIGTRAP");
            case 6 -> Optional.of("SIGABRT");
            case 7 -> Optional.of("SIGBUS");
            case 8 -> Optional.of("SIGFPE");
            case 9 -> Optional.of("SIGKILL");
            case 11 -> Optional.of("SIGSEGV");
            case 13 -> Optional.of("SIGPIPE");
            case 14 -> Optional.of("SIGALRM");
            case 15 -> Optional.of("SIGTERM");
            case 24 -> Optional.of("SIGXCPU");
            case 25 -> Optional.of("SIGXFSZ");
            case 31 -> Optional.of("SIGSYS");
            default -> Optional.empty();
        };
    }
}
