package dev.linkbook.cli;

import dev.linkbook.kernel.KernelSpec;
import dev.linkbook.session.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;

/// `linkbook install`
final class InstallCommand implements Command {
    private final Console console;
    private final Option user = Choices.flag("user", "For this user (the default).");
    private final Option sysPrefix =
            Choices.flag("sys-prefix", "Into the virtual environment that is active (VIRTUAL_ENV, CONDA_PREFIX).");
    private final Option prefix = Choices.value("prefix", "DIR", "Into DIR/share/jupyter/kernels.");

    InstallCommand(Console console) {
        this.console = console;
    }

    @Override
    public Usage usage() {
        var where = new OptionGroup().addOption(user).addOption(sysPrefix).addOption(prefix);
        return new Usage(
                "install", "Tells Jupyter about the kernel.", Operands.none(), new Options().addOptionGroup(where));
    }

    @Override
    public ExitCode run(Line line) {
        Path kernels = kernels(line);
        try {
            Path spec = KernelSpec.install(kernels, launcher());
            console.out().println("linkbook: kernelspec written to " + spec);
            return ExitCode.OK;
        } catch (IOException e) {
            throw new ExitException(ExitCode.CANNOT_WRITE, "cannot write the kernelspec: " + Words.of(e));
        }
    }

    private Path kernels(Line line) {
        Path folder = line.path(prefix);
        if (folder != null) {
            return folder.toAbsolutePath().resolve("share/jupyter/kernels");
        }
        if (line.has(sysPrefix)) {
            return activeEnvironment().resolve("share/jupyter/kernels");
        }
        return jupyterData().resolve("kernels");
    }

    /// Where Jupyter looks for what is this user's (`jupyter_data_dir` in jupyter_core's paths.py).
    private static Path jupyterData() {
        // The JVM's user.home is the user database's, whatever HOME says.
        Path home = folder("HOME").orElseGet(() -> Path.of(System.getProperty("user.home")));
        return folder("JUPYTER_DATA_DIR")
                .orElseGet(() -> System.getProperty("os.name").startsWith("Mac")
                        ? home.resolve("Library/Jupyter")
                        : folder("XDG_DATA_HOME")
                                .orElseGet(() -> home.resolve(".local/share"))
                                .resolve("jupyter"));
    }

    private static Path activeEnvironment() {
        return Stream.of("VIRTUAL_ENV", "CONDA_PREFIX")
                .flatMap(variable -> folder(variable).stream())
                .findFirst()
                .orElseThrow(() -> new ExitException(
                        ExitCode.USAGE, "--sys-prefix: no virtual environment is active; --prefix DIR names one"));
    }

    private static Optional<Path> folder(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
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
