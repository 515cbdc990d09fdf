package dev.linkbook.kernel;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/// Asks the person at the front end for a line.
final class Asker {
    private final Outbox outbox;
    /// Empty: it was cancelled.
    private final LinkedBlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();

    Asker(Outbox outbox) {
        this.outbox = outbox;
    }

    /// Waits for the answer; empty when the cell is interrupted instead.
    ///
    /// @param request whose sender is asked
    /// @param password whether the answer is hidden
    /// @throws InterruptedException when the program that waited for it has ended
    Optional<String> ask(Request request, String prompt, boolean password) throws InterruptedException {
        // What was typed for a program that has ended is not for this one.
        answers.clear();
        outbox.reply(Outgoing.asking(request, Json.object("prompt", prompt, "password", password)));
        return answers.take();
    }

    /// An `input_reply`.
    void accept(Request reply) throws BadContent {
        answers.add(Optional.of(Json.text(reply.content(), "value")));
    }

    void cancel() {
        answers.add(Optional.empty());
    }
}
