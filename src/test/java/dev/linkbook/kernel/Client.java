package dev.linkbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// A front end, as far as it talks: it knows nothing of the kernel's code but the names of the channels.
final class Client implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 15_000;
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);

    private final KernelConnectionProperties file;
    private final HMACGenerator signer;
    private final ZContext context = new ZContext();
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final ZMQ.Socket iopub;
    private final ZMQ.Socket heart;
    private final String session = UUID.randomUUID().toString();

    /// A message of the kernel.
    record Said(JsonObject header, JsonObject parent, JsonObject metadata, JsonObject content) {
        String type() {
            return header.get("msg_type").getAsString();
        }

        boolean answers(String id) {
            return parent.has("msg_id") && parent.get("msg_id").getAsString().equals(id);
        }

        String field(String name) {
            return content.get(name).getAsString();
        }
    }

    /// What came of a request.
    ///
    /// @param shown what was published for it, without its states
    record Outcome(Said reply, List<Said> shown) {
        String status() {
            return reply.field("status");
        }

        String text(String stream) {
            var text = new StringBuilder();
            shown.stream()
                    .filter(said ->
                            said.type().equals("stream") && said.field("name").equals(stream))
                    .forEach(said -> text.append(said.field("text")));
            return text.toString();
        }

        List<Said> of(String type) {
            return shown.stream().filter(said -> said.type().equals(type)).toList();
        }
    }

    Client(KernelConnectionProperties file) throws GeneralSecurityException {
        this.file = file;
        signer = file.createHMACGenerator();
        for (Channel channel : Channel.values()) {
            sockets.put(channel, connect(SocketType.DEALER, port(channel)));
        }
        iopub = connect(SocketType.SUB, file.getIopubPort());
        iopub.subscribe("");
        heart = connect(SocketType.DEALER, file.getHbPort());
    }

    int port(Channel channel) {
        return switch (channel) {
            case SHELL -> file.getShellPort();
            case CONTROL -> file.getControlPort();
            case STDIN -> file.getStdinPort();
        };
    }

    private ZMQ.Socket connect(SocketType type, int port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(0);
        socket.setReceiveTimeOut(PATIENCE_MILLIS);
        // As Jupyter does: the stdin channel must have the name of the shell channel.
        if (type == SocketType.DEALER) {
            socket.setIdentity(session.getBytes(StandardCharsets.US_ASCII));
        }
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    private ZMQ.Socket socket(Channel channel) {
        return java.util.Objects.requireNonNull(sockets.get(channel));
    }

    /// Sends a request and returns its id.
    String send(Channel channel, String type, Object... namesAndValues) {
        String id = UUID.randomUUID().toString();
        send(channel, frames(id, type, Json.object(namesAndValues).toString()));
        return id;
    }

    /// The signed frames of a message with this content.
    List<byte[]> frames(String id, String type, String content) {
        String header = Json.object(
                        "msg_id",
                        id,
                        "session",
                        session,
                        "username",
                        "test",
                        "msg_type",
                        type,
                        "version",
                        "5.3",
                        "date",
                        "2026-01-01T00:00:00.000000Z")
                .toString();
        return signed(header, "{}", "{}", content);
    }

    List<byte[]> signed(String... parts) {
        var frames = new ArrayList<byte[]>();
        for (String part : parts) {
            frames.add(part.getBytes(StandardCharsets.UTF_8));
        }
        String signature = signer.calculateSignature(frames.toArray(byte[][]::new));
        frames.addFirst(signature.getBytes(StandardCharsets.US_ASCII));
        frames.addFirst(DELIMITER);
        return frames;
    }

    void send(Channel channel, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket(channel).send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
    }

    /// The next message on that channel.
    Said receive(Channel channel) {
        return receive(socket(channel));
    }

    /// The next thing published, whatever it belongs to.
    Said published() {
        return receive(iopub);
    }

    private Said receive(ZMQ.Socket socket) {
        var frames = new ArrayList<byte[]>();
        do {
            byte[] frame = socket.recv();
            assertThat(frame).as("a message within the time").isNotNull();
            frames.add(frame);
        } while (socket.hasReceiveMore());
        int at = 0;
        while (!java.util.Arrays.equals(frames.get(at), DELIMITER)) {
            at++;
        }
        byte[][] parts = frames.subList(at + 2, at + 6).toArray(byte[][]::new);
        assertThat(new String(frames.get(at + 1), StandardCharsets.US_ASCII))
                .isEqualTo(signer.calculateSignature(parts));
        return new Said(json(parts[0]), json(parts[1]), json(parts[2]), json(parts[3]));
    }

    private static JsonObject json(byte[] bytes) {
        return JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    /// Sends a request on the shell channel and waits until the kernel is idle again.
    Outcome ask(String type, Object... namesAndValues) {
        return outcome(send(Channel.SHELL, type, namesAndValues));
    }

    Outcome run(String code) {
        return ask("execute_request", "code", code, "allow_stdin", false);
    }

    /// Waits for the reply to a request on the shell channel, and for the state idle of it.
    Outcome outcome(String id) {
        List<Said> shown = untilIdle(id);
        Said reply = receive(Channel.SHELL);
        while (!reply.answers(id)) {
            // Of a test that has failed.
            reply = receive(Channel.SHELL);
        }
        return new Outcome(reply, shown);
    }

    List<Said> untilIdle(String id) {
        var shown = new ArrayList<Said>();
        while (true) {
            Said said = published();
            if (said.answers(id) && !said.type().equals("status")) {
                shown.add(said);
            } else if (said.answers(id) && said.field("execution_state").equals("idle")) {
                return shown;
            }
        }
    }

    /// Waits for something published that belongs to this request.
    Said awaitPublished(String id, String type) {
        Said said = published();
        while (!said.answers(id) || !said.type().equals(type)) {
            said = published();
        }
        return said;
    }

    /// Whether the heart beats within some seconds, on a busy machine too. On one socket for all beats, as front ends
    /// do it: JeroMQ's own sockets sometimes do not get through right after they were made, to any peer.
    boolean beats() {
        String ping = UUID.randomUUID().toString();
        heart.send(ping);
        String pong = heart.recvStr();
        while (pong != null && !pong.equals(ping)) {
            pong = heart.recvStr();
        }
        return pong != null;
    }

    @Override
    public void close() {
        context.close();
    }
}
