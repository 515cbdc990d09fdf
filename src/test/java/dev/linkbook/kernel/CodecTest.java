package dev.linkbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodecTest {
    private static Codec.Parsed parsed(String key, String signature) throws GeneralSecurityException {
        var file = new KernelConnectionProperties("127.0.0.1", 1, 2, 3, 4, 5, "tcp", "hmac-sha256", key);
        List<byte[]> frames = Stream.of("<IDS|MSG>", signature, "{\"msg_type\":\"x_request\"}", "{}", "{}", "{}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        return new Codec(Signer.of(file)).parse(Channel.SHELL, frames);
    }

    /// Where nothing is signed, whatever stands in that place means nothing.
    @Test
    void withoutAKeyNoSignatureIsLookedAt() throws Exception {
        assertThat(parsed("", "")).isInstanceOf(Codec.Parsed.Good.class);
        assertThat(parsed("", "abc")).isInstanceOf(Codec.Parsed.Good.class);
        assertThat(parsed("key", "abc")).isEqualTo(new Codec.Parsed.Bad("its signature is wrong"));
        assertThat(parsed("key", "")).isEqualTo(new Codec.Parsed.Bad("its signature is wrong"));
    }
}
