package dev.linkbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// stdout and stderr are one terminal here, as for a user: what counts is the order in which they reach it.
class ProgressLineTest {
    private static final String CLEAR = "\r\u001b[K";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(bytes, false, StandardCharsets.UTF_8);

    private String run(String note, int widthColumns) throws IOException {
        var page = new TerminalPage(terminal, Pages.wording(), widthColumns, false);
        try (var progress = new ProgressLine(page, terminal, 1, widthColumns)) {
            Runs.run(note, folder, progress);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void isThereWhileACommandRunsAndGoneBeforeItsOutput() throws IOException {
        String shown = run("```sh\n$ sleep 2.6; echo done\n```\n", 80);
        assertThat(shown)
                .matches("(?s)\\$ sleep 2.6; echo done\n(\\Q" + CLEAR
                        + "\\E\\[1/1\\] sleep 2\\.6; echo done … [0-2] s)+\\Q" + CLEAR + "\\Edone\n\n");
    }

    @Test
    void isNotThereForWhatIsQuick() throws IOException {
        assertThat(run("```sh\n$ echo quick\n```\n", 80)).isEqualTo("$ echo quick\nquick\n\n");
    }

    @Test
    void fitsItsLineAlsoInChinese() throws IOException {
        String shown = run("```sh\n$ sleep 1.6 # " + "静态链接".repeat(20) + "\n```\n", 40);
        String line = shown.substring(shown.indexOf(CLEAR) + CLEAR.length(), shown.lastIndexOf(CLEAR));
        int columns = line.codePoints().map(point -> point >= 0x2E80 ? 2 : 1).sum();
        assertThat(line).matches("\\[1/1\\] sleep 1\\.6.*… [01] s");
        assertThat(columns).isLessThan(40);
    }
}
