package dev.linkbook.cli;

import org.apache.commons.cli.Options;

/// One command: what may stand behind its name, and what it does. `CommandLines` lists them all.
interface Command {
    Usage usage();

    /// Does what the user asked for.
    ///
    /// @param line what stands behind the name, checked against `usage`
    /// @throws ExitException when it cannot do that
    ExitCode run(Line line);

    /// How a command is called.
    ///
    /// @param name the word behind `linkbook`
    /// @param description one sentence for `--help`
    /// @param operands what stands there besides options
    /// @param options made with `Choices`, or with the library's own builder
    record Usage(String name, String description, Operands operands, Options options) {}

    /// What a command takes besides options.
    ///
    /// @param label such as NOTE; empty when it takes none
    /// @param description for `--help`
    /// @param least how many there have to be
    /// @param most how many there may be
    record Operands(String label, String description, int least, int most) {
        static Operands none() {
            return new Operands("", "", 0, 0);
        }

        static Operands one(String label, String description) {
            return new Operands(label, description, 1, 1);
        }

        static Operands some(String label, String description) {
            return new Operands(label, description, 1, Integer.MAX_VALUE);
        }
    }
}
