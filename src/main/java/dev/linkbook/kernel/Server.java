package dev.linkbook.kernel;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/// A kernel behind its sockets: one thread for what arrives on the shell channel, in order; one for the
/// control channel, which does not wait for a cell; neither touches a socket.
final class Server {
    private final LinkbookKernel kernel;
    private final Log log;
    private final Wire wire;
    private final Outbox outbox;
    private final Asker asker;
    private final Handlers handlers;
    private final Execution execution;
    private final LinkedBlockingQueue<Request> shell = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Request> control = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isShutDown;

    Server(KernelConnectionProperties file, FutureTask<Signer> signer, LinkbookKernel kernel, History history, Log log)
            throws IOException {
        this.kernel = kernel;
        this.log = log;
        wire = new Wire(file, signer, this::receive, log, ended::countDown);
        outbox = wire.outbox();
        asker = new Asker(outbox, kernel::isStopped);
        handlers = new Handlers(kernel, file, history);
        execution = new Execution(kernel, outbox, asker, history, log);
    }

    /// Serves until a client asks for a shutdown. The state `starting` is not told: whoever could hear of it is to hear
    /// `iopub_welcome` first.
    void serve() throws InterruptedException {
        wire.start();
        start("cells", shell);
        start("control", control);
        ended.await();
        wire.close();
    }

    /// Stops the cell that runs, as `interrupt_request` does; nothing when none runs.
    void interrupt() {
        // First: whoever asks sees then that no answer comes.
        kernel.interrupt();
        asker.cancel();
    }

    private void receive(Request request) {
        switch (request.channel()) {
            case SHELL -> shell.add(request);
            case CONTROL -> queue(request.type()).add(request);
            case STDIN -> answered(request);
        }
    }

    /// What needs no cell's thread does not wait for one. Anything else would run beside the cells.
    private LinkedBlockingQueue<Request> queue(String type) {
        return switch (type) {
            case "kernel_info_request", "connect_request", "interrupt_request", "shutdown_request" -> control;
            default -> shell;
        };
    }

    private void answered(Request reply) {
        try {
            asker.accept(reply);
        } catch (BadContent e) {
            log.line("an answer was ignored: " + e.getMessage());
        }
    }

    private void start(String name, LinkedBlockingQueue<Request> queue) {
        Thread.ofPlatform()
                .daemon()
                .name(name)
                .uncaughtExceptionHandler(log::end)
                .start(() -> work(queue));
    }

    private void work(LinkedBlockingQueue<Request> queue) {
        try {
            while (true) {
                serve(queue.take());
            }
        } catch (InterruptedException e) {
            // Nobody interrupts these threads for good.
            ended.countDown();
        }
    }

    /// Whatever goes wrong, an `Error` too, ends this request only.
    private void serve(Request request) throws InterruptedException {
        try {
            serveAndTell(request);
        } catch (RuntimeException | Error e) {
            // Without memory, telling of it may fail as well.
            log.line(request.type() + " was given up: " + e);
        }
        if (request.type().equals("shutdown_request") && isShutDown) {
            ended.countDown();
        }
    }

    private void serveAndTell(Request request) throws InterruptedException {
        if (request.type().equals("execute_request")) {
            // Before anybody sees it busy, and interrupts it.
            kernel.ready();
        }
        List<Request> stopped = List.of();
        status(request, "busy");
        try {
            stopped = handle(request);
        } catch (BadContent e) {
            log.line(request.type() + " was refused: " + e.getMessage());
            refuse(request, "BAD_REQUEST", String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            log.line(request.type() + " failed: " + e + " at "
                    + List.of(e.getStackTrace()).stream().findFirst());
            CellFailed mistake = CellFailed.of(e, kernel::words);
            refuse(request, mistake.name(), mistake.message());
        } finally {
            status(request, "idle");
        }
        for (Request other : stopped) {
            abort(other);
        }
    }

    /// Returns the requests that a failure stops.
    private List<Request> handle(Request request) throws BadContent, InterruptedException {
        switch (request.type()) {
            case "execute_request" -> {
                return execution.run(request, this::takeWaiting);
            }
            case "interrupt_request" -> {
                interrupt();
                outbox.reply(Outgoing.reply(request, request.replyType(), Handlers.ok()));
            }
            case "shutdown_request" -> shutDown(request);
            case "comm_open" -> refuseComm(request);
            case "comm_msg", "comm_close" -> {
                // Of a comm that was never open.
            }
            default -> answer(request);
        }
        return List.of();
    }

    private void answer(Request request) throws BadContent {
        Optional<JsonObject> reply = handlers.answer(request);
        if (reply.isPresent()) {
            outbox.reply(Outgoing.reply(request, request.replyType(), reply.get()));
        } else {
            log.line("nobody here knows the message " + request.type());
            refuse(request, "UNKNOWN_REQUEST", "Linkbook does not know " + request.type());
        }
    }

    private void refuse(Request request, String name, String value) {
        if (!request.wantsReply()) {
            return;
        }
        JsonObject reply = Handlers.error(name, value, List.of(value));
        if (request.type().equals("execute_request")) {
            Publisher.of(request, outbox).error(name, value, List.of(value));
            reply = execution.ofNoCell(reply);
        }
        outbox.reply(Outgoing.reply(request, request.replyType(), reply));
    }

    /// Linkbook has no widgets: a comm that a front end opens is closed at once, as the protocol asks for.
    private void refuseComm(Request request) throws BadContent {
        String id = Json.text(request.content(), "comm_id");
        outbox.publish(Outgoing.published(request, "comm_close", Json.object("comm_id", id, "data", new JsonObject())));
    }

    private void shutDown(Request request) throws BadContent {
        boolean restart = Json.truth(request.content(), "restart", false);
        isShutDown = true;
        interrupt();
        kernel.onShutdown(restart);
        JsonObject content = Handlers.ok("restart", restart);
        outbox.publish(Outgoing.published(request, "shutdown_reply", content));
        outbox.reply(Outgoing.reply(request, "shutdown_reply", content));
    }

    private List<Request> takeWaiting() throws InterruptedException {
        wire.awaitReceived();
        var waiting = new ArrayList<Request>();
        shell.drainTo(waiting);
        return waiting;
    }

    /// Cells are not run; what else waits is answered.
    private void abort(Request request) throws InterruptedException {
        if (request.type().equals("execute_request")) {
            status(request, "busy");
            JsonObject reply = execution.ofNoCell(Json.object("status", "aborted"));
            outbox.reply(Outgoing.reply(request, "execute_reply", reply));
            status(request, "idle");
        } else {
            serve(request);
        }
    }

    private void status(Request request, String state) {
        outbox.publish(Outgoing.published(request, "status", Json.object("execution_state", state)));
    }
}
