package dev.linkbook.kernel;

import com.google.gson.JsonObject;
import java.util.List;

/// A message from a client, its signature and form checked; its content is checked by whoever reads it.
///
/// @param channel on which it came, and on which its reply goes
/// @param identities frames that lead the reply back to the client
/// @param type such as `execute_request`
/// @param header the client's own bytes: the parent header of all that answers it
record Request(Channel channel, List<byte[]> identities, String type, byte[] header, JsonObject content) {
    private static final String SUFFIX = "_request";

    Request {
        identities = List.copyOf(identities);
    }

    /// Whether its sender waits for a reply.
    boolean wantsReply() {
        return type.endsWith(SUFFIX);
    }

    /// `execute_reply` for an `execute_request`.
    String replyType() {
        return type.substring(0, type.length() - SUFFIX.length()) + "_reply";
    }
}
