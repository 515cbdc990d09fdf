package dev.linkbook.cli;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/// The kinds of options that commands declare.
final class Choices {
    private Choices() {}

    /// An option without a value, such as `--network`.
    ///
    /// @param name without its dashes; one letter makes `-x`
    static Option flag(String name, String description) {
        return builder(name, description).get();
    }

    /// An option with a value, such as `--keep DIR`.
    ///
    /// @param label what stands for the value in the help
    static Option value(String name, String label, String description) {
        return builder(name, description).hasArg().argName(label).get();
    }

    /// An option with a value that has to be there.
    static Option needed(String name, String label, String description) {
        return builder(name, description).hasArg().argName(label).required().get();
    }

    static Option lang(String otherwise) {
        return value("lang", "LANG", "en or zh; else " + otherwise + ".");
    }

    static Options of(Option... options) {
        var all = new Options();
        for (Option option : options) {
            all.addOption(option);
        }
        return all;
    }

    /// As the user types it: `-o`, `--keep`.
    static String typed(Option option) {
        return option.getOpt() == null ? "--" + option.getLongOpt() : "-" + option.getOpt();
    }

    /// As the help shows it: `-o FILE`.
    static String shown(Option option) {
        return typed(option) + (option.hasArg() ? " " + option.getArgName() : "");
    }

    private static Option.Builder builder(String name, String description) {
        boolean isLetter = name.length() == 1;
        Option.Builder builder =
                isLetter ? Option.builder(name) : Option.builder().longOpt(name);
        return builder.desc(description);
    }
}
