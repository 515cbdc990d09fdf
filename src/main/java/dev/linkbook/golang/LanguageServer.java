package dev.linkbook.golang;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process that speaks the Language Server Protocol on stdin and stdout: JSON-RPC behind a `Content-Length` line.
/// It ends when its stdin does, so also when this JVM is killed. One question at a time.
///
/// It is not started by `process`, whose programs are given text and end: this one is talked with.
final class LanguageServer implements AutoCloseable {
    private static final int LARGEST_BYTES = 16 << 20;
    private static final long IDLE_MINUTES = 10;

    private final Gson gson = new Gson();
    private final Process process;
    private final OutputStream in;
    private final LinkedBlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
    private volatile long askedNanos = System.nanoTime();
    private int id;

    LanguageServer(String program, File folder) throws IOException {
        process = new ProcessBuilder(program)
                .directory(folder)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        in = process.getOutputStream();
        Thread.ofPlatform().daemon().name("gopls").start(this::read);
        Thread.ofVirtual().start(this::stopWhenIdle);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// The result; null when there is none, or not in time.
    @Nullable
    JsonElement ask(String method, Map<String, ?> parameters, int patienceMillis) throws IOException {
        askedNanos = System.nanoTime();
        send(Map.of("jsonrpc", "2.0", "id", ++id, "method", method, "params", parameters));
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        try {
            while (true) {
                JsonObject answer = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (answer == null) {
                    return null;
                }
                if (answer.get("id").getAsInt() == id) {
                    return answer.get("result");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    void tell(String method, Map<String, ?> parameters) throws IOException {
        send(Map.of("jsonrpc", "2.0", "method", method, "params", parameters));
    }

    private synchronized void send(Object message) throws IOException {
        byte[] body = gson.toJson(message).getBytes(StandardCharsets.UTF_8);
        in.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        in.write(body);
        in.flush();
    }

    private void read() {
        try (var out = new BufferedInputStream(process.getInputStream())) {
            while (true) {
                accept(body(out));
            }
        } catch (IOException | JsonParseException ended) {
            process.destroy();
        }
    }

    private static String body(InputStream out) throws IOException {
        int length = -1;
        for (String line = line(out); !line.isEmpty(); line = line(out)) {
            if (line.startsWith("Content-Length: ") && line.matches("Content-Length: \\d{1,8}")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        if (length < 0 || length > LARGEST_BYTES) {
            throw new IOException("not a message of a language server");
        }
        return new String(out.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream out) throws IOException {
        var line = new StringBuilder();
        for (int c = out.read(); c != '\n'; c = out.read()) {
            if (c < 0 || line.length() > 1_000) {
                throw new IOException("the language server has ended");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /// Answers are kept; questions of the server (which settings, how far) are answered with nothing.
    private void accept(String body) throws IOException {
        JsonObject message = JsonParser.parseString(body).getAsJsonObject();
        if (!message.has("id")) {
            return;
        }
        if (message.has("method")) {
            var answer = new JsonObject();
            answer.addProperty("jsonrpc", "2.0");
            answer.add("id", message.get("id"));
            answer.add("result", null);
            send(answer);
        } else {
            answers.add(message);
        }
    }

    private void stopWhenIdle() {
        try {
            while (process.isAlive()) {
                Thread.sleep(TimeUnit.MINUTES.toMillis(1));
                if (System.nanoTime() - askedNanos > TimeUnit.MINUTES.toNanos(IDLE_MINUTES)) {
                    close();
                }
            }
        } catch (InterruptedException e) {
            close();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
