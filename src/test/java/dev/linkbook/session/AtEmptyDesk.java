package dev.linkbook.session;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test at a [Desk] of its own.
abstract class AtEmptyDesk {
    @TempDir
    Path temporary;

    Desk desk;

    @BeforeEach
    void sitDown() throws IOException {
        desk = new Desk(temporary);
    }

    @AfterEach
    void close() {
        desk.close();
    }
}
