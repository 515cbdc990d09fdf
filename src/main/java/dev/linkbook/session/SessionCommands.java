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
                ? run(name.get(), command, messages, shell)
                : new Outcome.UnknownCommand(command.name());
    }

    private Outcome run(CommandName name, Cell.Command command, List<Message> messages, Shell shell)
            throws IOException {
        List<String> words = command.arguments();
        return switch (name) {
            case HELP -> help(words, messages);
            case STANDIN -> standIn(words, messages);
            case CD -> words.size() > 1 ? bad(command) : shell.run(command.inItsLine(changeFolder(command.words())));
            case ENV -> shell.run(command.inItsLine(environment(command.words())));
            case RESET -> words.isEmpty() ? reset(messages) : bad(command);
            case TIME -> bad(command);
            // the room command answers these before they come here
            case EXPLAIN, COMPARE, MATRIX, WHERE -> new Outcome.UnknownCommand(name.word());
            case LANG, NOTE, SHOW, CLEAR ->
                new Outcome.Refused(new Message(Message.Kind.NOTEBOOK_ONLY, Map.of("operand", "%" + name.word())));
        };
    }

    private static Outcome bad(Cell.Command command) {
        return new Outcome.Refused(Message.badCommand(command));
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

    /// Says where it is then. The words are the shell's to read.
    private static String changeFolder(List<String> words) {
        String folder = String.join("", words);
        return switch (folder) {
            case "" -> "cd && pwd";
            // It says so itself.
            case "-" -> "cd -";
            default -> "cd -- " + folder + " && pwd";
        };
    }

    /// `NAME=VALUE...` sets, `NAME...` prints, nothing prints all but Linkbook's own. The words are
    /// the shell's to read: what stands behind `export NAME=` is one word to it, whatever is put in.
    /// Of a name that programs do not get, it says what it is, or that there is none; the loop reads a word once.
    private static String environment(List<String> words) {
        if (words.isEmpty()) {
            return "env | grep -v -e ^LINKBOOK_ -e ^_= | sort";
        }
        return words.stream()
                .map(word -> word.contains("=")
                        ? "export -- " + word
                        : "for LINKBOOK_NAME in " + word
                                + "; do printenv -- \"$LINKBOOK_NAME\" || declare -p -- \"$LINKBOOK_NAME\"; done")
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
        for (String host : hosts) {
            if (!StandIn.isHost(host)) {
                return new Outcome.Refused(new Message(Message.Kind.NOT_A_HOST, Map.of("name", host)));
            }
        }
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
