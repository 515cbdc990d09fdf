import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// The least that a kernel in Java can be: five JeroMQ sockets, and to each request the messages that the protocol asks for,
/// ready made. What bench/kernel.py holds the real one against.
final class JvmFloor {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final String INFO = "{\"status\":\"ok\",\"protocol_version\":\"5.4\",\"implementation\":\"floor\","
            + "\"implementation_version\":\"0\",\"banner\":\"\",\"language_info\":{\"name\":\"x\",\"version\":\"0\","
            + "\"mimetype\":\"text/plain\",\"file_extension\":\".txt\"}}";

    private static final String DONE = "{\"status\":\"ok\",\"execution_count\":1,\"payload\":[],\"user_expressions\":{}}";
    private static final String INPUT = "{\"code\":\"\",\"execution_count\":1}";

    private final String file;
    private final Mac mac = Mac.getInstance("HmacSHA256");

    private JvmFloor(String file) throws Exception {
        this.file = file;
        mac.init(new SecretKeySpec(field("key").getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
    }

    public static void main(String[] args) throws Exception {
        new JvmFloor(Files.readString(Path.of(args[0]))).serve();
        System.exit(0);
    }

    private String field(String name) {
        var field = Pattern.compile("\"" + name + "\": *\"?([^\",}]+)").matcher(file);
        return field.find() ? field.group(1).strip() : "";
    }

    private void serve() throws Exception {
        try (var context = new ZContext()) {
            ZMQ.Socket shell = bind(context, SocketType.ROUTER, "shell_port");
            ZMQ.Socket control = bind(context, SocketType.ROUTER, "control_port");
            bind(context, SocketType.ROUTER, "stdin_port");
            ZMQ.Socket heart = bind(context, SocketType.ROUTER, "hb_port");
            ZMQ.Socket iopub = bind(context, SocketType.PUB, "iopub_port");
            ZMQ.Poller poller = context.createPoller(3);
            poller.register(shell, ZMQ.Poller.POLLIN);
            poller.register(control, ZMQ.Poller.POLLIN);
            poller.register(heart, ZMQ.Poller.POLLIN);
            boolean goesOn = true;
            while (goesOn && poller.poll(-1) >= 0) {
                if (poller.pollin(2)) {
                    send(heart, receive(heart));
                }
                goesOn = (!poller.pollin(0) || answer(shell, iopub)) && (!poller.pollin(1) || answer(control, iopub));
            }
        }
    }

    private ZMQ.Socket bind(ZContext context, SocketType type, String port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.bind("tcp://" + field("ip") + ":" + field(port));
        return socket;
    }

    /// Whether it goes on after that.
    private boolean answer(ZMQ.Socket socket, ZMQ.Socket iopub) {
        List<byte[]> frames = receive(socket);
        int at = 0;
        while (!java.util.Arrays.equals(frames.get(at), DELIMITER)) {
            at++;
        }
        byte[] parent = frames.get(at + 2);
        String header = new String(parent, StandardCharsets.UTF_8);
        boolean last = header.contains("\"shutdown_request\"");
        boolean runs = header.contains("\"execute_request\"");
        send(iopub, message(List.of(), "status", parent, "{\"execution_state\":\"busy\"}"));
        if (runs) {
            send(iopub, message(List.of(), "execute_input", parent, INPUT));
        }
        String type = last ? "shutdown_reply" : runs ? "execute_reply" : "kernel_info_reply";
        send(socket, message(frames.subList(0, at), type, parent, runs ? DONE : INFO));
        send(iopub, message(List.of(), "status", parent, "{\"execution_state\":\"idle\"}"));
        return !last;
    }

    private List<byte[]> message(List<byte[]> identities, String type, byte[] parent, String content) {
        String header = "{\"msg_id\":\"" + System.nanoTime() + "\",\"session\":\"f\",\"username\":\"f\",\"msg_type\":\"" + type
                + "\",\"version\":\"5.4\",\"date\":\"2026-01-01T00:00:00.000000Z\"}";
        List<byte[]> parts = List.of(bytes(header), parent, bytes("{}"), bytes(content));
        parts.forEach(mac::update);
        var frames = new ArrayList<>(identities);
        frames.add(DELIMITER);
        frames.add(bytes(HexFormat.of().formatHex(mac.doFinal())));
        frames.addAll(parts);
        return frames;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> receive(ZMQ.Socket socket) {
        var frames = new ArrayList<byte[]>();
        do {
            frames.add(socket.recv());
        } while (socket.hasReceiveMore());
        return frames;
    }

    private static void send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
    }
}
