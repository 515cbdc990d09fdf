package dev.linkbook.kernel;

import dev.linkbook.explain.Explainer;
import dev.linkbook.explain.Lang;
import dev.linkbook.golang.ListedSources;
import dev.linkbook.note.Callout;
import dev.linkbook.note.Note;
import dev.linkbook.note.NoteException;
import dev.linkbook.note.NoteReader;
import dev.linkbook.session.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The language that the kernel speaks, and its words. They are read when the first is needed: a kernel that has just
/// been started needs none.
final class Speech implements AutoCloseable {
    private final Path folder;
    private final ListedSources sources = ListedSources.keeping(System.getenv());
    private Lang lang;
    private List<Callout> callouts = List.of();
    private @Nullable Explainer explainer;

    /// @param folder in which a note is looked for
    /// @param lang until a cell says otherwise
    Speech(Path folder, Lang lang) {
        this.folder = folder;
        this.lang = lang;
    }

    Lang lang() {
        return lang;
    }

    synchronized void speak(Lang other) {
        lang = other;
        explainer = null;
    }

    synchronized Explainer explainer() {
        Explainer known = explainer;
        if (known == null) {
            known = new Explainer(lang, callouts, sources);
            explainer = known;
        }
        return known;
    }

    String words(String key, Map<String, String> operands) {
        return explainer().glossary().text(key, operands);
    }

    String words(Message message) {
        return message.text(this::words);
    }

    List<String> words(List<Message> messages) {
        return messages.stream().map(this::words).toList();
    }

    /// `%note FILE [LANG]`: the language of that note, and its explanations in front of the glossary's. A
    /// notebook that was taken away from its note still runs, and says what it lacks.
    ///
    /// @return what to tell the reader
    String readNote(String name, Optional<Lang> wanted) throws NoteException {
        Path file = folder.resolve(name);
        boolean here = Files.exists(file);
        Optional<Lang> own = Optional.empty();
        if (here) {
            Note note = NoteReader.read(file);
            callouts = note.callouts();
            own = note.frontMatter().lang().flatMap(Lang::of);
        }
        speak(wanted.orElse(own.orElse(lang)));
        return words(here ? "message.note" : "message.note-missing", Map.of("name", name));
    }

    /// Stops what is asked about sources.
    @Override
    public void close() {
        sources.close();
    }
}
