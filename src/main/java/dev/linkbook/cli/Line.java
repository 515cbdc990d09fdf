package dev.linkbook.cli;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.AlreadySelectedException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.MissingOptionException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jspecify.annotations.Nullable;

/// What the user typed behind a command's name.
final class Line {
    private final CommandLine parsed;

    private Line(CommandLine parsed) {
        this.parsed = parsed;
    }

    /// Takes the arguments apart.
    ///
    /// @throws UsageException when they do not fit the usage
    static Line of(Command.Usage usage, String[] arguments) {
        try {
            CommandLine parsed = DefaultParser.builder()
                    // "--net" may come to mean something else, and quotes were the shell's business
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .get()
                    .parse(usage.options(), arguments);
            requireOperands(usage.operands(), parsed.getArgList());
            return new Line(parsed);
        } catch (ParseException e) {
            throw new UsageException(words(e, usage.options()));
        }
    }

    private static void requireOperands(Command.Operands operands, List<String> given) {
        if (given.size() < operands.least()) {
            throw new UsageException(operands.label() + " is missing");
        }
        if (given.size() > operands.most()) {
            throw new UsageException("'" + given.get(operands.most()) + "' is one argument too many");
        }
    }

    private static String words(ParseException problem, Options options) {
        return switch (problem) {
            case UnrecognizedOptionException unknown -> unknown(unknown.getOption(), options);
            case MissingArgumentException missing ->
                Choices.typed(missing.getOption()) + ": " + missing.getOption().getArgName() + " is missing behind it";
            case MissingOptionException _ -> missing(options) + " is missing";
            case AlreadySelectedException both ->
                Choices.typed(both.getOption()) + ": not together with --"
                        + both.getOptionGroup().getSelected();
            default -> problem.toString();
        };
    }

    private static String unknown(String token, Options options) {
        int end = token.indexOf('=');
        String name = end < 0 ? token : token.substring(0, end);
        if (options.hasOption(name)) {
            return name + " takes no value";
        }
        return "no option '" + name + "'"
                + Nearest.of(name, options.getOptions().stream().map(Choices::typed));
    }

    private static String missing(Options options) {
        return options.getOptions().stream()
                .filter(Option::isRequired)
                .map(Choices::shown)
                .findFirst()
                .orElse("an option");
    }

    boolean has(Option option) {
        return parsed.hasOption(option);
    }

    @Nullable
    String text(Option option) {
        return parsed.getOptionValue(option);
    }

    @Nullable
    Path path(Option option) {
        String text = text(option);
        return text == null ? null : Path.of(text);
    }

    List<String> operands() {
        return parsed.getArgList();
    }

    List<Path> paths() {
        return operands().stream().map(Path::of).toList();
    }

    /// The command line is wrong.
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message, null, false, false);
        }
    }
}
