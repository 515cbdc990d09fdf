package dev.linkbook.kernel;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Messages as frames and back (Jupyter's "wire protocol"): identities, `<IDS|MSG>`, signature, header, parent
/// header, metadata, content, buffers. Belongs to the thread that owns the sockets.
///
/// basekernel's own codec throws out of the loop on a bad message, knows no type that it has no class for, and
/// stamps messages by the minute.
final class Codec {
    /// The version of the protocol: 5.5, without the optional subshells.
    static final String PROTOCOL = "5.5";

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNED_FRAMES = 4;
    private static final int MOST_IDENTITIES = 16;

    private final Signer signer;
    private final Seen seen = new Seen();
    /// Not a UUID: the first one costs 30 ms and more.
    private final String session = Long.toHexString(ProcessHandle.current().pid()) + "-"
            + Long.toHexString(System.currentTimeMillis()) + "-" + Long.toHexString(System.nanoTime());
    private long count;

    Codec(Signer signer) {
        this.signer = signer;
    }

    /// What frames turn out to be.
    sealed interface Parsed {
        record Good(Request request) implements Parsed {}

        /// Not a message that can be used.
        ///
        /// @param why for the log
        record Bad(String why) implements Parsed {}
    }

    Parsed parse(Channel channel, List<byte[]> frames) {
        int delimiter = delimiter(frames);
        if (delimiter < 0 || frames.size() < delimiter + 2 + SIGNED_FRAMES) {
            return new Parsed.Bad("its frames are no Jupyter message");
        }
        List<byte[]> signed = frames.subList(delimiter + 2, delimiter + 2 + SIGNED_FRAMES);
        byte[] wanted = signer.sign(signed);
        if (wanted.length > 0 && !MessageDigest.isEqual(wanted, frames.get(delimiter + 1))) {
            return new Parsed.Bad("its signature is wrong");
        }
        if (wanted.length > 0 && !seen.isNew(wanted)) {
            return new Parsed.Bad("it was received before");
        }
        try {
            String header = new String(signed.getFirst(), StandardCharsets.UTF_8);
            String type = Json.text(Json.parse(signed.getFirst()), "msg_type");
            JsonObject content = Json.parse(signed.getLast());
            return new Parsed.Good(new Request(channel, frames.subList(0, delimiter), type, header, content));
        } catch (JsonParseException | BadContent e) {
            return new Parsed.Bad("it is not well-formed: " + e.getMessage());
        }
    }

    private static int delimiter(List<byte[]> frames) {
        for (int i = 0; i < Math.min(frames.size(), MOST_IDENTITIES); i++) {
            if (Arrays.equals(frames.get(i), DELIMITER)) {
                return i;
            }
        }
        return -1;
    }

    List<byte[]> encode(Outgoing message) {
        List<byte[]> signed = List.of(
                Json.bytes(header(message.type())),
                message.parent().getBytes(StandardCharsets.UTF_8),
                Json.bytes(message.metadata()),
                Json.bytes(message.content()));
        var frames = new ArrayList<>(message.identities());
        frames.add(DELIMITER);
        frames.add(signer.sign(signed));
        frames.addAll(signed);
        return frames;
    }

    private JsonObject header(String type) {
        return Json.object(
                "msg_id",
                session + "_" + count++,
                "session",
                session,
                "username",
                "kernel",
                "date",
                timestamp(),
                "msg_type",
                type,
                "version",
                PROTOCOL);
    }

    /// ISO 8601 in UTC, always with six digits behind the point: `Instant` leaves out zeros.
    static String timestamp() {
        Instant now = Instant.now();
        String seconds = now.truncatedTo(ChronoUnit.SECONDS).toString();
        String micros = String.valueOf(1_000_000 + now.get(ChronoField.MICRO_OF_SECOND));
        return seconds.substring(0, seconds.length() - 1) + "." + micros.substring(1) + "Z";
    }
}
