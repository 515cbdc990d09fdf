package dev.linkbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Much output, and readers that are slow.
interface OutputContract extends WithKernel {
    @Test
    default void floodsArriveWholeAndInFewMessages() {
        Client.Outcome flood = client().run("seq 200000");
        assertThat(flood.text("stdout").equals(sequence(200_000))).isTrue();
        assertThat(flood.of("stream")).hasSizeLessThan(500);
    }

    @Test
    default void nothingIsLostOnAReaderThatStaysAway() throws InterruptedException {
        String id = client().send(Channel.SHELL, "execute_request", "code", "seq 1000000; echo end >&2");
        Thread.sleep(3_000);
        Client.Outcome flood = client().outcome(id);
        assertThat(flood.text("stdout").equals(sequence(1_000_000))).isTrue();
        assertThat(flood.text("stderr")).isEqualTo("end\n");
    }

    @Test
    default void theHeartBeatsInAFlood() {
        String id = client().send(Channel.SHELL, "execute_request", "code", "timeout 2 yes");
        client().awaitPublished(id, "stream");
        for (int i = 0; i < 20; i++) {
            assertThat(client().beats()).isTrue();
        }
        assertThat(client().outcome(id).reply().field("evalue")).contains("124");
    }

    @Test
    default void slowPrintersDoNotBecomeAMessageALine() {
        Client.Outcome slow = client().run("for i in $(seq 2000); do echo $i; done");
        assertThat(slow.text("stdout")).isEqualTo(sequence(2_000));
        assertThat(slow.of("stream")).hasSizeLessThan(200);
    }

    @Test
    default void aCutIsToldAndTheWholeKept() throws IOException {
        Client.Outcome cut = client().run("seq 2000000; echo done >&2");
        assertThat(cut.status()).isEqualTo("ok");
        assertThat(cut.text("stdout").length()).isEqualTo(10_000_000);
        String told = cut.text("stderr").strip();
        assertThat(told).startsWith("output cut at 10 MB; the whole is in ");
        Path whole = Path.of(told.substring(told.lastIndexOf(' ') + 1));
        // Two pipes: which of the two is read first, nobody can say.
        assertThat(Files.readString(whole).replace("done\n", "").equals(sequence(2_000_000)))
                .isTrue();
        Files.delete(whole);
    }

    @Test
    default void aCutIsAtAWholeCharacter() throws IOException {
        Client.Outcome cut = client().run("yes 'a静态🙂' | tr -d '\\n' | head -c 12000000");
        assertThat(cut.text("stdout").getBytes(StandardCharsets.UTF_8)).hasSize(9_999_997);
        String told = cut.text("stderr").strip();
        Files.delete(Path.of(told.substring(told.lastIndexOf(' ') + 1)));
    }

    private static String sequence(int last) {
        var text = new StringBuilder();
        for (int i = 1; i <= last; i++) {
            text.append(i).append('\n');
        }
        return text.toString();
    }
}
