package dev.linkbook.kernel;

import java.io.PrintStream;

/// The kernel's log: stderr, which Jupyter's server keeps. One line a message; more than 20 in a second are only
/// counted, so that nobody can fill a disk by sending nonsense.
final class Log {
    private static final int MOST_A_SECOND = 20;
    private static final int LONGEST_CHARS = 300;

    private final PrintStream out;
    private long second;
    private int inThisSecond;

    Log(PrintStream out) {
        this.out = out;
    }

    synchronized void line(String words) {
        long now = System.nanoTime() / 1_000_000_000;
        if (now != second) {
            if (inThisSecond > MOST_A_SECOND) {
                out.println("linkbook kernel: ... and " + (inThisSecond - MOST_A_SECOND) + " more");
            }
            second = now;
            inThisSecond = 0;
        }
        if (++inThisSecond <= MOST_A_SECOND) {
            out.println("linkbook kernel: " + oneLine(words));
            out.flush();
        }
    }

    private static String oneLine(String words) {
        String line = words.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > LONGEST_CHARS ? line.substring(0, LONGEST_CHARS) + "..." : line;
    }
}
