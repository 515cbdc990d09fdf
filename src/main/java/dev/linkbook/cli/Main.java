package dev.linkbook.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The entry: `linkbook COMMAND ...`.
public final class Main {
    private Main() {}

    /// Runs a command and ends the process with its exit status (`ExitCode`).
    public static void main(String[] args) {
        // The kernel's start must not wait for a command-line parser to load.
        if (args.length == 2 && args[0].equals("kernel")) {
            System.exit(KernelCommand.serve(args[1]).number());
        }
        System.exit(run(args).number());
    }

    /// Runs a command that writes to the process's own outputs.
    static ExitCode run(String... args) {
        var stdout = new Stdout();
        var err = new PrintStream(System.err, false, StandardCharsets.UTF_8);
        ExitCode code = run(args, stdout.printer(), err);
        return stdout.isWhole(err) ? code : ExitCode.CANNOT_WRITE;
    }

    static ExitCode run(String[] args, PrintStream out, PrintStream err) {
        try {
            return CommandLines.execute(args, out, err);
        } catch (ExitException e) {
            return tell(e, err);
        } catch (OutOfMemoryError e) {
            err.println("linkbook: out of memory. LINKBOOK_JAVA_OPTIONS=-Xmx1g gives it more.");
            return ExitCode.FAILED;
        } finally {
            out.flush();
            err.flush();
        }
    }

    /// Says what went wrong, without a stack.
    static ExitCode tell(Exception problem, PrintStream err) {
        if (problem instanceof ExitException exit) {
            err.println("linkbook: " + exit.getMessage());
            return exit.code();
        }
        err.println(
                "linkbook: a mistake in Linkbook itself: " + problem + ". Please report it with the command you ran.");
        return ExitCode.FAILED;
    }
}
