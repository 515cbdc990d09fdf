package dev.linkbook.kernel;

import dev.linkbook.cell.Cell;
import dev.linkbook.cell.CellParser;
import dev.linkbook.command.CellCommands;
import dev.linkbook.explain.Lang;
import dev.linkbook.golang.Gopls;
import dev.linkbook.report.MimeBundle;
import dev.linkbook.session.CellResult;
import dev.linkbook.session.Message;
import dev.linkbook.session.Outcome;
import dev.linkbook.session.Session;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A session behind Jupyter's protocol: what a cell, a completion or an inspection means. What the messages look like
/// and when they are sent is `Server`'s.
public final class LinkbookKernel extends BaseKernel {
    private static final LanguageInfo LANGUAGE =
            new LanguageInfo("bash", "5", "text/x-sh", ".sh", "bash", "shell", "script");

    private final Session session;
    private final Speech speech;
    private final OwnCommands commands;
    private final Gopls gopls;
    private final CellCommands programs;
    private final Completion completion;
    private final Inspection inspection;
    private @Nullable Turn turn;
    /// Whether the cell that runs, or is about to, is to end.
    private volatile boolean isStopped;

    LinkbookKernel(Session session, Path folder, Lang lang) {
        // Its own constructor for that brings up java.util.logging: see Signer.
        super(StandardCharsets.UTF_8);
        this.session = session;
        speech = new Speech(folder, lang);
        commands = new OwnCommands(session, speech);
        gopls = new Gopls("gopls", folder);
        completion = new Completion(session, gopls);
        inspection = new Inspection(session, speech, gopls);
        programs = new CellCommands(session);
        setShouldReplaceStdStreams(false);
    }

    /// Serves one client until it asks for a shutdown, or dies.
    ///
    /// @param connectionFile what Jupyter wrote: ports and key
    /// @param folder where the first cell runs
    /// @param lang of the explanations, until a cell says otherwise
    /// @throws IOException when the file cannot be read or is no connection file, or a port is taken
    public static void serve(Path connectionFile, Path folder, Lang lang) throws IOException {
        KernelConnectionProperties properties = ConnectionFile.read(connectionFile);
        FutureTask<Signer> signer = Signer.making(properties);
        var log = new Log(System.err);
        try (var session = new Session(folder)) {
            // Also when somebody ends the kernel by a signal.
            Runtime.getRuntime().addShutdownHook(new Thread(session::close, "shutdown"));
            var history = new History(History.fileOf(System.getenv()), log);
            var server = new Server(properties, signer, new LinkbookKernel(session, folder, lang), history, log);
            Sigint.calls(server::interrupt);
            server.serve();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return LANGUAGE;
    }

    /// The version of the jar.
    String version() {
        return Optional.ofNullable(LinkbookKernel.class.getPackage().getImplementationVersion())
                .orElse("0");
    }

    @Override
    public String getBanner() {
        return "Linkbook " + version() + ": shell and Go cells; what go, file and ldd say is explained. %help";
    }

    @Override
    public List<LanguageInfo.Help> getHelpLinks() {
        return List.of(
                new LanguageInfo.Help("Go: command", "https://pkg.go.dev/cmd/go"),
                new LanguageInfo.Help("Go: linker", "https://pkg.go.dev/cmd/link"),
                new LanguageInfo.Help("Bash", "https://www.gnu.org/software/bash/manual/"),
                new LanguageInfo.Help("ld.so", "https://man7.org/linux/man-pages/man8/ld.so.8.html"));
    }

    /// The number of the cell that runs, or runs next.
    int number() {
        return executionCount.get();
    }

    void count() {
        executionCount.incrementAndGet();
    }

    /// From here on an interrupt is for the next cell, also before any program of it runs.
    void ready() {
        isStopped = false;
    }

    boolean isStopped() {
        return isStopped;
    }

    /// What is evaluated from here on belongs to this cell.
    void begin(Turn next) {
        turn = next;
    }

    /// Runs a cell. What it prints and its reports are published on the way; only a question about the kernel itself
    /// has a value.
    @Override
    public @Nullable DisplayData eval(String source) throws CellFailed {
        Turn now = turn;
        if (now == null) {
            throw new IllegalStateException("a cell without a request");
        }
        return run(CellParser.parse(source), now);
    }

    private @Nullable DisplayData run(Cell cell, Turn now) throws CellFailed {
        goOn();
        return switch (cell) {
            case Cell.Command command -> command(command, now);
            case Cell.Then(Cell.Command first, Cell rest) -> {
                DisplayData value = command(first, now);
                if (value != null) {
                    now.publisher().display(value);
                }
                yield run(rest, now);
            }
            case Cell.Timed(Cell timed) -> timed(timed, now);
            case Cell.Empty() -> null;
            case Cell.Go _, Cell.WriteFile _, Cell.Shell _, Cell.Invalid _ -> inSession(cell, now);
        };
    }

    private void goOn() throws CellFailed {
        if (isStopped) {
            throw CellFailed.interrupted(this::words);
        }
    }

    private @Nullable DisplayData timed(Cell cell, Turn now) throws CellFailed {
        long startNanos = System.nanoTime();
        try {
            return run(cell, now);
        } finally {
            now.say(speech.words(List.of(Message.took(Duration.ofNanos(System.nanoTime() - startNanos)))));
        }
    }

    private @Nullable DisplayData command(Cell.Command command, Turn now) throws CellFailed {
        try {
            return switch (commands.run(command, now)) {
                case OwnCommands.Done.NotMine() -> inSession(command, now);
                case OwnCommands.Done.Quietly() -> null;
                case OwnCommands.Done.Value(DisplayData data) -> data;
            };
        } catch (CellFailed e) {
            throw e.at(place(now.number(), command.line(), command.text()));
        }
    }

    private @Nullable DisplayData inSession(Cell cell, Turn now) throws CellFailed {
        var errors = Listening.toErrors(now.output());
        CellCommands.Played played = programs.run(cell, speech.explainer(), errors);
        CellResult result = played.result();
        now.say(speech.words(result.messages()));
        show(played, now);
        Optional<Message> failure = result.outcome().message();
        if (failure.isPresent()) {
            throw new CellFailed(
                    failure.get().kind(),
                    speech.words(failure.get()),
                    below(cell, result.outcome(), errors.text(), now.number()));
        }
        return null;
    }

    private void show(CellCommands.Played played, Turn now) {
        var bundles = new MimeBundle(speech.explainer().glossary());
        played.explanations().forEach(explanation -> now.publisher().display(bundles.of(explanation)));
        played.sheets().forEach(sheet -> now.publisher().display(bundles.of(sheet)));
    }

    /// Where in the cell, and what can be done.
    private List<String> below(Cell cell, Outcome outcome, String errors, int number) {
        var lines = new ArrayList<>(places(cell, outcome, errors, number));
        if (outcome instanceof Outcome.Failed) {
            Shortage.in(errors).ifPresent(shortage -> lines.add(speech.words(shortage.key(), Map.of())));
        }
        return lines;
    }

    private static List<String> places(Cell cell, Outcome outcome, String errors, int number) {
        return switch (outcome) {
            case Outcome.Failed(int _, var diagnostics) ->
                Stream.concat(
                                diagnostics.stream().map(found -> place(number, found.line(), found.message())),
                                ShellErrors.of(cell, errors).stream()
                                        .map(found -> place(number, found.line(), found.message())))
                        .toList();
            case Outcome.Unreadable(Cell.Invalid(var _, String operand, int line)) ->
                List.of(place(number, line, operand));
            case Outcome.Done(),
                    Outcome.Answered(),
                    Outcome.Interrupted(),
                    Outcome.NotStarted _,
                    Outcome.Refused _,
                    Outcome.UnknownCommand _ -> List.of();
        };
    }

    /// "Cell In[3], line 7: undefined: x"
    private static String place(int number, int line, String message) {
        return "Cell In[" + number + "], line " + line + ": " + message;
    }

    /// What a shell command prints on stdout, for `user_expressions`; it fails as a cell would.
    String value(String command) throws CellFailed {
        goOn();
        var out = Listening.toOutput();
        CellResult result = session.run(new Cell.Shell(command), out);
        Optional<Message> failure = result.outcome().message();
        if (failure.isPresent()) {
            throw CellFailed.of(failure.get(), speech::words);
        }
        return out.text().stripTrailing();
    }

    String words(String key, Map<String, String> operands) {
        return speech.words(key, operands);
    }

    @Override
    public Options complete(String code, int at) {
        return completion.at(code, at);
    }

    @Override
    public @Nullable DisplayData inspect(String code, int at, boolean extraDetail) {
        return inspection.at(code, at);
    }

    /// `complete`, `incomplete` or `invalid`.
    @Override
    public String isComplete(String code) {
        return Completeness.of(code);
    }

    @Override
    public void interrupt() {
        isStopped = true;
        programs.interrupt();
    }

    @Override
    public void onShutdown(boolean restarting) {
        gopls.close();
        speech.close();
        programs.close();
        session.close();
    }
}
