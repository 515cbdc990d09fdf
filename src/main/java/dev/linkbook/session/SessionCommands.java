package dev.linkbook.session;

import dev.linkbook.cell.Cell;
import dev.linkbook.shell.ShellText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `%name` cells.
final class SessionCommands implements AutoCloseable {
    private final Workshop workshop;
    private @Nullable StandIn standIn;

    SessionCommands(Workshop workshop) {
        this.workshop = workshop;
    }

    Outcome run(Cell.Command command, List<Message> messages) throws IOException {
        return switch (command.name()) {
            case "help" -> {
                messages.add(new Message(Message.Kind.HELP, Map.of()));
                yield new Outcome.Done();
            }
            case "standin" -> standIn(command.arguments(), messages);
            default -> new Outcome.UnknownCommand(command.name());
        };
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
