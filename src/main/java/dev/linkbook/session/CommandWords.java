package dev.linkbook.session;

import dev.linkbook.cell.Cell;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lets bash read the words of a command that does not run in bash itself.
final class CommandWords {
    /// A word without any of these means in bash what it means here.
    private static final Pattern SPECIAL = Pattern.compile("[$`~*?\\[{(]");

    private CommandWords() {}

    static Expansion expand(Cell.Command command, Session session, CellListener listener) {
        for (String word : command.words()) {
            if (SPECIAL.matcher(word).find()) {
                return asked(command, session, listener);
            }
        }
        return new Expansion.Expanded(command.arguments(), List.of());
    }

    private static Expansion asked(Cell.Command command, Session session, CellListener listener) {
        var printed = new Printed(listener);
        // The dot is a word of ours: without any, `printf` would print an empty one.
        String script = command.inItsLine("builtin printf '%s\\0' . " + String.join(" ", command.words()));
        CellResult result = session.run(new Cell.Shell(script), printed);
        if (!result.outcome().isGood()) {
            return new Expansion.Refused(result);
        }
        List<String> words = List.of(printed.out.toString().split("\0", -1));
        return new Expansion.Expanded(words.subList(1, words.size() - 1), result.messages());
    }

    /// Keeps stdout, and passes on the rest.
    private static final class Printed implements CellListener {
        private final CellListener listener;
        private final StringBuilder out = new StringBuilder();

        Printed(CellListener listener) {
            this.listener = listener;
        }

        @Override
        public void stdout(String text) {
            out.append(text);
        }

        @Override
        public void stderr(String text) {
            listener.stderr(text);
        }

        @Override
        public Optional<Keyboard> keyboard() {
            return listener.keyboard();
        }

        @Override
        public boolean isStopped() {
            return listener.isStopped();
        }
    }
}
