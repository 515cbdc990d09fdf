package dev.linkbook.kernel;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A message of the kernel.
///
/// @param channel where it goes when it answers a request; what is published goes to IOPub
/// @param identities frames in front: the client's for a reply, a topic on IOPub
/// @param parent the header of the request it belongs to; `{}` when there is none
record Outgoing(
        Channel channel, List<byte[]> identities, String type, byte[] parent, JsonObject metadata, JsonObject content) {
    private static final byte[] NO_PARENT = {'{', '}'};

    Outgoing {
        identities = List.copyOf(identities);
    }

    static Outgoing reply(Request request, String type, JsonObject content) {
        return reply(request, type, new JsonObject(), content);
    }

    static Outgoing reply(Request request, String type, JsonObject metadata, JsonObject content) {
        return new Outgoing(request.channel(), request.identities(), type, request.header(), metadata, content);
    }

    /// A question to the person who sent the request.
    static Outgoing asking(Request request, JsonObject content) {
        return new Outgoing(
                Channel.STDIN, request.identities(), "input_request", request.header(), new JsonObject(), content);
    }

    /// On IOPub, where the topic is the type, as clients subscribe to everything.
    static Outgoing published(Request request, String type, JsonObject content) {
        return new Outgoing(Channel.SHELL, topic(type), type, request.header(), new JsonObject(), content);
    }

    /// What the kernel says by itself.
    static Outgoing unasked(String topic, String type, JsonObject content) {
        return new Outgoing(Channel.SHELL, topic(topic), type, NO_PARENT, new JsonObject(), content);
    }

    private static List<byte[]> topic(String name) {
        return List.of(name.getBytes(StandardCharsets.UTF_8));
    }
}
