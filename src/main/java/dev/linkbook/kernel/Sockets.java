package dev.linkbook.kernel;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.Msg;

/// The five sockets. Belongs to one thread after [#bind].
final class Sockets {
    /// A client's request; a cell is text that somebody typed.
    private static final int LARGEST_FRAME_BYTES = 32 << 20;
    /// A ping of a client, which comes without a signature and is sent back.
    private static final int LARGEST_PING_BYTES = 1_024;
    /// To one who does not take them.
    private static final int MOST_PINGS_WAITING = 100;
    /// A subscription; a longer one overflows JeroMQ's stack.
    private static final int LARGEST_TOPIC_BYTES = 1_024;
    private static final int SMALL_FRAME_BYTES = 64 << 10;
    private static final int FAREWELL_MILLIS = 500;
    /// Messages that may wait for one reader of IOPub, 64 KiB each at most when they are streams.
    private static final int MOST_FOR_A_READER = 100;
    /// A reader that takes nothing for so long loses messages; the others do not.
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long NEVER_MILLIS = TimeUnit.DAYS.toMillis(1);

    private final Log log;
    private final ZMQ.Context context;
    private final Selector selector;
    private final Map<Channel, ZMQ.Socket> routers = new EnumMap<>(Channel.class);
    private final ZMQ.Socket heartbeat;
    private final ZMQ.Socket iopub;
    private @Nullable List<byte[]> unsent;
    private long stuckSinceNanos;

    private Sockets(KernelConnectionProperties file, Log log) throws IOException {
        this.log = log;
        context = ZMQ.context(1);
        context.setUncaughtExceptionHandler(log::end);
        context.setNotificationExceptionHandler((_, e) -> log.stray("JeroMQ: " + e));
        selector = Selector.open();
        for (Channel channel : Channel.values()) {
            routers.put(channel, open(SocketType.ROUTER, LARGEST_FRAME_BYTES));
        }
        heartbeat = open(SocketType.ROUTER, LARGEST_PING_BYTES);
        heartbeat.setSndHWM(MOST_PINGS_WAITING);
        iopub = open(SocketType.XPUB, LARGEST_TOPIC_BYTES);
        iopub.setSndHWM(MOST_FOR_A_READER);
        iopub.setXpubVerbose(true);
        iopub.setXpubNoDrop(true);
        bindAll(file);
    }

    static Sockets bind(KernelConnectionProperties file, Log log) throws IOException {
        if (!"tcp".equals(file.getTransport())) {
            throw new IOException("transport: Linkbook speaks tcp, not " + file.getTransport());
        }
        return new Sockets(file, log);
    }

    Selector selector() {
        return selector;
    }

    private ZMQ.Socket open(SocketType type, int largestBytes) throws IOException {
        ZMQ.Socket socket = context.socket(type);
        socket.setLinger(FAREWELL_MILLIS);
        socket.setMaxMsgSize(largestBytes);
        socket.setMsgAllocator(size -> new Msg(isPossible(size, largestBytes) ? size : 0));
        if (type == SocketType.ROUTER) {
            // A client that comes back under its old name gets the replies.
            socket.setRouterHandover(true);
            socket.setSndHWM(0);
        }
        socket.getFD().register(selector, SelectionKey.OP_READ);
        return socket;
    }

    /// JeroMQ takes the room for a frame when its length is there, which anybody can send who reaches a port. A length
    /// with its highest bit set passes the limit, and would end JeroMQ's thread (jeromq#1005), and so would more
    /// than the heap holds. What comes behind a refused length is no frame then, and mostly ends the connection.
    private boolean isPossible(int sizeBytes, int largestBytes) {
        if (sizeBytes < 0 || sizeBytes > largestBytes) {
            return false;
        }
        boolean fits = sizeBytes <= SMALL_FRAME_BYTES || HeapRoom.isThereFor(sizeBytes);
        if (!fits) {
            log.stray("a frame of " + sizeBytes + " bytes was refused, as the heap has no room for it"
                    + " (LINKBOOK_JAVA_OPTIONS=-Xmx1g makes it larger)");
        }
        return fits;
    }

    private void bindAll(KernelConnectionProperties file) throws IOException {
        bind(routers.get(Channel.SHELL), "shell", file.getIp(), file.getShellPort());
        bind(routers.get(Channel.CONTROL), "control", file.getIp(), file.getControlPort());
        bind(routers.get(Channel.STDIN), "stdin", file.getIp(), file.getStdinPort());
        bind(heartbeat, "hb", file.getIp(), file.getHbPort());
        bind(iopub, "iopub", file.getIp(), file.getIopubPort());
    }

    private static void bind(ZMQ.@Nullable Socket socket, String name, String ip, int port) throws IOException {
        try {
            if (socket == null || !socket.bind("tcp://" + ip + ":" + port)) {
                throw new IOException(name + "_port: " + ip + ":" + port + " cannot be used");
            }
        } catch (ZMQException | IllegalArgumentException e) {
            throw new IOException(name + "_port: " + ip + ":" + port + " cannot be used: " + e.getMessage(), e);
        }
    }

    /// The frames of the next message; empty when there is none.
    List<byte[]> receive(Channel channel) {
        return receive(router(channel));
    }

    private static List<byte[]> receive(ZMQ.Socket socket) {
        var frames = new ArrayList<byte[]>();
        for (byte[] frame = socket.recv(ZMQ.DONTWAIT); frame != null; frame = socket.recv(ZMQ.DONTWAIT)) {
            frames.add(frame);
            if (!socket.hasReceiveMore()) {
                break;
            }
        }
        return frames;
    }

    void send(Channel channel, List<byte[]> frames) {
        send(router(channel), frames);
    }

    private static boolean send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            boolean last = i == frames.size() - 1;
            if (!socket.send(frames.get(i), ZMQ.DONTWAIT | (last ? 0 : ZMQ.SNDMORE))) {
                return false;
            }
        }
        return true;
    }

    private ZMQ.Socket router(Channel channel) {
        ZMQ.Socket socket = routers.get(channel);
        if (socket == null) {
            throw new IllegalStateException("no socket for " + channel);
        }
        return socket;
    }

    /// Whether there was a ping. A router, because a pair of request and reply sockets dies of a ping of two parts.
    boolean echoHeartbeats() {
        boolean any = false;
        for (List<byte[]> ping = receive(heartbeat); !ping.isEmpty(); ping = receive(heartbeat)) {
            any = true;
            send(heartbeat, ping);
        }
        return any;
    }

    /// The topic of a new subscription on IOPub, if there is one.
    @Nullable
    String subscription() {
        for (byte[] frame = iopub.recv(ZMQ.DONTWAIT); frame != null; frame = iopub.recv(ZMQ.DONTWAIT)) {
            if (frame.length > 0 && frame[0] == 1) {
                return new String(frame, 1, frame.length - 1, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    /// Sends what the supplier has, as long as the readers take it. Whether anything was sent.
    boolean publish(Supplier<Optional<List<byte[]>>> next) {
        boolean any = false;
        while (true) {
            List<byte[]> frames = unsent == null ? next.get().orElse(null) : unsent;
            unsent = frames;
            if (frames == null || !publish(frames)) {
                return any;
            }
            unsent = null;
            any = true;
        }
    }

    private boolean publish(List<byte[]> frames) {
        if (send(iopub, frames)) {
            stuckSinceNanos = 0;
            return true;
        }
        long now = System.nanoTime() | 1;
        stuckSinceNanos = stuckSinceNanos == 0 ? now : stuckSinceNanos;
        if (now - stuckSinceNanos < PATIENCE_NANOS) {
            return false;
        }
        iopub.setXpubNoDrop(false);
        send(iopub, frames);
        iopub.setXpubNoDrop(true);
        return true;
    }

    /// How long to wait for the sockets at most, when the next message to be published should wait that long.
    long waitMillis(long pauseNanos) {
        if (unsent != null) {
            // The event may have come between the attempt and the wait.
            return 20;
        }
        return pauseNanos > 0 ? TimeUnit.NANOSECONDS.toMillis(pauseNanos) + 1 : NEVER_MILLIS;
    }

    void close() throws IOException {
        routers.values().forEach(ZMQ.Socket::close);
        heartbeat.close();
        iopub.close();
        selector.close();
        context.term();
    }
}
