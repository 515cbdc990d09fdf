package dev.linkbook.session;

import dev.linkbook.cell.Cell;
import dev.linkbook.shell.ShellText;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `%name` cells.
final class SessionCommands implements AutoCloseable {
    private final Workshop workshop;
    private @Nullable StandIn standIn;

    SessionCommands(Workshop workshop) {
        this.workshop = workshop;
    }

    Outcome run(Cell.Command command, List<Notice> notices) throws IOException {
        return switch (command.name()) {
            case "help" -> {
                notices.add(new Notice.Help());
                yield new Outcome.Done();
            }
            case "standin" -> standIn(command.arguments(), notices);
            default -> new Outcome.UnknownCommand(command.name());
        };
    }

    /// `%standin HOST...` answers for these hosts; `%standin` alone switches it off.
    private Outcome standIn(List<String> hosts, List<Notice> notices) throws IOException {
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
        notices.add(new Notice.StandInReady(hosts));
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
