package dev.linkbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// What a client, or somebody who only knows a port, can do to a kernel: it goes on, and says so in its log.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class RobustnessTest {
    private static final String GOOD =
            "{\"msg_id\":\"m\",\"session\":\"s\",\"username\":\"u\",\"msg_type\":\"kernel_info_request\"}";

    private Kernels.AsProcess kernel;
    private Client client;

    @BeforeAll
    void start() throws Exception {
        // A heap so small that a cell can use it up.
        kernel = Kernels.process(Files.createTempDirectory("linkbook-test-"), "-Xmx40m");
        client = new Client(kernel.file());
        client.published();
    }

    @AfterEach
    void itGoesOn() {
        assertThat(client.beats()).isTrue();
        assertThat(client.run("echo on").text("stdout")).isEqualTo("on\n");
        client.send(Channel.CONTROL, "kernel_info_request");
        assertThat(client.receive(Channel.CONTROL).type()).isEqualTo("kernel_info_reply");
    }

    @AfterAll
    void end() throws Exception {
        client.send(Channel.CONTROL, "shutdown_request");
        kernel.awaitEnd();
        client.close();
        assertThat(kernel.log().lines()).allSatisfy(line -> assertThat(line).startsWith("linkbook kernel: "));
        kernel.close();
    }

    static final List<Arguments> CONTENTS = List.of(
            arguments("execute_request", "{}"),
            arguments("execute_request", "{\"code\":5}"),
            arguments("execute_request", "{\"code\":null}"),
            arguments("execute_request", "{\"code\":\"\",\"silent\":\"yes\"}"),
            arguments("execute_request", "{\"code\":\"\",\"user_expressions\":[]}"),
            arguments("execute_request", "{\"code\":\"\",\"user_expressions\":{\"a\":1}}"),
            arguments("complete_request", "{\"code\":\"ls\",\"cursor_pos\":\"end\"}"),
            arguments("inspect_request", "{\"code\":[\"ls\"],\"cursor_pos\":1}"),
            arguments("is_complete_request", "{\"code\":{}}"),
            arguments("history_request", "{\"hist_access_type\":\"sideways\"}"),
            arguments("history_request", "{\"hist_access_type\":\"tail\",\"n\":\"many\"}"),
            arguments("shutdown_request", "{\"restart\":\"perhaps\"}"),
            arguments("no_such_request", "{}"));

    @ParameterizedTest
    @FieldSource("CONTENTS")
    void contentThatCannotBeUsedIsAnswered(String type, String content) throws IOException {
        String id = UUID.randomUUID().toString();
        client.send(Channel.SHELL, client.frames(id, type, content));
        Client.Outcome outcome = client.outcome(id);
        assertThat(outcome.status()).isEqualTo("error");
        assertThat(outcome.reply().type()).isEqualTo(type.replace("_request", "_reply"));
        assertThat(outcome.reply().field("evalue")).doesNotContain("java.");
        assertThat(kernel.log()).contains(type);
        if (type.equals("execute_request")) {
            assertThat(outcome.of("error")).hasSize(1);
            assertThat(outcome.reply().content().keySet())
                    .contains("traceback", "execution_count", "user_expressions", "payload");
        }
    }

    static final List<Arguments> NUMBERS = List.of(
            arguments("complete_request", "{\"code\":\"ls\",\"cursor_pos\":1e300}"),
            arguments("complete_request", "{\"code\":\"ls\",\"cursor_pos\":-7}"),
            arguments("complete_request", "{\"code\":\"🙂🙂\",\"cursor_pos\":1}"),
            arguments("inspect_request", "{\"code\":\"\",\"cursor_pos\":1e999999999}"),
            arguments("history_request", "{\"hist_access_type\":\"tail\",\"n\":-1}"),
            arguments("history_request", "{\"hist_access_type\":\"range\",\"session\":-99999999999,\"start\":1e9}"),
            arguments(
                    "history_request", "{\"hist_access_type\":\"search\",\"pattern\":\"" + "*a".repeat(2_000) + "\"}"));

    @ParameterizedTest
    @FieldSource("NUMBERS")
    void numbersOutOfRangeAreBroughtIntoIt(String type, String content) {
        String id = UUID.randomUUID().toString();
        client.send(Channel.SHELL, client.frames(id, type, content));
        assertThat(client.outcome(id).status()).isEqualTo("ok");
    }

    static final List<Arguments> PARTS = List.of(
            arguments("not JSON", new String[] {"nonsense", "{}", "{}", "{}"}),
            arguments("a list for a header", new String[] {"[]", "{}", "{}", "{}"}),
            arguments("a header without a type", new String[] {"{}", "{}", "{}", "{}"}),
            arguments("a number for a type", new String[] {"{\"msg_type\":1}", "{}", "{}", "{}"}),
            arguments("content that ends too early", new String[] {GOOD, "{}", "{}", "{\"a\":"}),
            arguments("content with something behind it", new String[] {GOOD, "{}", "{}", "{} {}"}),
            arguments(
                    "content that is nested deeply", new String[] {GOOD, "{}", "{}", "{\"a\":" + "[".repeat(100_000)}),
            arguments("empty parts", new String[] {"", "", "", ""}));

    @ParameterizedTest(name = "{0}")
    @FieldSource("PARTS")
    void badPartsAreLogged(String name, String[] parts) throws Exception {
        // Of nonsense that comes faster only the number is logged.
        Thread.sleep(1_100);
        int before = kernel.log().length();
        client.send(Channel.SHELL, client.signed(parts));
        client.ask("kernel_info_request");
        assertThat(kernel.log().substring(before)).contains("a message was ignored: it is not well-formed");
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void badFramesAreIgnored(Channel channel) {
        List<byte[]> good = client.frames("bad", "shutdown_request", "{}");
        for (int length = 1; length < good.size(); length++) {
            client.send(channel, good.subList(0, length));
            client.send(channel, good.subList(length, good.size()));
        }
        for (int frame = 1; frame < good.size(); frame++) {
            var changed = new ArrayList<>(good);
            byte[] bytes = changed.get(frame).clone();
            bytes[bytes.length / 2] ^= 1;
            changed.set(frame, bytes);
            client.send(channel, changed);
        }
        client.send(channel, java.util.Collections.nCopies(2_000, new byte[0]));
    }

    @Test
    void aMessagePlayedAgainIsIgnored() throws IOException {
        List<byte[]> frames = client.frames("once", "execute_request", "{\"code\":\"echo once >> replayed\"}");
        client.send(Channel.SHELL, frames);
        assertThat(client.outcome("once").status()).isEqualTo("ok");
        client.send(Channel.SHELL, frames);
        client.send(Channel.CONTROL, frames);
        client.ask("kernel_info_request");
        assertThat(Files.readString(kernel.folder().resolve("replayed"))).isEqualTo("once\n");
        assertThat(kernel.log()).contains("it was received before");
    }

    @Test
    void thousandsOfRequestsAtOnceAreAllAnswered() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5_000; i++) {
            ids.add(client.send(Channel.SHELL, "kernel_info_request"));
        }
        assertThat(client.beats()).isTrue();
        for (String id : ids) {
            assertThat(client.receive(Channel.SHELL).answers(id)).isTrue();
        }
        client.untilIdle(ids.getLast());
    }

    /// It loses messages after some seconds; the others do not.
    @Test
    void aReaderThatTakesNothingHoldsNobodyUp() {
        try (var context = new ZContext();
                ZMQ.Socket deaf = context.createSocket(SocketType.SUB)) {
            deaf.setRcvHWM(1);
            deaf.subscribe("");
            deaf.connect("tcp://127.0.0.1:" + kernel.file().getIopubPort());
            client.published();
            for (int i = 0; i < 5; i++) {
                assertThat(client.run("seq 1000000 | tee count | wc -l; cat count")
                                .text("stdout"))
                        .startsWith("1000000\n1\n")
                        .endsWith("\n1000000\n");
            }
        }
    }

    @Test
    void clientsMayVanish() throws Exception {
        for (int i = 0; i < 50; i++) {
            try (var other = new Client(kernel.file())) {
                other.send(Channel.SHELL, "execute_request", "code", "echo gone", "allow_stdin", false);
                other.send(Channel.CONTROL, "kernel_info_request");
            }
        }
    }

    @Test
    void anErrorOutOfACellEndsTheCellOnly() throws IOException {
        Files.write(kernel.folder().resolve("big.txt"), new byte[19_000_000]);
        Client.Outcome outcome = client.run("%show big.txt");
        assertThat(outcome.status()).isEqualTo("error");
        assertThat(outcome.reply().field("ename")).isEqualTo("OUT_OF_MEMORY");
        assertThat(outcome.reply().field("evalue")).contains("-Xmx1g").doesNotContain("java.");
        assertThat(outcome.reply().content().toString()).doesNotContain("\\tat ");
        assertThat(kernel.log()).contains("a cell failed: java.lang.OutOfMemoryError");
    }

    /// The greeting of ZMTP 3.0 and the start of a frame; see rfc.zeromq.org, 23/ZMTP.
    private static final String GREETING =
            "ff00000000000000017f" + "0300" + "4e554c4c" + "00".repeat(16) + "00" + "00".repeat(31);

    static final List<String> BYTES = List.of(
            "00",
            "ff".repeat(100),
            GREETING,
            GREETING + "06ffffffffffffffff",
            GREETING + "068000000000000000",
            GREETING + "067fffffffffffffff",
            GREETING + "02ffffffffffffffff",
            GREETING + "027fffffff00000000" + "00".repeat(1_000),
            GREETING + "0200000000ffffffff",
            GREETING + "04ff",
            HexFormat.of().formatHex("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

    /// Whoever reaches a port can send these, without a key.
    @ParameterizedTest
    @FieldSource("BYTES")
    void bytesOnAPort(String hex) throws IOException {
        sendToAllPorts(HexFormat.of().parseHex(hex));
    }

    /// Without a key: many connections that announce a large frame and send nothing of it.
    @Test
    void announcedFramesTakeNoRoomThatIsNotThere() throws Exception {
        var sockets = new ArrayList<Socket>();
        try {
            for (int port : ports()) {
                for (int i = 0; i < 20; i++) {
                    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                    sockets.add(socket);
                    socket.getOutputStream().write(HexFormat.of().parseHex(GREETING + "020000000000f00000"));
                }
            }
            itGoesOn();
            assertThat(kernel.log()).contains("a frame of 15728640 bytes was refused");
            // Until then the log only counts.
            Thread.sleep(1_100);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void pingsOfSomebodyWhoDoesNotTakeThemBackAreDropped() {
        try (var context = new ZContext();
                ZMQ.Socket deaf = context.createSocket(SocketType.DEALER)) {
            deaf.setRcvHWM(1);
            deaf.setSndHWM(0);
            deaf.connect("tcp://127.0.0.1:" + kernel.file().getHbPort());
            byte[] ping = new byte[1_000];
            for (int i = 0; i < 100_000; i++) {
                deaf.send(ping);
            }
            // They come one behind the other.
            assertThat(client.beats()).isTrue();
        }
    }

    /// A handshake, then a command or message of random form.
    @Test
    void randomBytesOnAPort() throws IOException {
        var random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            byte[] greeting = HexFormat.of().parseHex(i % 2 == 0 ? GREETING : "");
            sendToAllPorts(ByteBuffer.allocate(greeting.length + bytes.length)
                    .put(greeting)
                    .put(bytes)
                    .array());
        }
    }

    private List<Integer> ports() {
        KernelConnectionProperties file = kernel.file();
        return List.of(
                file.getShellPort(), file.getControlPort(), file.getStdinPort(), file.getHbPort(), file.getIopubPort());
    }

    private void sendToAllPorts(byte[] bytes) throws IOException {
        for (int port : ports()) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                    OutputStream out = socket.getOutputStream()) {
                out.write(bytes);
                out.flush();
                // Long enough that it is read before the end of the connection is.
                socket.setSoTimeout(2);
                socket.getInputStream().read();
            } catch (IOException refusedOrQuiet) {
                // Both are fine: what counts is that the kernel lives.
            }
        }
    }

    @Test
    void aPortThatIsTakenEndsTheKernelWithAMessage() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path folder = Files.createTempDirectory("linkbook-test-");
            KernelConnectionProperties free = Kernels.freePorts();
            var file = new KernelConnectionProperties(
                    "127.0.0.1",
                    free.getControlPort(),
                    free.getShellPort(),
                    free.getStdinPort(),
                    free.getHbPort(),
                    taken.getLocalPort(),
                    "tcp",
                    "hmac-sha256",
                    "k");
            try (Kernels.AsProcess second = Kernels.process(folder, file, Map.of())) {
                assertThat(second.process().waitFor()).isEqualTo(1);
                assertThat(second.log())
                        .contains("iopub_port: 127.0.0.1:" + taken.getLocalPort())
                        .doesNotContain("\tat ");
            }
        }
    }
}
