package dev.linkbook.process;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What holds whichever [Way] leads to the process.
abstract class BothWays {
    final Processes processes = new Processes();
    final Recorder recorder = new Recorder();
    final Way way;

    @TempDir
    Path folder;

    @TempDir
    Path notes;

    BothWays(Way way) {
        this.way = way;
    }

    @BeforeEach
    void prepare() {
        way.prepare(processes, notes);
    }

    @AfterEach
    void close() {
        processes.close();
    }

    Ending run(Command command) {
        return run(command, recorder, new Input.None());
    }

    Ending run(Command command, OutputListener listener, Input stdin) {
        return way.run(processes, new Order(command, listener, stdin), notes);
    }
}
