package dev.linkbook.session;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test at a [Desk] whose folder holds `static` and `dynamic`.
abstract class AtDesk extends AtEmptyDesk {
    @TempDir
    static Path programs;

    @BeforeAll
    static void build() throws Exception {
        Desk.makePrograms(programs);
    }

    @BeforeEach
    void copyPrograms() throws IOException {
        desk.copyPrograms(programs);
    }
}
