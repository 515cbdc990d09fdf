package dev.linkbook.command;

import dev.linkbook.binary.Binary;
import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfReader;
import dev.linkbook.cell.Cell;
import dev.linkbook.cell.CommandName;
import dev.linkbook.explain.Explainer;
import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Glossary;
import dev.linkbook.process.Processes;
import dev.linkbook.report.Explained;
import dev.linkbook.report.JsonReport;
import dev.linkbook.report.Sheet;
import dev.linkbook.session.CellListener;
import dev.linkbook.session.CellResult;
import dev.linkbook.session.Expansion;
import dev.linkbook.session.Message;
import dev.linkbook.session.Outcome;
import dev.linkbook.session.Session;
import dev.linkbook.session.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Cells of the form `%explain`, `%compare`, `%matrix` and `%where`. Every other cell goes to the session unchanged.
public final class CellCommands implements AutoCloseable {
    private final Session session;
    private final Processes processes = new Processes();

    public CellCommands(Session session) {
        this.session = session;
    }

    /// The names of the recipes that `%matrix` knows.
    public static List<String> recipes() {
        return Recipe.KNOWN.stream().map(Recipe::name).toList();
    }

    /// What a cell left behind, and what there is to show besides.
    ///
    /// @param result as a session's
    /// @param explanations shown first
    /// @param sheets shown after them
    public record Played(CellResult result, List<Explanation> explanations, List<Sheet> sheets) {
        public Played {
            explanations = List.copyOf(explanations);
            sheets = List.copyOf(sheets);
        }

        /// This, and what came after it.
        private Played then(Played next) {
            var messages = new ArrayList<>(result.messages());
            messages.addAll(next.result.messages());
            return new Played(
                    new CellResult(
                            next.result.outcome(),
                            result.duration().plus(next.result.duration()),
                            next.result.sightings(),
                            messages),
                    Stream.concat(explanations.stream(), next.explanations.stream())
                            .toList(),
                    Stream.concat(sheets.stream(), next.sheets.stream()).toList());
        }
    }

    /// Runs a cell to its end. Whatever is wrong with it is in the result, never thrown.
    ///
    /// @param explainer whose language is spoken
    public Played run(Cell cell, Explainer explainer, CellListener listener) {
        return switch (cell) {
            case Cell.Command command when isOurs(command) -> command(command, explainer, listener);
            case Cell.Timed(Cell timed) -> timed(run(timed, explainer, listener));
            case Cell.Then(Cell.Command first, Cell rest) -> {
                Played done = run(first, explainer, listener);
                yield done.result.outcome().isGood() ? done.then(run(rest, explainer, listener)) : done;
            }
            case Cell.Command _, Cell.Empty _, Cell.Go _, Cell.WriteFile _, Cell.Shell _, Cell.Invalid _ -> {
                CellResult result = session.run(cell, listener);
                yield new Played(result, explainer.explain(result.sightings()), List.of());
            }
        };
    }

    private static boolean isOurs(Cell.Command command) {
        return CommandName.of(command.name())
                .map(name -> switch (name) {
                    case EXPLAIN, COMPARE, MATRIX, WHERE -> true;
                    case HELP, LANG, NOTE, STANDIN, CD, ENV, TIME, RESET, SHOW, CLEAR -> false;
                })
                .orElse(false);
    }

    private static Played timed(Played played) {
        CellResult result = played.result;
        var messages = new ArrayList<>(result.messages());
        messages.add(Message.took(result.duration()));
        return new Played(
                new CellResult(result.outcome(), result.duration(), result.sightings(), messages),
                played.explanations,
                played.sheets);
    }

    /// Stops what runs; from any thread.
    public void interrupt() {
        processes.interrupt();
        session.interrupt();
    }

    @Override
    public void close() {
        processes.close();
    }

    private Played command(Cell.Command command, Explainer explainer, CellListener listener) {
        long startNanos = System.nanoTime();
        return switch (session.expand(command, listener)) {
            case Expansion.Refused(CellResult result) -> new Played(result, List.of(), List.of());
            case Expansion.Expanded(var words, var messages) -> {
                Reply reply = reply(new Line(command, words), explainer, listener);
                var took = Duration.ofNanos(System.nanoTime() - startNanos);
                yield new Played(
                        new CellResult(reply.outcome, took, List.of(), messages), reply.explanations, reply.sheets);
            }
        };
    }

    private Reply reply(Line line, Explainer explainer, CellListener listener) {
        return switch (CommandName.of(line.command.name()).orElseThrow()) {
            case EXPLAIN -> explain(line, explainer, listener);
            case COMPARE -> compare(line, explainer.glossary());
            case MATRIX -> matrix(line, explainer.glossary(), listener);
            case WHERE -> where(line, explainer.glossary(), listener);
            case HELP, LANG, NOTE, STANDIN, CD, ENV, TIME, RESET, SHOW, CLEAR -> line.misused();
        };
    }

    /// What a command has to say.
    private record Reply(Outcome outcome, List<Explanation> explanations, List<Sheet> sheets) {
        static Reply of(List<Sheet> sheets) {
            return new Reply(new Outcome.Done(), List.of(), sheets);
        }

        static Reply refused(Message.Kind kind, Map<String, String> operands) {
            return refused(new Message(kind, operands));
        }

        static Reply refused(Message why) {
            return new Reply(new Outcome.Refused(why), List.of(), List.of());
        }
    }

    /// Options and operands behind a command's name.
    ///
    /// @param words the command's, as bash has read them; an option that there is not stands among them
    private record Line(Cell.Command command, List<String> words) {
        Reply misused() {
            return Reply.refused(Message.badCommand(command));
        }

        boolean has(String option) {
            return words.contains(option);
        }

        List<String> operands() {
            return words.stream().filter(word -> !word.startsWith("--")).toList();
        }

        boolean hasOnly(String... options) {
            return words.stream().filter(word -> word.startsWith("--")).allMatch(List.of(options)::contains);
        }
    }

    private Reply explain(Line line, Explainer explainer, CellListener listener) {
        List<String> names = line.operands();
        if (names.isEmpty() || !line.hasOnly("--json", "--ldd")) {
            return line.misused();
        }
        Optional<String> missing =
                names.stream().filter(name -> !isReadable(name)).findFirst();
        if (missing.isPresent()) {
            return Reply.refused(Message.Kind.NO_SUCH_FILE, Map.of("name", missing.get()));
        }
        var files = new FileExplainer(explainer, processes, session.folder());
        boolean ldd = line.has("--ldd");
        List<Explained> explained = files.explain(names.stream().map(Path::of).toList(), ldd);
        if (line.has("--json")) {
            listener.stdout(JsonReport.render(explained));
            return Reply.of(List.of());
        }
        return new Reply(
                new Outcome.Done(),
                explained.stream().map(Explained::explanation).toList(),
                explained.stream()
                        .map(each -> files.sheet(each, ldd))
                        .filter(sheet -> !sheet.parts().isEmpty())
                        .toList());
    }

    private boolean isReadable(String name) {
        return Files.isReadable(session.folder().resolve(name));
    }

    /// Whether a name that can only be a file's or a folder's is none. Other names are packages, which Go looks up.
    private boolean isMissing(String program) {
        boolean isPath = program.endsWith(".go") || program.startsWith(".") || program.startsWith("/");
        return isPath
                && !program.contains("...")
                && !Files.exists(session.folder().resolve(program));
    }

    private Reply compare(Line line, Glossary glossary) {
        List<String> names = line.operands();
        if (names.size() != 2 || !line.hasOnly()) {
            return line.misused();
        }
        Optional<String> missing =
                names.stream().filter(name -> !isReadable(name)).findFirst();
        if (missing.isPresent()) {
            return Reply.refused(Message.Kind.NO_SUCH_FILE, Map.of("name", missing.get()));
        }
        Path before = session.folder().resolve(names.getFirst());
        Path after = session.folder().resolve(names.getLast());
        return switch (Builds.compare(glossary, names.getFirst(), before, names.getLast(), after)) {
            case Builds.Compared(Sheet sheet) -> Reply.of(List.of(sheet));
            case Builds.NotElf(String name) -> notElf(name);
        };
    }

    private static Reply notElf(String name) {
        return Reply.refused(Message.Kind.NOT_A_PROGRAM, Map.of("name", name));
    }

    private Reply matrix(Line line, Glossary glossary, CellListener listener) {
        List<String> words = line.words;
        if (words.isEmpty() || words.getFirst().startsWith("-")) {
            return line.misused();
        }
        if (isMissing(words.getFirst())) {
            return Reply.refused(Message.Kind.NO_SUCH_FILE, Map.of("name", words.getFirst()));
        }
        List<String> asked = words.size() == 1 ? Recipe.USUAL : words.subList(1, words.size());
        var recipes = new ArrayList<Recipe>();
        for (String word : asked) {
            Optional<Recipe> recipe = Recipe.parse(word);
            if (recipe.isEmpty()) {
                String known = String.join(
                        glossary.text("verdict.comma"),
                        Recipe.KNOWN.stream().map(Recipe::name).toList());
                return Reply.refused(Message.Kind.UNKNOWN_RECIPE, Map.of("name", word, "known", known));
            }
            recipes.add(recipe.get());
        }
        var whereabouts = new Whereabouts(glossary, processes);
        Matrix.Built built = new Matrix(glossary, session, whereabouts).build(words.getFirst(), recipes, listener);
        return new Reply(built.outcome(), List.of(), List.of(built.sheet()));
    }

    /// What lies in the session's folder was built there, and is run; of anything else only a prediction is
    /// made, unless the reader asks for more.
    private Reply where(Line line, Glossary glossary, CellListener listener) {
        List<String> names = line.operands();
        if (names.size() != 1 || !line.hasOnly("--try")) {
            return line.misused();
        }
        Path file = session.folder().resolve(names.getFirst()).normalize();
        Binary binary = ElfReader.read(file);
        if (!(binary instanceof Elf elf)) {
            return Files.exists(file)
                    ? notElf(names.getFirst())
                    : Reply.refused(Message.Kind.NO_SUCH_FILE, Map.of("name", names.getFirst()));
        }
        var whereabouts = new Whereabouts(glossary, processes);
        boolean run = line.has("--try") || file.startsWith(session.folder());
        try {
            return Reply.of(List.of(
                    run
                            ? whereabouts.tried(names.getFirst(), elf, words -> listener.stdout(words + "\n"))
                            : whereabouts.predicted(names.getFirst(), elf)));
        } catch (IOException e) {
            return new Reply(new Outcome.NotStarted(Words.of(e)), List.of(), List.of());
        }
    }
}
