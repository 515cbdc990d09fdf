package dev.linkbook.cli;

import dev.linkbook.kernel.Rehearsal;
import dev.linkbook.session.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// `linkbook rehearse NOTE PAGE`: a note and a kernel from start to end. The launcher trains the JVM's cache with it;
/// it
/// is nobody else's command.
final class RehearseCommand {
    private RehearseCommand() {}

    static ExitCode run(String note, String page, PrintStream out, PrintStream err) {
        ExitCode code = Main.run(new String[] {"run", note, "-o", page}, out, err);
        try {
            Path folder = Files.createTempDirectory("linkbook-rehearsal-");
            Rehearsal.run(folder);
            Folders.remove(folder);
            return code;
        } catch (IOException e) {
            return Main.tell(e, err);
        }
    }
}
