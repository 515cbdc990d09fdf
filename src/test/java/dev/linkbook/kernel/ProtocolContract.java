package dev.linkbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// Jupyter's messaging protocol, version 5.5, as a client sees it: the same of a kernel within this JVM and of one that
/// is a process.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
abstract class ProtocolContract
        implements MessagesContract, CellsContract, KeyboardContract, InputContract, OutputContract {
    private Kernels kernel;
    private Client client;

    abstract Kernels start(Path folder) throws IOException;

    @BeforeAll
    void start() throws Exception {
        Path folder = Files.createTempDirectory("linkbook-test-");
        kernel = start(folder);
        client = new Client(kernel.file());
        Client.Said welcome = client.published();
        assertThat(welcome.type()).isEqualTo("iopub_welcome");
        assertThat(welcome.content()).isEqualTo(Json.object("subscription", ""));
        assertThat(welcome.parent().size()).isZero();
        // The other sockets have begun to connect before the kernel was there, and try again every 100 ms; a router
        // drops what it has for somebody who is not connected.
        Thread.sleep(500);
    }

    @AfterAll
    void end() throws Exception {
        client.send(Channel.CONTROL, "shutdown_request", "restart", true);
        Client.Said reply = client.receive(Channel.CONTROL);
        assertThat(reply.content()).isEqualTo(Json.object("restart", true, "status", "ok"));
        kernel.awaitEnd();
        client.close();
        kernel.close();
    }

    @Override
    public Kernels kernel() {
        return kernel;
    }

    @Override
    public Client client() {
        return client;
    }
}
