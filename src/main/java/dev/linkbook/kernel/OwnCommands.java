package dev.linkbook.kernel;

import dev.linkbook.cell.Cell;
import dev.linkbook.cell.CommandName;
import dev.linkbook.cell.HelpKeys;
import dev.linkbook.explain.Lang;
import dev.linkbook.note.NoteException;
import dev.linkbook.session.Message;
import dev.linkbook.session.Session;
import dev.linkbook.shell.ShellText;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Commands about what is shown and explained, which are the notebook's and not the session's.
final class OwnCommands {
    private final Session session;
    private final Speech speech;

    OwnCommands(Session session, Speech speech) {
        this.session = session;
        this.speech = speech;
    }

    /// What came of a command.
    sealed interface Done {
        /// It is none of these.
        record NotMine() implements Done {}

        /// Nothing more is to be said.
        record Quietly() implements Done {}

        /// It has a value.
        record Value(DisplayData data) implements Done {}
    }

    Done run(Cell.Command command, Turn turn) throws CellFailed {
        Optional<CommandName> name = CommandName.of(command.name());
        return name.isPresent() ? run(name.get(), command.arguments(), turn) : new Done.NotMine();
    }

    private Done run(CommandName name, List<String> words, Turn turn) throws CellFailed {
        return switch (name) {
            case NOTE -> note(words, turn);
            case LANG -> lang(words, turn);
            case SHOW -> show(words, turn);
            case CLEAR -> clear(words, turn);
            case HELP -> help(words, turn);
            case ENV -> words.size() == 2 && words.getFirst().equals("-s") ? secret(words, turn) : new Done.NotMine();
            case STANDIN, CD, TIME, RESET, EXPLAIN, COMPARE, MATRIX, WHERE -> new Done.NotMine();
        };
    }

    private Done note(List<String> words, Turn turn) throws CellFailed {
        Optional<Lang> wanted = words.size() == 2 ? Lang.of(words.getLast()) : Optional.empty();
        if (words.isEmpty() || words.size() > 2 || (words.size() == 2 && wanted.isEmpty())) {
            throw bad(CommandName.NOTE);
        }
        try {
            turn.publisher().stream("stdout", speech.readNote(words.getFirst(), wanted) + "\n");
            return new Done.Quietly();
        } catch (NoteException e) {
            throw new CellFailed(Message.Kind.BAD_COMMAND, String.valueOf(e.getMessage()), List.of());
        }
    }

    /// Alone it tells the language.
    private Done lang(List<String> words, Turn turn) throws CellFailed {
        if (words.isEmpty()) {
            return new Done.Value(new DisplayData(speech.lang().tag()));
        }
        Optional<Lang> wanted = words.size() == 1 ? Lang.of(words.getFirst()) : Optional.empty();
        speech.speak(wanted.orElseThrow(() -> bad(CommandName.LANG)));
        turn.publisher().stream("stdout", speech.words("message.lang", Map.of()) + "\n");
        return new Done.Quietly();
    }

    /// `%show [-id NAME] FILE`: what was shown under the name before is replaced.
    private Done show(List<String> words, Turn turn) throws CellFailed {
        boolean named = words.size() == 3 && words.getFirst().equals("-id");
        if (!named && words.size() != 1) {
            throw bad(CommandName.SHOW);
        }
        try {
            DisplayData data = Pictures.read(session.folder().resolve(words.getLast()));
            if (named) {
                data.setDisplayId(words.get(1));
            }
            turn.publisher().display(data);
            return new Done.Quietly();
        } catch (IOException e) {
            throw new CellFailed(Message.Kind.NOT_STARTED, notStarted(e), List.of());
        }
    }

    private String notStarted(IOException e) {
        return speech.words("message.not-started", Map.of("why", dev.linkbook.session.Words.of(e)));
    }

    private Done clear(List<String> words, Turn turn) throws CellFailed {
        boolean wait = words.equals(List.of("-w"));
        if (!wait && !words.isEmpty()) {
            throw bad(CommandName.CLEAR);
        }
        turn.publisher().clear(wait);
        return new Done.Quietly();
    }

    /// `%help NAME` goes to the pager, `%help` stays in the notebook.
    private Done help(List<String> words, Turn turn) {
        Optional<String> key = words.size() == 1 ? HelpKeys.of(words.getFirst()) : Optional.empty();
        if (key.isEmpty()) {
            return new Done.NotMine();
        }
        String text = speech.words(key.get(), Map.of());
        turn.pages().add(Json.object("source", "page", "start", 0, "data", Json.object("text/plain", text)));
        return new Done.Quietly();
    }

    /// `%env -s NAME`: a password becomes a variable and stands nowhere in the notebook.
    private Done secret(List<String> words, Turn turn) throws CellFailed {
        String name = words.getLast();
        if (!ShellText.isName(name)) {
            throw bad(CommandName.ENV);
        }
        String value = turn.secrets().apply(name + ": ").orElseThrow(() -> bad(CommandName.ENV));
        try {
            session.export(name, value)
                    .forEach(message -> turn.publisher().stream("stdout", speech.words(message) + "\n"));
            return new Done.Quietly();
        } catch (IOException e) {
            throw new CellFailed(Message.Kind.NOT_STARTED, notStarted(e), List.of());
        }
    }

    private CellFailed bad(CommandName name) {
        return new CellFailed(
                Message.Kind.BAD_COMMAND,
                speech.words("message.bad-command", Map.of("operand", "%" + name.word())),
                List.of());
    }
}
