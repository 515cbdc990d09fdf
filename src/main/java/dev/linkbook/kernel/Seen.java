package dev.linkbook.kernel;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// The last signatures, so that a message recorded on the wire cannot be played again. Who does not have the
/// key cannot choose a signature, so its first 60 bits tell messages apart.
final class Seen {
    private static final int MOST = 65_536;
    private static final int HEX_DIGITS = 15;

    private final Set<Long> known = new HashSet<>();
    private final long[] ring = new long[MOST];
    private int next;

    /// Whether it was not among them; it is from now on.
    boolean isNew(byte[] signature) {
        String digits = new String(signature, 0, Math.min(HEX_DIGITS, signature.length), StandardCharsets.US_ASCII);
        long start = Long.parseLong(digits, 16);
        if (!known.add(start)) {
            return false;
        }
        if (known.size() > MOST) {
            known.remove(ring[next]);
        }
        ring[next] = start;
        next = (next + 1) % MOST;
        return true;
    }
}
