package dev.linkbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignerTest {
    private static String signature(String scheme, String key, String... parts) throws IOException {
        var file = new KernelConnectionProperties("127.0.0.1", 1, 2, 3, 4, 5, "tcp", scheme, key);
        List<byte[]> bytes = List.of(parts).stream()
                .map(part -> part.getBytes(StandardCharsets.US_ASCII))
                .toList();
        Signer signer = Signer.made(Signer.making(file));
        signer.sign(bytes);
        // The second time as the first.
        return new String(signer.sign(bytes), StandardCharsets.US_ASCII);
    }

    /// RFC 4231, test case 2.
    @Test
    void signsAsTheRfcSays() throws Exception {
        assertThat(signature("hmac-sha256", "Jefe", "what do ya want ", "", "for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void withoutAKeyNothingIsSigned() throws Exception {
        assertThat(signature("hmac-sha256", "", "x")).isEmpty();
    }

    @Test
    void anUnknownSchemeIsNamed() {
        assertThatThrownBy(() -> signature("hmac-odd", "key", "x"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("signature_scheme: ")
                .hasMessageContaining("hmacodd");
    }
}
