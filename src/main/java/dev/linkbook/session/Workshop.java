package dev.linkbook.session;

import dev.linkbook.shell.ShellText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/// The session's own folder: the recorder in front of PATH, what it noted, and the shell's state.
final class Workshop implements AutoCloseable {
    private static final String END = "\n# end\n";
    /// What the prelude writes in [#next()].
    private static final List<String> NOTES_OF_A_SHELL = List.of("inherited", "variables", "functions", "state");
    /// Three bytes are the most that a char takes in UTF-8.
    private static final int LONGEST_ARGUMENT_CHARS = (128 << 10) / 3 - 1;

    private final Path home;
    private final Path firstFolder;
    private Path folder;
    private boolean lostState;

    private Workshop(Path home, Path firstFolder) {
        this.home = home;
        this.firstFolder = firstFolder;
        folder = firstFolder;
    }

    static Workshop open(Path firstFolder) throws IOException {
        var workshop = new Workshop(Folders.fresh("linkbook-session-"), firstFolder.toAbsolutePath());
        try {
            Files.createDirectory(workshop.bin());
            Files.createDirectory(workshop.home.resolve("sightings"));
            Files.createDirectory(workshop.next());
            for (String tool : new String[] {"file", "ldd", "go"}) {
                Path recorder = copy("recorder.sh", workshop.bin().resolve(tool));
                Files.setPosixFilePermissions(recorder, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            copy("prelude.bash", workshop.home.resolve("prelude.bash"));
            return workshop;
        } catch (IOException e) {
            workshop.close();
            throw e;
        }
    }

    Sightings sightings() {
        return new Sightings(home.resolve("sightings"));
    }

    /// What the prelude and the recorder ask for.
    ///
    /// @param oneStream whether the cell's stderr goes where its stdout goes
    Map<String, String> environment(boolean oneStream) {
        return Map.of(
                "LINKBOOK_STREAMS", oneStream ? "one" : "two",
                "BASH_ENV", home.resolve("prelude.bash").toString(),
                "LINKBOOK_BIN", bin().toString(),
                "LINKBOOK_SIGHTINGS", home.resolve("sightings").toString(),
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
    /// @return the last argument of the cell's last command; empty when the shell could not say
    String keepState() throws IOException {
        try {
            return takeState();
        } finally {
            for (String name : NOTES_OF_A_SHELL) {
                Files.deleteIfExists(next().resolve(name));
            }
        }
    }

    private String takeState() throws IOException {
        Path fresh = next().resolve("state");
        lostState = true;
        if (!Files.exists(fresh)) {
            return "";
        }
        String text = Files.readString(fresh, StandardCharsets.ISO_8859_1);
        if (!text.endsWith(END)) {
            return "";
        }
        // A new name rather than one taken over: see the prelude.
        Files.deleteIfExists(state());
        Files.move(fresh, state());
        lostState = false;
        folder = Path.of(line(text, "# folder: "));
        return line(text, "# last: ");
    }

    /// Whether a shell has ended without such a state since this was asked last.
    boolean takeLostState() {
        boolean lost = lostState;
        lostState = false;
        return lost;
    }

    /// A script as one argument: the kernel takes no argument of more than 128 KiB (MAX_ARG_STRLEN), so a longer one
    /// is read from a file, with the same names and line numbers in bash's messages.
    String argument(String script) throws IOException {
        if (script.length() <= LONGEST_ARGUMENT_CHARS) {
            return script;
        }
        Path file = Files.writeString(home.resolve("script"), script);
        return "eval \"$(<" + ShellText.quote(file.toString()) + ")\"";
    }

    /// The rest of the last line that begins so. The shell wrote bytes; here they are UTF-8.
    private static String line(String text, String beginning) {
        int start = text.lastIndexOf("\n" + beginning) + 1 + beginning.length();
        String rest = text.substring(start, text.indexOf('\n', start));
        return new String(rest.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /// Adds bash lines that the next cell's shell reads behind the kept state.
    void addToState(String lines) throws IOException {
        Files.writeString(state(), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// The shell's state as it was before the first cell.
    void forgetState() throws IOException {
        Files.deleteIfExists(state());
        folder = firstFolder;
    }

    private Path bin() {
        return home.resolve("bin");
    }

    private Path state() {
        return home.resolve("state");
    }

    private Path next() {
        return home.resolve("next");
    }

    private static Path copy(String resource, Path target) throws IOException {
        try (InputStream in = Workshop.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("missing from the jar: " + resource);
            }
            Files.copy(in, target);
        }
        return target;
    }

    @Override
    public void close() {
        Folders.remove(home);
    }
}
