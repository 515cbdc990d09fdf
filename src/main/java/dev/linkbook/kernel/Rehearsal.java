package dev.linkbook.kernel;

import com.google.gson.JsonObject;
import dev.linkbook.explain.Lang;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/// A kernel and its client in one JVM, so that the classes which a kernel needs at its start are there for the JVM's
/// cache to keep.
public final class Rehearsal {
    private static final int PATIENCE_MILLIS = 60_000;
    /// By then a shell runs.
    private static final int UNDER_WAY_MILLIS = 500;
    private static final List<String> CELLS = List.of(
            "",
            "echo x",
            "seq 60000",
            "file -L /bin/sh",
            "ldd /bin/sh; file -L /bin/sh",
            "package main\n\nfunc main() { println(1) }\n",
            "%cd");

    private Rehearsal() {}

    /// Starts a kernel, asks it what a front end asks first, runs a cell of each kind, interrupts one, and
    /// shuts it down.
    ///
    /// @param folder where it may write
    /// @throws IOException when it cannot be started
    public static void run(Path folder) throws IOException {
        KernelConnectionProperties file = connection();
        Path written = Files.writeString(folder.resolve("rehearsal.json"), file.toJsonString());
        Thread.ofPlatform().daemon().name("client").start(() -> talk(file));
        LinkbookKernel.serve(written, folder, Lang.EN);
        Files.deleteIfExists(written);
    }

    private static KernelConnectionProperties connection() throws IOException {
        var taken = new ArrayList<ServerSocket>();
        for (int i = 0; i < 5; i++) {
            taken.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        int[] ports = taken.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        for (ServerSocket socket : taken) {
            socket.close();
        }
        return new KernelConnectionProperties(
                "127.0.0.1", ports[0], ports[1], ports[2], ports[3], ports[4], "tcp", "hmac-sha256", "rehearsal");
    }

    private static void talk(KernelConnectionProperties file) {
        try (ZMQ.Context context = ZMQ.context(1);
                ZMQ.Socket shell = connect(context, SocketType.DEALER, file.getShellPort());
                ZMQ.Socket control = connect(context, SocketType.DEALER, file.getControlPort());
                ZMQ.Socket iopub = connect(context, SocketType.SUB, file.getIopubPort())) {
            iopub.subscribe("");
            var codec = new Codec(Signer.of(file));
            ask(codec, shell, "kernel_info_request", new JsonObject());
            for (String code : CELLS) {
                ask(codec, shell, "execute_request", cell(code));
            }
            send(codec, shell, "execute_request", cell("sleep 60 & sleep 60"));
            Thread.sleep(UNDER_WAY_MILLIS);
            ask(codec, control, "interrupt_request", new JsonObject());
            receive(shell);
            ask(codec, shell, "complete_request", Json.object("code", "%h", "cursor_pos", 2));
            ask(codec, control, "shutdown_request", new JsonObject());
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject cell(String code) {
        return Json.object("code", code, "allow_stdin", true);
    }

    private static ZMQ.Socket connect(ZMQ.Context context, SocketType type, int port) {
        ZMQ.Socket socket = context.socket(type);
        socket.setLinger(0);
        socket.setReceiveTimeOut(PATIENCE_MILLIS);
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    private static void ask(Codec codec, ZMQ.Socket socket, String type, JsonObject content) {
        send(codec, socket, type, content);
        receive(socket);
    }

    private static void send(Codec codec, ZMQ.Socket socket, String type, JsonObject content) {
        var message = new Outgoing(Channel.SHELL, List.of(), type, "{}", new JsonObject(), content);
        List<byte[]> frames = codec.encode(message);
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
    }

    private static void receive(ZMQ.Socket socket) {
        boolean more = socket.recv() != null;
        while (more && socket.hasReceiveMore()) {
            socket.recv();
        }
    }
}
