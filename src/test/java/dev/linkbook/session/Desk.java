package dev.linkbook.session;

import dev.linkbook.cell.CellParser;
import dev.linkbook.tool.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A session at which a test sits: it types cells and reads what they print.
final class Desk implements AutoCloseable {
    /// What a cell did.
    record Played(CellResult result, String out, String err) {
        Outcome outcome() {
            return result.outcome();
        }

        List<Sighting> sightings() {
            return result.sightings();
        }

        /// The exit status, where a cell that failed tells it.
        int code() {
            return switch (result.outcome()) {
                case Outcome.Failed(int code, var _) -> code;
                case Outcome.Answered() -> 1;
                case Outcome.Done() -> 0;
                case Outcome.Interrupted _,
                        Outcome.NotStarted _,
                        Outcome.Unreadable _,
                        Outcome.Refused _,
                        Outcome.UnknownCommand _ -> -1;
            };
        }
    }

    private final Path folder;
    private final Session session;

    Desk(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        session = new Session(this.folder);
    }

    Session session() {
        return session;
    }

    Path folder() {
        return folder;
    }

    Played run(String cell) {
        var out = new StringBuilder();
        var err = new StringBuilder();
        CellResult result = session.run(CellParser.parse(cell), new CellListener() {
            @Override
            public void stdout(String text) {
                out.append(text);
            }

            @Override
            public void stderr(String text) {
                err.append(text);
            }
        });
        return new Played(result, out.toString(), err.toString());
    }

    /// Saves a small C program with a dynamic linker and a Go program without one: `dynamic`, `static`.
    static void makePrograms(Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("dynamic.c"), "int main(void) { return 0; }\n");
        Files.writeString(folder.resolve("static.go"), "package main\n\nfunc main() {}\n");
        var build = new ProcessBuilder("sh", "-ec", "gcc -o dynamic dynamic.c; CGO_ENABLED=0 go build static.go")
                .directory(folder.toFile())
                .inheritIO()
                .start();
        if (build.waitFor() != 0) {
            throw new AssertionError("gcc and go are needed");
        }
    }

    /// What [#makePrograms] made, put into the folder of the cells.
    void copyPrograms(Path made) throws IOException {
        for (String name : List.of("static", "dynamic")) {
            Files.copy(made.resolve(name), folder.resolve(name));
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
