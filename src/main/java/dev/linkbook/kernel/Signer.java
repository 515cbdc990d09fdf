package dev.linkbook.kernel;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs messages as the connection file says (HMAC, RFC 2104, in hexadecimal digits); not at all when its key is
/// empty. Belongs to one thread.
///
/// basekernel's own brings up java.util.logging, for which the JVM looks into every jar.
final class Signer {
    private final Optional<Mac> mac;

    private Signer(Optional<Mac> mac) {
        this.mac = mac;
    }

    /// @throws GeneralSecurityException when the JVM does not know the scheme
    static Signer of(KernelConnectionProperties file) throws GeneralSecurityException {
        if (file.getKey().isEmpty()) {
            return new Signer(Optional.empty());
        }
        // "hmac-sha256" is "HmacSHA256" there, where case does not matter.
        String algorithm = file.getSignatureScheme().replace("-", "");
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(file.getKey().getBytes(StandardCharsets.UTF_8), algorithm));
        return new Signer(Optional.of(mac));
    }

    /// Has it made on a thread beside: the JVM takes a tenth of a kernel's start to look up its cryptography.
    static FutureTask<Signer> making(KernelConnectionProperties file) {
        var making = new FutureTask<>(() -> of(file));
        Thread.ofPlatform().daemon().name("signer").start(making);
        return making;
    }

    /// Waits for it.
    ///
    /// @throws IOException when the JVM does not know the scheme
    static Signer made(FutureTask<Signer> making) throws IOException {
        try {
            return making.get();
        } catch (ExecutionException e) {
            Throwable why = e.getCause();
            throw new IOException("signature_scheme: " + (why == null ? e : why).getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// The signature of these parts, one behind the other; empty without a key.
    byte[] sign(List<byte[]> parts) {
        return mac.map(key -> {
                    // Of what was given up half-way nothing may be left.
                    key.reset();
                    parts.forEach(key::update);
                    return HexFormat.of().formatHex(key.doFinal()).getBytes(StandardCharsets.US_ASCII);
                })
                .orElse(new byte[0]);
    }
}
