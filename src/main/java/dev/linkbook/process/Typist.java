package dev.linkbook.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Gives a process the lines it waits for. Nobody tells that a process waits, so this looks, ever less often while
/// it does not.
final class Typist implements Runnable {
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 200;

    private final OutputStream pipe;
    private final Input.LineSource source;
    private final BooleanSupplier isAwaited;

    Typist(OutputStream pipe, Input.LineSource source, BooleanSupplier isAwaited) {
        this.pipe = pipe;
        this.source = source;
        this.isAwaited = isAwaited;
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            while (more) {
                awaitReader();
                more = type(source.next());
            }
            pipe.close();
        } catch (IOException wantsNoMore) {
            // The process has closed its end.
        } catch (InterruptedException ending) {
            // The process has ended, or is being ended. An end of its input would let it go on for that moment, as
            // `read -r name || name=nobody` does.
        }
    }

    private void awaitReader() throws InterruptedException {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        do {
            Thread.sleep(pauseMillis);
            pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 3 / 2);
        } while (!isAwaited.getAsBoolean());
    }

    private boolean type(Optional<String> line) throws IOException {
        if (line.isEmpty()) {
            return false;
        }
        pipe.write((line.get() + "\n").getBytes(StandardCharsets.UTF_8));
        pipe.flush();
        return true;
    }
}
