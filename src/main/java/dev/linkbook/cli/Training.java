package dev.linkbook.cli;

import dev.linkbook.kernel.Rehearsal;
import dev.linkbook.session.Folders;
import java.io.IOException;
import java.nio.file.Path;

/// What the launcher runs once for each of the JVM's caches, so that it holds the classes that are needed: `Training
/// NOTE PAGE` runs the note to the page and to the terminal, `Training PROGRAM` explains the program, `Training` talks
/// with a kernel. How they end does not matter.
final class Training {
    private Training() {}

    /// Each command runs as a user's would.
    public static void main(String[] args) throws IOException {
        switch (args.length) {
            case 0 -> kernel();
            case 1 -> explain(args[0]);
            default -> note(args[0], args[1]);
        }
    }

    private static void note(String note, String page) {
        Main.run("run", note, "-o", page);
        Main.run("run", note);
    }

    private static void explain(String program) {
        Main.run("explain", program);
        Main.run("explain", "--json", program);
    }

    /// The last step is the way that a real start takes, to a file that is not there.
    private static void kernel() throws IOException {
        Path folder = Folders.fresh("linkbook-rehearsal-");
        Rehearsal.run(folder);
        Folders.remove(folder);
        Main.main(new String[] {"kernel", folder.resolve("none").toString()});
    }
}
