package dev.linkbook.session;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/// A proxy on the loopback address that answers in place of the hosts a note names, so that its examples
/// run without a network. Programs find it through `HTTP_PROXY`; any other host gets 502 and the reason.
final class StandIn implements AutoCloseable {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");

    private final Set<String> hosts;
    private final Set<String> answered = new ConcurrentSkipListSet<>();
    private final HttpServer server;

    /// Whether a program can ask for a host of this name; a port is no part of it.
    static boolean isHost(String name) {
        return HOST.matcher(name).matches();
    }

    /// The JVM takes 7 ms for its first server, for which nobody waits beside a longer cell.
    static void rehearse() {
        Thread.ofPlatform().daemon().name("first stand-in").start(() -> {
            try {
                HttpServer first = server();
                first.start();
                first.stop(0);
            } catch (IOException noServer) {
                // Who needs one will be told.
            }
        });
    }

    private static HttpServer server() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    StandIn(List<String> hosts) throws IOException {
        this.hosts = Set.copyOf(hosts.stream().map(StandIn::plain).toList());
        server = server();
        server.createContext("/", this::answer);
        server.start();
        Thread.ofPlatform().daemon().name("stand-in").start(this::askItself);
    }

    /// The first answer takes 30 ms, since it bears a date and the JVM reads the words for that then: it is given here,
    /// while the learner's program is built.
    private void askItself() {
        InetSocketAddress address = server.getAddress();
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException closed) {
            // Then the first answer takes longer.
        }
    }

    /// `http://127.0.0.1:PORT`
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The hosts it has answered for since the last call.
    List<String> takeAnswered() {
        var taken = new ArrayList<>(answered);
        answered.removeAll(taken);
        return taken;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestURI().getHost();
        String name = host == null ? "" : plain(host);
        boolean known = hosts.contains(name);
        if (known) {
            answered.add(name);
        }
        byte[] body = (known
                        ? "Linkbook's stand-in for " + name + "\n"
                        : "Linkbook's stand-in does not answer for '" + name + "'\n")
                .getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(known ? 200 : 502, head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static String plain(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    /// Waits for nothing: the JVM takes milliseconds for it.
    @Override
    public void close() {
        Thread.ofPlatform().daemon().name("stand-in").start(() -> server.stop(0));
    }
}
