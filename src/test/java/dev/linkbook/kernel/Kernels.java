package dev.linkbook.kernel;

import dev.linkbook.explain.Lang;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Kernels for tests, each in a working folder of its own: within this JVM, or as a process.
sealed interface Kernels extends AutoCloseable {
    KernelConnectionProperties file();

    Path folder();

    /// Waits until it has ended.
    void awaitEnd() throws Exception;

    @Override
    void close();

    /// Below those that the system gives to a client (32768 and more): one that asks again and again for a kernel
    /// not yet up can be given the kernel's own port, and then talks with itself.
    static KernelConnectionProperties freePorts() throws IOException {
        var ports = new ArrayList<ServerSocket>();
        while (ports.size() < 5) {
            try {
                int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
                ports.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            } catch (BindException taken) {
                // Another is tried.
            }
        }
        int[] numbers = ports.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        for (ServerSocket port : ports) {
            port.close();
        }
        return new KernelConnectionProperties(
                "127.0.0.1",
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                "tcp",
                "hmac-sha256",
                "a key of tests");
    }

    private static Path write(Path folder, KernelConnectionProperties file) throws IOException {
        return Files.writeString(folder.resolve("connection.json"), file.toJsonString());
    }

    static Kernels inProcess(Path folder) throws IOException {
        KernelConnectionProperties file = freePorts();
        Path connection = write(folder, file);
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                LinkbookKernel.serve(connection, folder, Lang.EN);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return new InProcess(file, folder, thread);
    }

    static AsProcess process(Path folder, String... options) throws IOException {
        return process(folder, freePorts(), Map.of(), options);
    }

    static AsProcess process(
            Path folder, KernelConnectionProperties file, Map<String, String> environment, String... options)
            throws IOException {
        var argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        argv.addAll(List.of(options));
        argv.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "dev.linkbook.cli.Main",
                "kernel",
                write(folder, file).toString()));
        var builder = new ProcessBuilder(argv)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("kernel.log").toFile())
                .redirectErrorStream(true);
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        builder.environment().put("LINKBOOK_LANG", "en");
        builder.environment().putAll(environment);
        return new AsProcess(file, folder, builder.start());
    }

    record InProcess(KernelConnectionProperties file, Path folder, Thread thread) implements Kernels {
        @Override
        public void awaitEnd() throws InterruptedException {
            thread.join(10_000);
            if (thread.isAlive()) {
                throw new AssertionError("the kernel does not end");
            }
        }

        @Override
        public void close() {
            // Its threads are daemons; each test that is at its end has asked for a shutdown.
        }
    }

    record AsProcess(KernelConnectionProperties file, Path folder, Process process) implements Kernels {
        @Override
        public void awaitEnd() throws InterruptedException {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the kernel does not end");
            }
            if (process.exitValue() != 0) {
                throw new AssertionError("exit status " + process.exitValue());
            }
        }

        String log() throws IOException {
            return Files.readString(folder.resolve("kernel.log"));
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
