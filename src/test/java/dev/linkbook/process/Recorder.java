package dev.linkbook.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps what a process printed; to be read when its run has returned.
final class Recorder implements OutputListener {
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private final CountDownLatch first = new CountDownLatch(1);

    @Override
    public void stdout(String text) {
        out.append(text);
        first.countDown();
    }

    @Override
    public void stderr(String text) {
        err.append(text);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /// Waits until the process has printed something: then it is up.
    void awaitOutput() throws InterruptedException {
        if (!first.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("no output within 20 s");
        }
    }
}
