package dev.linkbook.session;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test at a [Desk] whose folder holds `static` and `dynamic`.
abstract class AtDesk {
    @TempDir
    static Path programs;

    @TempDir
    Path temporary;

    Desk desk;

    @BeforeAll
    static void build() throws Exception {
        Desk.makePrograms(programs);
    }

    @BeforeEach
    void sitDown() throws IOException {
        desk = new Desk(temporary);
        desk.copyPrograms(programs);
    }

    @AfterEach
    void close() {
        desk.close();
    }
}
