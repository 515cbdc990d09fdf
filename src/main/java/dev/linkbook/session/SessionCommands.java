package dev.linkbook.session;

import dev.linkbook.cell.Cell;
import dev.linkbook.cell.CommandName;
import dev.linkbook.cell.HelpKeys;
import dev.linkbook.shell.ShellText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `%name` cells.
final class SessionCommands implements AutoCloseable {
    private final Workshop workshop;
    private @Nullable StandIn standIn;

    SessionCommands(Workshop workshop) {
        this.workshop = workshop;
    }

    /// Runs a script as the cell's shell would.
    interface Shell {
        Outcome run(String script) throws IOException;
    }

    Outcome run(Cell.Command command, List<Message> messages, Shell shell) throws IOException {
        Optional<CommandName> name = CommandName.of(command.name());
        return name.isPresent()
                ? run(name.get(), command.arguments(), messages, shell)
                : new Outcome.UnknownCommand(command.name());
    }

    private Outcome run(CommandName name, List<String> words, List<Message> messages, Shell shell) throws IOException {
        return switch (name) {
            case HELP -> help(words, messages);
            case STANDIN -> standIn(words, messages);
            case CD -> words.size() > 1 ? bad(CommandName.CD) : shell.run(changeFolder(words));
            case ENV -> shell.run(environment(words));
            case RESET -> words.isEmpty() ? reset(messages) : bad(CommandName.RESET);
            case TIME -> bad(CommandName.TIME);
            // the room command answers these before they come here
            case EXPLAIN, COMPARE, MATRIX, WHERE -> new Outcome.UnknownCommand(name.word());
            case LANG, NOTE, SHOW, CLEAR ->
                new Outcome.Unreadable(new Cell.Invalid(Cell.Problem.NOTEBOOK_ONLY, "%" + name.word()));
        };
    }

    private static Outcome bad(CommandName name) {
        return new Outcome.Unreadable(new Cell.Invalid(Cell.Problem.BAD_COMMAND, "%" + name.word()));
    }

    /// All commands, or those that are named.
    private static Outcome help(List<String> words, List<Message> messages) {
        if (words.isEmpty()) {
            messages.add(new Message(Message.Kind.HELP, Map.of()));
            for (CommandName name : CommandName.values()) {
                messages.add(help(name.key()));
            }
        }
        for (String word : words) {
            HelpKeys.of(word).ifPresent(key -> messages.add(help(key)));
        }
        return messages.isEmpty() ? new Outcome.UnknownCommand(words.getFirst()) : new Outcome.Done();
    }

    private static Message help(String key) {
        return new Message(Message.Kind.COMMAND, Map.of("name", key.substring(key.indexOf('.') + 1)));
    }

    /// Says where it is then. A tilde is the shell's, though the word was read already.
    private static String changeFolder(List<String> words) {
        if (words.isEmpty()) {
            return "cd && pwd";
        }
        String folder = words.getFirst();
        String quoted = folder.startsWith("~/") ? "~/" + ShellText.quote(folder.substring(2)) : ShellText.quote(folder);
        return folder.equals("-") ? "cd -" : "cd -- " + (folder.equals("~") ? "~" : quoted) + " && pwd";
    }

    /// `NAME=VALUE...` sets, `NAME...` prints, nothing prints all but Linkbook's own. Of a name that programs do
    /// not get, bash says what it is, or that there is none.
    private static String environment(List<String> words) {
        if (words.isEmpty()) {
            return "env | grep -v -e ^LINKBOOK_ -e ^_= | sort";
        }
        return words.stream()
                .map(word -> {
                    String quoted = ShellText.quote(word);
                    return word.contains("=")
                            ? "export -- " + quoted
                            : "{ printenv -- " + quoted + " || declare -p -- " + quoted + "; }";
                })
                .collect(Collectors.joining(" && "));
    }

    private Outcome reset(List<Message> messages) throws IOException {
        close();
        standIn = null;
        workshop.forgetState();
        messages.add(new Message(Message.Kind.RESET, Map.of()));
        return new Outcome.Done();
    }

    /// `%standin HOST...` answers for these hosts; `%standin` alone switches it off.
    private Outcome standIn(List<String> hosts, List<Message> messages) throws IOException {
        close();
        if (hosts.isEmpty()) {
            standIn = null;
            workshop.addToState("unset HTTP_PROXY http_proxy\n");
        } else {
            var fresh = new StandIn(hosts);
            standIn = fresh;
            String url = ShellText.quote(fresh.url());
            workshop.addToState("export HTTP_PROXY=" + url + " http_proxy=" + url + "\n");
        }
        messages.add(
                hosts.isEmpty()
                        ? new Message(Message.Kind.STAND_IN_OFF, Map.of())
                        : new Message(Message.Kind.STAND_IN_READY, Map.of("hosts", String.join(", ", hosts))));
        return new Outcome.Done();
    }

    List<String> takeAnswered() {
        return standIn == null ? List.of() : standIn.takeAnswered();
    }

    @Override
    public void close() {
        if (standIn != null) {
            standIn.close();
        }
    }
}
