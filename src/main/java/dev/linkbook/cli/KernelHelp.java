package dev.linkbook.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `linkbook kernel`, for the help only: with its one argument `Main` starts it without picocli.
@Command(name = "kernel", description = "The Jupyter kernel; Jupyter calls it.", mixinStandardHelpOptions = true)
final class KernelHelp implements Runnable {
    @Parameters(paramLabel = "CONNECTION_FILE", description = "What Jupyter writes for a kernel to find its ports.")
    private String connectionFile = "";

    @Override
    public void run() {
        throw new ExitException(ExitCode.USAGE, "kernel " + connectionFile + ": one connection file, and nothing else");
    }
}
