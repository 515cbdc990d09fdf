package dev.linkbook.kernel;

import sun.misc.Signal;

/// SIGINT is a kernel's interrupt, not its end: some front ends send it to the process instead of a message.
///
/// The JVM would exit, and its shutdown cannot be called off. JEP 260 keeps `sun.misc.Signal` until the JDK has
/// another way. The compiler's warning of it cannot be silenced, so the build compiles this file apart.
final class Sigint {
    private Sigint() {}

    /// @param interrupt what to do, on a thread of the JVM
    static void calls(Runnable interrupt) {
        Signal.handle(new Signal("INT"), signal -> interrupt.run());
    }
}
