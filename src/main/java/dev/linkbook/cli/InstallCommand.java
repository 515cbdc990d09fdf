package dev.linkbook.cli;

import dev.linkbook.kernel.KernelSpec;
import dev.linkbook.session.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `linkbook install`
@Command(name = "install", description = "Tells Jupyter about the kernel.", mixinStandardHelpOptions = true)
final class InstallCommand implements Callable<Integer> {
    private final Console console;

    @ArgGroup
    private Where where = new Where();

    /// Where the kernelspec goes.
    static final class Where {
        @Option(names = "--user", description = "For this user (the default).")
        private boolean user;

        @Option(
                names = "--sys-prefix",
                description = "Into the virtual environment that is active (VIRTUAL_ENV, CONDA_PREFIX).")
        private boolean sysPrefix;

        @Option(names = "--prefix", paramLabel = "DIR", description = "Into DIR/share/jupyter/kernels.")
        private @Nullable Path prefix;
    }

    InstallCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path kernels = kernels();
        try {
            Path spec = KernelSpec.install(kernels, launcher());
            console.out().println("linkbook: kernelspec written to " + spec);
            return ExitCode.OK.number();
        } catch (IOException e) {
            throw new ExitException(ExitCode.CANNOT_WRITE, "cannot write the kernelspec: " + Words.of(e));
        }
    }

    private Path kernels() {
        if (where.prefix != null) {
            return where.prefix.toAbsolutePath().resolve("share/jupyter/kernels");
        }
        if (where.sysPrefix && !where.user) {
            return activeEnvironment().resolve("share/jupyter/kernels");
        }
        String data = System.getenv("JUPYTER_DATA_DIR");
        return data == null || data.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local/share/jupyter/kernels")
                : Path.of(data, "kernels");
    }

    private static Path activeEnvironment() {
        for (String variable : new String[] {"VIRTUAL_ENV", "CONDA_PREFIX"}) {
            String folder = System.getenv(variable);
            if (folder != null && !folder.isEmpty()) {
                return Path.of(folder);
            }
        }
        throw new ExitException(
                ExitCode.USAGE, "--sys-prefix: no virtual environment is active; --prefix DIR names one");
    }

    private static Path launcher() {
        String launcher = System.getProperty("linkbook.launcher");
        if (launcher == null) {
            throw new ExitException(
                    ExitCode.USAGE, "install: call it through the launcher ./linkbook, which Jupyter will call too");
        }
        return Path.of(launcher);
    }
}
