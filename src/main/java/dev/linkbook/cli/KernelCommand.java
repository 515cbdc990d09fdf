package dev.linkbook.cli;

import dev.linkbook.explain.Lang;
import dev.linkbook.kernel.LinkbookKernel;
import dev.linkbook.session.Words;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.Options;

/// `linkbook kernel CONNECTION_FILE`: Jupyter calls it.
final class KernelCommand implements Command {
    @Override
    public Usage usage() {
        return new Usage(
                "kernel",
                "The Jupyter kernel; Jupyter calls it.",
                Operands.one("CONNECTION_FILE", "What Jupyter writes for a kernel to find its ports."),
                new Options());
    }

    @Override
    public ExitCode run(Line line) {
        return serve(line.operands().getFirst());
    }

    static ExitCode serve(String connectionFile) {
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
