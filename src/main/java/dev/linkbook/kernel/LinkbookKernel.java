package dev.linkbook.kernel;

import dev.linkbook.cell.Cell;
import dev.linkbook.cell.CellParser;
import dev.linkbook.explain.Explainer;
import dev.linkbook.explain.Lang;
import dev.linkbook.note.Callout;
import dev.linkbook.note.Note;
import dev.linkbook.note.NoteException;
import dev.linkbook.note.NoteReader;
import dev.linkbook.report.MimeBundle;
import dev.linkbook.session.CellListener;
import dev.linkbook.session.CellResult;
import dev.linkbook.session.Message;
import dev.linkbook.session.Outcome;
import dev.linkbook.session.Session;
import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/// A session behind Jupyter's protocol.
public final class LinkbookKernel extends BaseKernel {
    private static final LanguageInfo LANGUAGE =
            new LanguageInfo("bash", "5", "text/x-sh", ".sh", "bash", "shell", "script");

    private final Session session;
    private final Path folder;
    private Explainer explainer;
    private List<Callout> callouts = List.of();

    private LinkbookKernel(Session session, Path folder, Lang lang) {
        this.session = session;
        this.folder = folder;
        explainer = new Explainer(lang, List.of());
        setShouldReplaceStdStreams(false);
    }

    /// Serves one client until it asks for a shutdown.
    ///
    /// @param connectionFile what Jupyter wrote: ports and key
    /// @param folder where the first cell runs
    /// @param lang of the explanations, until a cell says otherwise
    /// @throws IOException when the file cannot be read or is no connection file, or a port is taken
    public static void serve(Path connectionFile, Path folder, Lang lang) throws IOException {
        KernelConnectionProperties properties = KernelConnectionProperties.parse(Files.readString(connectionFile));
        if (properties == null || properties.getIp() == null) {
            throw new IOException("not a connection file of Jupyter");
        }
        // It tells of every message; what goes to stderr here ends in Jupyter's log.
        JupyterSocket.JUPYTER_LOGGER.setLevel(Level.WARNING);
        try (var session = new Session(folder)) {
            var connection = new JupyterConnection(properties);
            new LinkbookKernel(session, folder, lang).becomeHandlerForConnection(connection);
            connection.connect();
            connection.waitUntilClose();
        } catch (GeneralSecurityException e) {
            throw new IOException("signature_scheme: " + e.getMessage(), e);
        }
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return LANGUAGE;
    }

    @Override
    public String getBanner() {
        return "Linkbook";
    }

    /// Runs a cell. What it prints and its reports are published on the way; a cell has no value of its own.
    @Override
    public @Nullable DisplayData eval(String source) throws CellFailed {
        Cell cell = CellParser.parse(source);
        if (cell instanceof Cell.Command(String name, List<String> arguments) && isOwn(name, arguments)) {
            return null;
        }
        CellResult result = session.run(cell, listener());
        result.messages().forEach(message -> tell(words(message)));
        explain(result);
        failure(result);
        return null;
    }

    /// Commands about the explanations, which are the kernel's and not the session's: whether it was one.
    private boolean isOwn(String name, List<String> arguments) throws CellFailed {
        int count = arguments.size();
        if (name.equals("note") && (count == 1 || count == 2)) {
            readNote(arguments.getFirst(), count == 2 ? Lang.of(arguments.getLast()) : Optional.empty());
            return true;
        }
        Optional<Lang> lang = count == 1 ? Lang.of(arguments.getFirst()) : Optional.empty();
        if (name.equals("lang") && lang.isPresent()) {
            explainer = new Explainer(lang.get(), callouts);
            tell(explainer.glossary().text("message.lang"));
            return true;
        }
        return false;
    }

    /// `%note FILE [LANG]`: the language of that note, and its explanations in front of the glossary's. A
    /// notebook that was taken away from its note still runs, and says what it lacks.
    private void readNote(String name, Optional<Lang> lang) throws CellFailed {
        Path file = folder.resolve(name);
        Lang spoken = lang.orElse(explainer.glossary().lang());
        boolean here = Files.exists(file);
        if (here) {
            try {
                Note note = NoteReader.read(file);
                callouts = note.callouts();
                spoken = lang.or(() -> note.frontMatter().lang().flatMap(Lang::of))
                        .orElse(spoken);
            } catch (NoteException e) {
                throw new CellFailed(String.valueOf(e.getMessage()), List.of());
            }
        }
        explainer = new Explainer(spoken, callouts);
        tell(explainer.glossary().text(here ? "message.note" : "message.note-missing", Map.of("name", name)));
    }

    private CellListener listener() {
        return new CellListener() {
            @Override
            public void stdout(String text) {
                getIO().out.print(text);
                getIO().out.flush();
            }

            @Override
            public void stderr(String text) {
                getIO().err.print(text);
                getIO().err.flush();
            }
        };
    }

    private void explain(CellResult result) {
        if (result.sightings().isEmpty()) {
            return;
        }
        var bundles = new MimeBundle(explainer.glossary());
        explainer.explain(result.sightings()).forEach(explanation -> {
            var data = new DisplayData();
            bundles.of(explanation).forEach(data::putData);
            display(data);
        });
    }

    private void failure(CellResult result) throws CellFailed {
        Optional<Message> message = result.outcome().message();
        if (message.isPresent()) {
            throw new CellFailed(words(message.get()), places(result.outcome()));
        }
    }

    /// "Cell In[3], line 7: undefined: x"
    private List<String> places(Outcome outcome) {
        var places = new ArrayList<String>();
        if (outcome instanceof Outcome.Failed(int exitCode, var diagnostics)) {
            int count = executionCount.get() - 1;
            diagnostics.forEach(diagnostic ->
                    places.add("Cell In[" + count + "], line " + diagnostic.line() + ": " + diagnostic.message()));
        }
        return places;
    }

    private void tell(String words) {
        getIO().out.println(words);
        getIO().out.flush();
    }

    private String words(Message message) {
        return explainer.glossary().text(message.key(), message.operands());
    }

    /// The reader of a notebook sees the cell's failure, never the kernel's own stack.
    @Override
    public List<String> formatError(Exception problem) {
        return problem instanceof CellFailed failed
                ? failed.lines()
                : List.of("A mistake in Linkbook itself: " + problem);
    }

    @Override
    public void interrupt() {
        session.interrupt();
    }

    @Override
    public void onShutdown(boolean restarting) {
        session.close();
    }
}
