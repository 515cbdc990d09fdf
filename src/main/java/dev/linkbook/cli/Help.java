package dev.linkbook.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/// The text of `--help`.
final class Help {
    private static final int WIDTH_COLUMNS = 80;
    private static final String HELP = "-h, --help";

    private Help() {}

    /// What is called how, on the left, and what it is for.
    private record Row(String left, String right) {}

    static String of(List<Command> commands) {
        var rows = new ArrayList<Row>();
        commands.forEach(command ->
                rows.add(new Row(command.usage().name(), command.usage().description())));
        rows.add(new Row(HELP, "Show this help; 'linkbook COMMAND --help' shows a command's."));
        rows.add(new Row("-V, --version", "Show the version."));
        return "Usage: linkbook COMMAND [OPTION]... [ARGUMENT]...\n"
                + "Notes about how Go programs are linked, as notebooks that run.\n\n" + table(rows);
    }

    static String of(Command.Usage usage) {
        var rows = new ArrayList<Row>();
        var call = new StringBuilder("Usage: linkbook ").append(usage.name());
        Command.Operands operands = usage.operands();
        if (!operands.label().isEmpty()) {
            rows.add(new Row(operands.label(), operands.description()));
        }
        for (Option option : usage.options().getOptions()) {
            rows.add(new Row(Choices.shown(option), option.getDescription()));
            call.append(option.isRequired() ? " " + Choices.shown(option) : "");
        }
        rows.add(new Row(HELP, "Show this help."));
        call.append(usage.options().getOptions().isEmpty() ? "" : " [OPTION]...")
                .append(operands.label().isEmpty() ? "" : " " + operands.label())
                .append(operands.most() > 1 ? "..." : "");
        return call + "\n" + usage.description() + "\n\n" + table(rows);
    }

    private static String table(List<Row> rows) {
        int indent =
                4 + rows.stream().mapToInt(row -> row.left().length()).max().orElse(0);
        var text = new StringBuilder();
        for (Row row : rows) {
            text.append("  ")
                    .append(row.left())
                    .repeat(' ', indent - 2 - row.left().length());
            int column = indent;
            for (String word : row.right().split(" ", -1)) {
                if (column > indent && column + 1 + word.length() > WIDTH_COLUMNS) {
                    text.append('\n').repeat(' ', indent);
                    column = indent;
                } else if (column > indent) {
                    text.append(' ');
                    column++;
                }
                text.append(word);
                column += word.length();
            }
            text.append('\n');
        }
        return text.toString();
    }
}
