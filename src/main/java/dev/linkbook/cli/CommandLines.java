package dev.linkbook.cli;

import dev.linkbook.cli.Line.UsageException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/// The table of commands, and the way from the words typed to one of them.
final class CommandLines {
    private CommandLines() {}

    private static List<Command> commands(Console console) {
        return List.of(
                new RunCommand(console),
                new CheckCommand(console),
                new ExplainCommand(console),
                new ConvertCommand(console),
                new InstallCommand(console),
                new KernelCommand());
    }

    static ExitCode execute(String[] args, PrintStream out, PrintStream err) {
        var console = new Console(out, err, SearchPath.of(System.getenv().getOrDefault("PATH", "")));
        List<Command> commands = commands(console);
        if (args.length == 0) {
            err.print(Help.of(commands));
            return ExitCode.USAGE;
        }
        return switch (args[0]) {
            case "-h", "--help" -> tell(Help.of(commands), out);
            case "-V", "--version" -> tell("linkbook " + version() + "\n", out);
            default -> execute(args, commands, console);
        };
    }

    private static ExitCode execute(String[] args, List<Command> commands, Console console) {
        for (Command command : commands) {
            Command.Usage usage = command.usage();
            if (usage.name().equals(args[0])) {
                String[] arguments = Arrays.copyOfRange(args, 1, args.length);
                return asksForHelp(arguments)
                        ? tell(Help.of(usage), console.out())
                        : execute(command, usage, arguments, console.err());
            }
        }
        String kind = args[0].startsWith("-") ? "option" : "command";
        var names = commands.stream().map(command -> command.usage().name());
        return refuse("no " + kind + " '" + args[0] + "'" + Nearest.of(args[0], names), "", console.err());
    }

    private static ExitCode execute(Command command, Command.Usage usage, String[] arguments, PrintStream err) {
        Line line;
        try {
            line = Line.of(usage, arguments);
        } catch (UsageException e) {
            return refuse(usage.name() + ": " + e.getMessage(), " " + usage.name(), err);
        }
        try {
            return command.run(line);
        } catch (RuntimeException e) {
            return Main.tell(e, err);
        }
    }

    /// Also of a line that lacks what the command needs.
    private static boolean asksForHelp(String[] arguments) {
        return Arrays.stream(arguments)
                .takeWhile(argument -> !argument.equals("--"))
                .anyMatch(argument -> argument.equals("-h") || argument.equals("--help"));
    }

    private static ExitCode tell(String text, PrintStream out) {
        out.print(text);
        return ExitCode.OK;
    }

    private static ExitCode refuse(String message, String command, PrintStream err) {
        err.println("linkbook: " + message);
        err.println("'linkbook" + command + " --help' lists what there is.");
        return ExitCode.USAGE;
    }

    /// The version of the jar.
    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
