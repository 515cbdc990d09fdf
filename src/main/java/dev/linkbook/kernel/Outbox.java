package dev.linkbook.kernel;

import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What waits to be sent. Any thread puts in, the one that owns the sockets takes out.
///
/// Pieces of a stream are joined until they are taken, and are taken every 10 ms at most, so that a program that
/// prints line by line does not become a message a line. When 4 MiB wait, whoever prints waits too: the program
/// behind it then stands still, and nothing is stored up.
final class Outbox {
    private static final int LARGEST_CHUNK_CHARS = 64 << 10;
    private static final long MOST_WAITING_CHARS = 4 << 20;
    private static final long PAUSE_NANOS = 10_000_000;

    /// Replies do not wait behind a reader that is slow on IOPub.
    private final ArrayDeque<Outgoing> replies = new ArrayDeque<>();
    private final ArrayDeque<Item> published = new ArrayDeque<>();
    private final Runnable waker;
    private long waitingChars;
    private long streamSentNanos = System.nanoTime() - PAUSE_NANOS;
    private boolean closed;

    private sealed interface Item {
        Outgoing message();

        record Ready(Outgoing message) implements Item {}

        record Chunk(Request parent, String stream, StringBuilder text) implements Item {
            boolean isFull() {
                return text.length() >= LARGEST_CHUNK_CHARS;
            }

            @Override
            public Outgoing message() {
                return Outgoing.published(parent, "stream", Json.object("name", stream, "text", text));
            }
        }
    }

    /// @param waker tells the sockets' thread that there is something
    Outbox(Runnable waker) {
        this.waker = waker;
    }

    void reply(Outgoing message) {
        synchronized (this) {
            replies.add(message);
        }
        waker.run();
    }

    void publish(Outgoing message) {
        synchronized (this) {
            published.add(new Item.Ready(message));
        }
        waker.run();
    }

    /// Adds to `stdout` or `stderr`; waits while too much waits already.
    void stream(Request parent, String stream, String text) {
        if (!addToStream(parent, stream, text)) {
            // Of a thread that was interrupted the text is kept all the same.
            Thread.currentThread().interrupt();
        }
        waker.run();
    }

    private synchronized boolean addToStream(Request parent, String stream, String text) {
        boolean undisturbed = awaitRoom();
        waitingChars += text.length();
        if (published.peekLast() instanceof Item.Chunk last
                && last.parent.header().equals(parent.header())
                && last.stream.equals(stream)
                && !last.isFull()) {
            last.text.append(text);
        } else {
            published.add(new Item.Chunk(parent, stream, new StringBuilder(text)));
        }
        return undisturbed;
    }

    private boolean awaitRoom() {
        try {
            while (waitingChars > MOST_WAITING_CHARS && !closed) {
                wait();
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    synchronized @Nullable Outgoing takeReply() {
        return replies.poll();
    }

    /// The next message for IOPub; nothing when none is there, or when the one there may still grow.
    synchronized Optional<Outgoing> takePublished() {
        if (pauseNanos() > 0) {
            return Optional.empty();
        }
        Item next = published.poll();
        if (next instanceof Item.Chunk chunk) {
            streamSentNanos = System.nanoTime();
            waitingChars -= chunk.text.length();
            notifyAll();
        }
        return Optional.ofNullable(next).map(Item::message);
    }

    /// How long the next message may still grow; 0 when it may not, or there is none.
    synchronized long pauseNanos() {
        boolean mayGrow = published.size() == 1
                && published.peekFirst() instanceof Item.Chunk chunk
                && !chunk.isFull()
                && !closed;
        return mayGrow ? Math.max(0, streamSentNanos + PAUSE_NANOS - System.nanoTime()) : 0;
    }

    synchronized boolean isEmpty() {
        return replies.isEmpty() && published.isEmpty();
    }

    /// From now on nobody waits.
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
