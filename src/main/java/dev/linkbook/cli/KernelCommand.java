package dev.linkbook.cli;

import dev.linkbook.explain.Lang;
import dev.linkbook.kernel.LinkbookKernel;
import dev.linkbook.session.Words;
import java.io.IOException;
import java.nio.file.Path;

/// `linkbook kernel CONNECTION_FILE`: without picocli, which would take a tenth of a second.
final class KernelCommand {
    private KernelCommand() {}

    static ExitCode run(String connectionFile) {
        try {
            LinkbookKernel.serve(
                    Path.of(connectionFile), Path.of("").toAbsolutePath(), Lang.ofEnvironment(System.getenv()));
            return ExitCode.OK;
        } catch (IOException | RuntimeException e) {
            System.err.println("linkbook kernel: cannot serve " + connectionFile + ": " + Words.of(e));
            return ExitCode.FAILED;
        }
    }
}
