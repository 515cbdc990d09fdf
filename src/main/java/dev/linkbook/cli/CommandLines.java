package dev.linkbook.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// The commands, as picocli sees them.
@Command(
        name = "linkbook",
        description = "Notes about how Go programs are linked, as notebooks that run.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ExplainCommand.class,
            ConvertCommand.class,
            InstallCommand.class,
            KernelHelp.class
        })
final class CommandLines {
    private CommandLines() {}

    /// The version of the jar.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"linkbook " + (version == null ? "(not packaged)" : version)};
        }
    }

    static ExitCode execute(String[] args, PrintStream out, PrintStream err) {
        var console = new Console(out, err, SearchPath.of(System.getenv().getOrDefault("PATH", "")));
        var line = new CommandLine(new CommandLines(), new Factory(console));
        line.setOut(writer(out));
        line.setErr(writer(err));
        line.setParameterExceptionHandler((problem, _) -> usage(problem, err));
        // Thrown on, picocli would print a stack trace.
        line.setExecutionExceptionHandler(
                (problem, _, _) -> Main.tell(problem, err).number());
        if (args.length == 0) {
            line.usage(line.getErr());
            return ExitCode.USAGE;
        }
        int code = line.execute(args);
        for (ExitCode exit : ExitCode.values()) {
            if (exit.number() == code) {
                return exit;
            }
        }
        return ExitCode.FAILED;
    }

    private static int usage(ParameterException problem, PrintStream err) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        err.println("linkbook: " + problem.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(
                problem, new PrintWriter(err, true, StandardCharsets.UTF_8));
        err.println("'" + command + " --help' lists what there is.");
        return ExitCode.USAGE.number();
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /// Gives each command the console.
    private record Factory(Console console) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == RunCommand.class) {
                return type.cast(new RunCommand(console));
            }
            if (type == ExplainCommand.class) {
                return type.cast(new ExplainCommand(console));
            }
            if (type == ConvertCommand.class) {
                return type.cast(new ConvertCommand(console));
            }
            if (type == InstallCommand.class) {
                return type.cast(new InstallCommand(console));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
