package dev.linkbook.cli;

import dev.linkbook.kernel.Rehearsal;
import dev.linkbook.session.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the launcher runs once, so that the JVM's cache holds the classes of the usual commands: `Training NOTE PAGE
/// PROGRAM` runs the note to the page and to the terminal, explains the program, and talks with a kernel. How they
/// end does not matter.
final class Training {
    private Training() {}

    /// Each command runs as a user's would.
    public static void main(String[] args) throws IOException {
        String note = args[0];
        Main.run(new String[] {"run", note, "-o", args[1]}, System.out, System.err);
        Main.run(new String[] {"run", note}, System.out, System.err);
        Main.run(new String[] {"explain", args[2]}, System.out, System.err);
        Main.run(new String[] {"explain", "--json", args[2]}, System.out, System.err);
        Path folder = Files.createTempDirectory("linkbook-rehearsal-");
        Rehearsal.run(folder);
        Folders.remove(folder);
    }
}
