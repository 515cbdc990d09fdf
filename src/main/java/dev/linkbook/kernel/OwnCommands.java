package dev.linkbook.kernel;

import dev.linkbook.cell.Cell;
import dev.linkbook.cell.CommandName;
import dev.linkbook.cell.HelpKeys;
import dev.linkbook.explain.Lang;
import dev.linkbook.note.NoteException;
import dev.linkbook.report.MimeBundle;
import dev.linkbook.report.Sheet;
import dev.linkbook.session.CellResult;
import dev.linkbook.session.Expansion;
import dev.linkbook.session.Message;
import dev.linkbook.session.Session;
import dev.linkbook.session.Words;
import dev.linkbook.shell.ShellText;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        return name.isPresent() ? run(name.get(), command, turn) : new Done.NotMine();
    }

    private Done run(CommandName name, Cell.Command command, Turn turn) throws CellFailed {
        return switch (name) {
            case NOTE -> note(command, turn);
            case LANG -> lang(command, turn);
            case SHOW -> show(command, turn);
            case CLEAR -> clear(command, turn);
            case HELP -> help(command.arguments(), turn);
            case ENV -> isSecret(command.arguments()) ? secret(command, turn) : new Done.NotMine();
            case STANDIN, CD, TIME, RESET, EXPLAIN, COMPARE, MATRIX, WHERE -> new Done.NotMine();
        };
    }

    private Done note(Cell.Command command, Turn turn) throws CellFailed {
        List<String> words = expanded(command, turn);
        Optional<Lang> wanted = words.size() == 2 ? Lang.of(words.getLast()) : Optional.empty();
        if (words.isEmpty() || words.size() > 2 || (words.size() == 2 && wanted.isEmpty())) {
            throw bad(command);
        }
        try {
            turn.say(List.of(speech.readNote(words.getFirst(), wanted)));
            return new Done.Quietly();
        } catch (NoteException e) {
            throw new CellFailed(Message.Kind.BAD_COMMAND, String.valueOf(e.getMessage()), List.of());
        }
    }

    /// Alone it tells the language, as it is typed.
    private Done lang(Cell.Command command, Turn turn) throws CellFailed {
        List<String> words = command.arguments();
        if (words.isEmpty()) {
            return new Done.Value(new DisplayData(speech.lang().name().toLowerCase(Locale.ROOT)));
        }
        Optional<Lang> wanted = words.size() == 1 ? Lang.of(words.getFirst()) : Optional.empty();
        speech.speak(wanted.orElseThrow(() -> bad(command)));
        turn.say(List.of(speech.words("message.lang", Map.of())));
        return new Done.Quietly();
    }

    /// `%show [-id NAME] FILE`: what was shown under the name before is replaced.
    private Done show(Cell.Command command, Turn turn) throws CellFailed {
        List<String> words = expanded(command, turn);
        boolean named = words.size() == 3 && words.getFirst().equals("-id");
        if (!named && words.size() != 1) {
            throw bad(command);
        }
        try {
            DisplayData data = Pictures.read(session.folder().resolve(words.getLast()));
            if (named) {
                data.setDisplayId(words.get(1));
            }
            turn.publisher().display(data);
            return new Done.Quietly();
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw failed(new Message(Message.Kind.NO_SUCH_FILE, Map.of("name", words.getLast())));
        } catch (IOException e) {
            throw failed(new Message(Message.Kind.NOT_SHOWN, Map.of("why", Words.of(e))));
        }
    }

    private List<String> expanded(Cell.Command command, Turn turn) throws CellFailed {
        return switch (session.expand(command, turn.output())) {
            case Expansion.Expanded(var words, var messages) -> {
                turn.say(speech.words(messages));
                yield words;
            }
            case Expansion.Refused(CellResult result) ->
                throw result.outcome().message().map(this::failed).orElseThrow();
        };
    }

    private CellFailed failed(Message message) {
        return CellFailed.of(message, speech::words);
    }

    private Done clear(Cell.Command command, Turn turn) throws CellFailed {
        List<String> words = command.arguments();
        boolean wait = words.equals(List.of("-w"));
        if (!wait && !words.isEmpty()) {
            throw bad(command);
        }
        turn.publisher().clear(wait);
        return new Done.Quietly();
    }

    /// `%help NAME` goes to the pager, `%help` stays in the notebook.
    private Done help(List<String> words, Turn turn) {
        if (words.isEmpty()) {
            turn.publisher()
                    .display(new MimeBundle(speech.explainer().glossary()).of(new Sheet(speech.lang(), allHelp())));
            return new Done.Quietly();
        }
        Optional<String> key = words.size() == 1 ? HelpKeys.of(words.getFirst()) : Optional.empty();
        if (key.isEmpty()) {
            return new Done.NotMine();
        }
        String text = speech.words(key.get(), Map.of());
        turn.pages().add(Json.object("source", "page", "start", 0, "data", Json.object("text/plain", text)));
        return new Done.Quietly();
    }

    private List<Sheet.Part> allHelp() {
        return Stream.concat(
                        Stream.of("message.help"),
                        Stream.of(CommandName.values()).map(CommandName::key))
                .<Sheet.Part>map(key -> new Sheet.Words(speech.words(key, Map.of())))
                .toList();
    }

    private static boolean isSecret(List<String> words) {
        return words.size() == 2 && words.getFirst().equals("-s");
    }

    /// `%env -s NAME`: a password becomes a variable and stands nowhere in the notebook.
    private Done secret(Cell.Command command, Turn turn) throws CellFailed {
        String name = command.arguments().getLast();
        if (!ShellText.isName(name)) {
            throw bad(command);
        }
        try {
            turn.say(speech.words(session.export(name, asked(name, turn))));
            return new Done.Quietly();
        } catch (IOException e) {
            throw failed(new Message(Message.Kind.NOT_STARTED, Map.of("why", Words.of(e))));
        }
    }

    private String asked(String name, Turn turn) throws CellFailed {
        Turn.Secrets secrets =
                turn.secrets().orElseThrow(() -> failed(new Message(Message.Kind.NOBODY_TO_ASK, Map.of())));
        try {
            return secrets.ask(name + ": ");
        } catch (InterruptedException e) {
            throw CellFailed.interrupted(speech::words);
        }
    }

    private CellFailed bad(Cell.Command command) {
        return failed(Message.badCommand(command));
    }
}
