package dev.linkbook.session;

import dev.linkbook.shell.ShellText;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The session's own folder: the recorder in front of PATH, what it noted, and the shell's state.
final class Workshop implements AutoCloseable {
    /// With this the shell has written all of its state.
    static final String END = "\n# end\n";
    /// What the prelude writes in [#next()] beside the state.
    private static final List<String> NOTES_OF_A_SHELL = List.of("variables", "functions");
    /// More than a file system gives without asking its blocks.
    private static final int PROBE_BYTES = 8 << 10;
    /// Three bytes are the most that a char takes in UTF-8.
    private static final int LONGEST_ARGUMENT_CHARS = (128 << 10) / 3 - 1;

    private final Path firstFolder;
    private volatile @Nullable Path home;
    private boolean closed;
    private Path folder;
    private boolean lostState;

    Workshop(Path firstFolder) {
        this.firstFolder = firstFolder.toAbsolutePath();
        folder = this.firstFolder;
    }

    /// Makes what is missing: all at first, and what was removed since, because it lies where people tidy up, or
    /// because a cell did it.
    ///
    /// @return what the reader has to know of that
    synchronized List<Message> ready() throws IOException {
        if (closed) {
            throw new IOException("Linkbook is shutting down");
        }
        var changes = new ArrayList<Message>();
        Path old = home;
        if (old == null || !Files.exists(prelude())) {
            make();
            if (old != null) {
                folder = firstFolder;
                changes.add(new Message(Message.Kind.SESSION_GONE, Map.of("name", old.toString())));
            }
        }
        if (!Files.exists(firstFolder)) {
            Files.createDirectories(firstFolder);
            changes.add(new Message(Message.Kind.FOLDER_MADE, Map.of("name", firstFolder.toString())));
        } else if (!Files.isDirectory(folder)) {
            addToState("cd -- " + ShellText.quote(firstFolder.toString()) + "\n");
            changes.add(new Message(
                    Message.Kind.FOLDER_LEFT, Map.of("name", folder.toString(), "now", firstFolder.toString())));
        }
        folder = Files.isDirectory(folder) ? folder : firstFolder;
        return changes;
    }

    private void make() throws IOException {
        Path fresh = Folders.fresh("linkbook-session-");
        home = fresh;
        try {
            Files.createDirectory(bin());
            Files.createDirectory(fresh.resolve("sightings"));
            Files.createDirectory(next());
            byte[] recorder = resource("recorder.sh");
            for (String tool : new String[] {"file", "ldd", "go"}) {
                Folders.write(bin().resolve(tool), recorder);
                Files.setPosixFilePermissions(bin().resolve(tool), PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            Folders.write(prelude(), resource("prelude.bash"));
        } catch (IOException e) {
            Folders.remove(fresh);
            home = null;
            throw e;
        }
    }

    private Path home() {
        Path made = home;
        if (made == null) {
            throw new IllegalStateException("not ready");
        }
        return made;
    }

    /// For what [dev.linkbook.process.Processes] has to write down.
    Path notes() {
        return home();
    }

    Sightings sightings() {
        return new Sightings(home().resolve("sightings"));
    }

    /// What the prelude and the recorder ask for.
    ///
    /// @param oneStream whether the cell's stderr goes where its stdout goes
    /// @param lone the tool whose [LoneCall] the cell is
    Map<String, String> environment(boolean oneStream, Optional<ToolName> lone) {
        return Map.of(
                "LINKBOOK_LONE", lone.map(ToolName::command).orElse(""),
                "LINKBOOK_STREAMS", oneStream ? "one" : "two",
                "BASH_ENV", prelude().toString(),
                "LINKBOOK_BIN", bin().toString(),
                "LINKBOOK_SIGHTINGS", home().resolve("sightings").toString(),
                "LINKBOOK_STATE", state().toString(),
                "LINKBOOK_NEXT", next().toString());
    }

    /// The shell's folder after the last cell.
    Path folder() {
        return folder;
    }

    /// Where a process can be started: the working folder itself, since the prelude changes to the shell's.
    Path startFolder() {
        return firstFolder;
    }

    /// Takes over the state that a cell's end has written, if it was written to its end.
    ///
    /// @param lone whether the cell was a [LoneCall]: without a state of its own the one before holds
    /// @return the last argument of the cell's last command, "" when the shell could not say; nothing when the
    ///     shell became its only command
    synchronized Optional<String> keepState(boolean lone) throws IOException {
        Path fresh = next().resolve("state");
        boolean isEmpty = fresh.toFile().length() == 0;
        lostState = !isEmpty || !lone;
        if (isEmpty) {
            return lone ? Optional.empty() : Optional.of("");
        }
        String text = Files.readString(fresh, StandardCharsets.ISO_8859_1);
        if (!text.endsWith(END)) {
            return Optional.of("");
        }
        // So that the next ones are new: see the prelude. A failure leaves them for the look at its reason.
        for (String note : NOTES_OF_A_SHELL) {
            Files.deleteIfExists(next().resolve(note));
        }
        Files.deleteIfExists(state());
        Files.move(fresh, state());
        lostState = false;
        folder = Path.of(line(text, "# folder: "));
        return Optional.of(line(text, "# last: "));
    }

    /// Whether a shell has ended without such a state since this was asked last.
    boolean takeLostState() {
        boolean lost = lostState;
        lostState = false;
        return lost;
    }

    /// What has kept the last shell from handing its state over.
    synchronized Message whyStateIsLost() {
        try {
            Path probe = next().resolve("probe");
            Folders.write(probe, new byte[PROBE_BYTES]);
            Files.deleteIfExists(probe);
            return new Message(Message.Kind.STATE_LOST, Map.of());
        } catch (IOException e) {
            return new Message(Message.Kind.STATE_NOT_KEPT, Map.of("why", home().getParent() + ": " + Words.reason(e)));
        }
    }

    /// A script as one argument: the kernel takes no argument of more than 128 KiB (MAX_ARG_STRLEN), so a longer one
    /// is read from a file, with the same names and line numbers in bash's messages.
    String argument(String script) throws IOException {
        if (isArgument(script)) {
            return script;
        }
        Path file = home().resolve("script");
        Folders.write(file, script.getBytes(StandardCharsets.UTF_8));
        return "eval \"$(<" + ShellText.quote(file.toString()) + ")\"";
    }

    /// Whether [#argument] leaves it as it is.
    boolean isArgument(String script) {
        return script.length() <= LONGEST_ARGUMENT_CHARS;
    }

    /// The rest of the last line that begins so. The shell wrote bytes; here they are UTF-8.
    private static String line(String text, String beginning) {
        int start = text.lastIndexOf("\n" + beginning) + 1 + beginning.length();
        String rest = text.substring(start, text.indexOf('\n', start));
        return new String(rest.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /// Adds bash lines that the next cell's shell reads behind the kept state.
    void addToState(String lines) throws IOException {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        Folders.write(state(), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// The names in the shell's state; none before a cell has left one.
    synchronized Optional<ShellNames> names() {
        if (home == null || !Files.exists(state())) {
            return Optional.empty();
        }
        try {
            return Optional.of(ShellNames.in(new String(Files.readAllBytes(state()), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// The shell's state as it was before the first cell.
    void forgetState() throws IOException {
        Files.deleteIfExists(state());
        folder = firstFolder;
    }

    private Path bin() {
        return home().resolve("bin");
    }

    private Path prelude() {
        return home().resolve("prelude.bash");
    }

    private Path state() {
        return home().resolve("state");
    }

    private Path next() {
        return home().resolve("next");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Workshop.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("missing from the jar: " + name);
            }
            return in.readAllBytes();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (home != null) {
            Folders.remove(home);
        }
    }
}
