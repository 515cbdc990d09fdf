package dev.linkbook.kernel;

import com.google.gson.JsonObject;
import dev.linkbook.session.CellListener;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Answers `execute_request`.
final class Execution {
    /// What one cell may put into the notebook; more makes front ends slow.
    private static final int SHOWN_MEGABYTES = 10;

    private final LinkbookKernel kernel;
    private final Outbox outbox;
    private final Asker asker;
    private final History history;
    private final Log log;
    private final Set<String> shown = Publisher.nothingShown();

    Execution(LinkbookKernel kernel, Outbox outbox, Asker asker, History history, Log log) {
        this.kernel = kernel;
        this.outbox = outbox;
        this.asker = asker;
        this.history = history;
        this.log = log;
    }

    /// Requests that wait, taken out of the queue.
    interface Waiting {
        List<Request> take() throws InterruptedException;
    }

    /// Returns the requests that were sent before the cell has failed, as far as a failure is to stop them. They are
    /// taken before the reply is sent: who knows of the failure means what is sent then.
    List<Request> run(Request request, Waiting waiting) throws BadContent, InterruptedException {
        String started = Codec.timestamp();
        ExecuteRequest asked = ExecuteRequest.of(request.content());
        int number = kernel.number();
        var publisher = new Publisher(outbox, request, asked.silent(), shown);
        publisher.input(asked.code(), number);
        var pages = new ArrayList<JsonObject>();
        JsonObject reply = evaluated(request, asked, number, publisher, pages);
        if (asked.storeHistory()) {
            kernel.count();
            history.add(number, asked.code());
        }
        reply.addProperty("execution_count", number);
        reply.add("payload", Json.array(pages));
        boolean stop = asked.stopOnError() && !reply.get("status").getAsString().equals("ok");
        List<Request> stopped = stop ? waiting.take() : List.of();
        outbox.reply(Outgoing.reply(
                request, "execute_reply", Json.object("started", started, "status", reply.get("status")), reply));
        return stopped;
    }

    private JsonObject evaluated(
            Request request, ExecuteRequest asked, int number, Publisher publisher, List<JsonObject> pages) {
        Optional<CellListener.Keyboard> keyboard =
                asked.allowStdin() ? Optional.of(() -> line(request)) : Optional.empty();
        Optional<Turn.Secrets> secrets =
                asked.allowStdin() ? Optional.of(prompt -> asker.ask(request, prompt, true)) : Optional.empty();
        try (var output = new CellOutput(publisher, keyboard, kernel::isStopped, SHOWN_MEGABYTES, kernel::words)) {
            kernel.begin(new Turn(number, publisher, output, secrets, pages));
            DisplayData value = kernel.eval(asked.code());
            if (value != null) {
                publisher.result(value, number);
            }
            return Handlers.ok("user_expressions", expressions(asked));
        } catch (CellFailed e) {
            return failed(e, publisher);
        } catch (RuntimeException | Error e) {
            log.line("a cell failed: " + e + " at "
                    + List.of(e.getStackTrace()).stream().findFirst());
            return failed(CellFailed.of(e, kernel::words), publisher);
        }
    }

    private static JsonObject failed(CellFailed failure, Publisher publisher) {
        publisher.error(failure.name(), failure.message(), failure.lines());
        JsonObject reply = Handlers.error(failure.name(), failure.message(), failure.lines());
        reply.add("user_expressions", new JsonObject());
        return reply;
    }

    /// Each is a shell command; what it prints is its value.
    private JsonObject expressions(ExecuteRequest asked) {
        var values = new JsonObject();
        asked.userExpressions().forEach((name, expression) -> values.add(name, value(expression)));
        return values;
    }

    private JsonObject value(String expression) {
        try {
            return Handlers.ok(
                    "data", Json.object("text/plain", kernel.value(expression)), "metadata", new JsonObject());
        } catch (CellFailed e) {
            return Handlers.error(e.name(), e.message(), e.lines());
        }
    }

    /// What the reply to a cell that is not run has besides.
    JsonObject ofNoCell(JsonObject reply) {
        reply.addProperty("execution_count", kernel.number());
        reply.add("user_expressions", new JsonObject());
        reply.add("payload", Json.array(List.of()));
        return reply;
    }

    /// Ctrl-D, as itself or as people write it, is the end of the input.
    private Optional<String> line(Request request) throws InterruptedException {
        String line = asker.ask(request, kernel.words("message.input", Map.of()), false);
        return line.equals("\u0004") || line.equals("^D") ? Optional.empty() : Optional.of(line);
    }
}
