package dev.linkbook.kernel;

import java.io.PrintStream;

/// The kernel's log: stderr, which Jupyter's server keeps. One line a message.
final class Log {
    private static final int MOST_STRAYS_A_SECOND = 20;
    private static final int LONGEST_CHARS = 300;

    private final PrintStream out;
    private long second;
    private int straysInThisSecond;

    Log(PrintStream out) {
        this.out = out;
    }

    synchronized void line(String words) {
        out.println("linkbook kernel: " + oneLine(words));
        out.flush();
    }

    /// The last line: a thread has ended that the kernel cannot be without. One that does not answer is of less use
    /// than none, in whose place Jupyter starts another.
    void end(Thread thread, Throwable why) {
        try {
            line("the end, as the thread \"" + thread.getName() + "\" cannot go on: " + why);
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }

    /// About what came from nobody who is known here. More than 20 of these in a second are only counted, so that a
    /// stranger cannot fill a disk by sending nonsense.
    synchronized void stray(String words) {
        long now = System.nanoTime() / 1_000_000_000;
        if (now != second) {
            if (straysInThisSecond > MOST_STRAYS_A_SECOND) {
                line("... and " + (straysInThisSecond - MOST_STRAYS_A_SECOND) + " more");
            }
            second = now;
            straysInThisSecond = 0;
        }
        if (++straysInThisSecond <= MOST_STRAYS_A_SECOND) {
            line(words);
        }
    }

    private static String oneLine(String words) {
        String line = words.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > LONGEST_CHARS ? line.substring(0, LONGEST_CHARS) + "..." : line;
    }
}
