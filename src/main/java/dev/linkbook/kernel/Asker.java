package dev.linkbook.kernel;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Asks the person at the front end for a line, one at a time.
final class Asker {
    private final Outbox outbox;
    private final BooleanSupplier isStopped;
    /// The answer that is waited for.
    private final AtomicReference<@Nullable CompletableFuture<String>> awaited = new AtomicReference<>();

    /// @param isStopped whether the cell that asks is to end
    Asker(Outbox outbox, BooleanSupplier isStopped) {
        this.outbox = outbox;
        this.isStopped = isStopped;
    }

    /// Waits for the answer.
    ///
    /// @param request whose sender is asked
    /// @param password whether the answer is hidden
    /// @throws InterruptedException when the program that waited for it has ended, or the cell is to end
    String ask(Request request, String prompt, boolean password) throws InterruptedException {
        var answer = new CompletableFuture<String>();
        awaited.set(answer);
        try {
            if (isStopped.getAsBoolean()) {
                throw new InterruptedException();
            }
            outbox.reply(Outgoing.asking(request, Json.object("prompt", prompt, "password", password)));
            return answer.get();
        } catch (CancellationException | ExecutionException cancelled) {
            throw (InterruptedException) new InterruptedException().initCause(cancelled);
        } finally {
            // What is typed for a program that has ended is not for the next one.
            awaited.set(null);
        }
    }

    /// An `input_reply`; nothing is done with one that nobody waits for.
    void accept(Request reply) throws BadContent {
        String value = Json.text(reply.content(), "value");
        CompletableFuture<String> answer = awaited.get();
        if (answer != null) {
            answer.complete(value);
        }
    }

    /// Ends the waiting, if somebody waits.
    void cancel() {
        CompletableFuture<String> answer = awaited.get();
        if (answer != null) {
            answer.cancel(false);
        }
    }
}
