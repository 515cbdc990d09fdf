package dev.linkbook.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Carries one pipe of a process to the listener until its last writer has closed it.
final class Pump implements Runnable {
    private static final int CHUNK_BYTES = 16 * 1024;
    private static final long DELIVERING = 0;
    private static final long ENDED = 1;

    private final InputStream pipe;
    private final Consumer<String> listener;
    private final Outlet outlet;
    private final CountDownLatch reading;
    private final CountDownLatch done;
    private volatile long readingSinceNanos = DELIVERING;

    Pump(InputStream pipe, Consumer<String> listener, Outlet outlet, CountDownLatch reading, CountDownLatch done) {
        this.pipe = pipe;
        this.listener = listener;
        this.outlet = outlet;
        this.reading = reading;
        this.done = done;
    }

    void start(String name) {
        Thread.ofPlatform().daemon().name(name).start(this);
    }

    /// When a process has ended, the JDK empties its pipes into memory and closes them, though a
    /// grandchild may still write: such output would be lost, its writer killed by SIGPIPE, and a flood
    /// kept in memory without a limit. That step locks the stream; holding the lock here postpones it
    /// until the pipe is read to its end.
    @Override
    public void run() {
        try {
            synchronized (pipe) {
                reading.countDown();
                copy();
            }
        } catch (IOException closed) {
            // The run has given this pipe up.
        } finally {
            readingSinceNanos = ENDED;
            done.countDown();
        }
    }

    /// Whether there has been nothing to read for so long, or will never be again. False while the
    /// listener is at work.
    boolean isSilentFor(long millis) {
        long since = readingSinceNanos;
        return since == ENDED || (since != DELIVERING && (System.nanoTime() - since) / 1_000_000 > millis);
    }

    private void copy() throws IOException {
        var decoder = new Utf8Decoder(CHUNK_BYTES);
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int length = read(chunk); length >= 0; length = read(chunk)) {
            outlet.deliver(listener, decoder.decode(chunk, length));
        }
        outlet.deliver(listener, decoder.finish());
    }

    private int read(byte[] chunk) throws IOException {
        readingSinceNanos = System.nanoTime() | 2;
        int length = pipe.read(chunk, 0, chunk.length);
        readingSinceNanos = DELIVERING;
        return length;
    }
}
