package dev.linkbook.kernel;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The channels of a kernel, all owned by one thread: it waits for any of the sockets, or to be woken because there
/// is something to send. Nothing that a client sends ends it, and no cell runs on it, so the heartbeat always
/// answers.
///
/// basekernel's channels have a thread each that polls every 50 ms, and end for ever at the first bad message.
final class Wire {
    /// For how long a client that has gone away may still be sent what it was owed.
    private static final long FAREWELL_MILLIS = 500;
    private static final int MOST_IN_A_ROW = 100;

    private final Codec codec;
    private final Sockets sockets;
    private final Selector selector;
    private final Outbox outbox;
    private final Consumer<Request> receiver;
    private final Log log;
    private final Orphan orphan;
    private final Runnable onOrphaned;
    private final CountDownLatch closed = new CountDownLatch(1);
    /// Whether the last wait has ended because a socket has something, or says so.
    private boolean told;
    private volatile boolean closing;
    private volatile @Nullable CountDownLatch barrier;

    /// Binds the sockets; nothing is received before [#start].
    ///
    /// @param signer of that file, which may still be being made
    /// @param receiver is handed each request, on the thread of the sockets: it must not wait
    /// @param onOrphaned is called when the process that started the kernel has died
    /// @throws IOException when a port is taken, or the file asks for something that the kernel cannot do
    Wire(
            KernelConnectionProperties file,
            FutureTask<Signer> signer,
            Consumer<Request> receiver,
            Log log,
            Runnable onOrphaned)
            throws IOException {
        this.receiver = receiver;
        this.log = log;
        this.onOrphaned = onOrphaned;
        orphan = Orphan.ofEnvironment();
        sockets = Sockets.bind(file, log);
        codec = new Codec(Signer.made(signer));
        selector = sockets.selector();
        outbox = new Outbox(selector::wakeup);
    }

    Outbox outbox() {
        return outbox;
    }

    void start() {
        Thread.ofPlatform()
                .daemon()
                .name("sockets")
                .uncaughtExceptionHandler(log::end)
                .start(this::run);
    }

    /// Returns when whatever had arrived at this moment has been handed to the receiver.
    void awaitReceived() throws InterruptedException {
        var asked = new CountDownLatch(1);
        barrier = asked;
        selector.wakeup();
        asked.await(1, TimeUnit.SECONDS);
    }

    /// Sends what waits and closes; returns when that is done.
    void close() throws InterruptedException {
        closing = true;
        outbox.close();
        selector.wakeup();
        closed.await(2 * FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void run() {
        try {
            while (!closing) {
                turn();
            }
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FAREWELL_MILLIS);
            while (send() && !outbox.isEmpty() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            sockets.close();
        } catch (IOException e) {
            log.line("the sockets cannot be waited for any more: " + e);
            onOrphaned.run();
        } finally {
            closed.countDown();
        }
    }

    private void turn() throws IOException {
        CountDownLatch asked = barrier;
        // Sockets tell of an event once: as long as one of them has something, none may be waited for.
        boolean idle = true;
        while (exchange()) {
            idle = false;
        }
        if (idle && told) {
            letJeroMqFinish();
        }
        if (asked != null) {
            barrier = null;
            asked.countDown();
        }
        if (orphan.isOrphaned()) {
            onOrphaned.run();
        }
        long pauseMillis = Math.min(orphan.waitMillis(), sockets.waitMillis(outbox.pauseNanos()));
        told = selector.select(Math.max(1, pauseMillis)) > 0;
        selector.selectedKeys().clear();
    }

    /// JeroMQ 0.6.0 writes to a socket's pipe and only then counts that (`zmq.Signaler.send`,
    /// jeromq#723). Where this thread takes its processor over in between, the pipe tells again and
    /// again of something that is not there yet, until the scheduler's next tick, 4 ms later. So this
    /// thread sleeps. It must not yield: Linux 6.18 lets one that yields often wait for seconds.
    private static void letJeroMqFinish() {
        LockSupport.parkNanos(20_000);
    }

    /// Whether there was anything to receive or to send.
    private boolean exchange() {
        boolean received = receive();
        return send() || received;
    }

    /// Whether there was anything.
    private boolean receive() {
        boolean beaten = sockets.echoHeartbeats();
        boolean any = welcome() || beaten;
        for (Channel channel : Channel.values()) {
            for (int i = 0; i < MOST_IN_A_ROW; i++) {
                var frames = sockets.receive(channel);
                if (frames.isEmpty()) {
                    break;
                }
                any = true;
                accept(channel, frames);
            }
        }
        return any;
    }

    private void accept(Channel channel, List<byte[]> frames) {
        try {
            switch (codec.parse(channel, frames)) {
                case Codec.Parsed.Good(Request request) -> receiver.accept(request);
                case Codec.Parsed.Bad(String why) -> log.stray("a message was ignored: " + why);
            }
        } catch (RuntimeException | Error e) {
            log.stray("a message was lost: " + e);
        }
    }

    /// JEP 65: a new subscriber is told that it will miss nothing from here on.
    private boolean welcome() {
        boolean any = false;
        for (var topic = sockets.subscription(); topic != null; topic = sockets.subscription()) {
            any = true;
            outbox.publish(Outgoing.unasked(topic, "iopub_welcome", Json.object("subscription", topic)));
        }
        return any;
    }

    private boolean send() {
        boolean any = false;
        for (var reply = outbox.takeReply(); reply != null; reply = outbox.takeReply()) {
            any = true;
            Channel channel = reply.channel();
            encoded(reply).ifPresent(frames -> sockets.send(channel, frames));
        }
        return sockets.publish(this::published) || any;
    }

    private Optional<List<byte[]>> published() {
        for (var next = outbox.takePublished(); next.isPresent(); next = outbox.takePublished()) {
            var frames = encoded(next.get());
            if (frames.isPresent()) {
                return frames;
            }
        }
        return Optional.empty();
    }

    /// Nothing when there is no memory for it: then the message is lost, and not the kernel.
    private Optional<List<byte[]>> encoded(Outgoing message) {
        try {
            return Optional.of(codec.encode(message));
        } catch (RuntimeException | Error e) {
            log.line("a message was lost: " + message.type() + ": " + e);
            return Optional.empty();
        }
    }
}
