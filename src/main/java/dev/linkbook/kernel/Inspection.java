package dev.linkbook.kernel;

import dev.linkbook.cell.Cell;
import dev.linkbook.cell.CellPlace;
import dev.linkbook.cell.HelpKeys;
import dev.linkbook.golang.Gopls;
import dev.linkbook.session.Session;
import dev.linkbook.shell.ShellText;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands at a place of a cell: a command of Linkbook, a flag of `go`, a term of what `file` or `ldd`
/// print; in a Go program what gopls says.
final class Inspection {
    private final Session session;
    private final Speech speech;
    private final Gopls gopls;
    private boolean toldMissing;

    Inspection(Session session, Speech speech, Gopls gopls) {
        this.session = session;
        this.speech = speech;
        this.gopls = gopls;
    }

    /// Nothing when there is nothing to say.
    @Nullable
    DisplayData at(String code, int at) {
        Optional<DisplayData> found = switch (CellPlace.of(code, at)) {
            case CellPlace.Go(Cell.Go program, int start) ->
                gopls.hover(program.fileName(), program.source(), at - start)
                        .map(Inspection::bundle)
                        .or(this::missing);
            case CellPlace.Command(String line, int _) -> command(line);
            case CellPlace.Shell(int start) -> script(code.substring(start), at - start);
            case CellPlace.Text() -> Optional.empty();
        };
        return found.orElse(null);
    }

    /// Said once: who does not want gopls need not hear of it again.
    private Optional<DisplayData> missing() {
        boolean now = gopls.isMissing() && !toldMissing;
        toldMissing |= now;
        return now ? Optional.of(bundle(speech.words("message.no-gopls", Map.of()))) : Optional.empty();
    }

    private Optional<DisplayData> command(String line) {
        return ShellText.words(line).stream()
                .findFirst()
                .flatMap(word -> HelpKeys.of(word.value()))
                .map(key -> bundle(speech.words(key, Map.of())));
    }

    private Optional<DisplayData> script(String script, int at) {
        int lineStart = script.lastIndexOf('\n', at - 1) + 1;
        int lineEnd = script.indexOf('\n', lineStart);
        String line = script.substring(lineStart, lineEnd < 0 ? script.length() : lineEnd);
        return new CommandFragments(script, at, session.folder())
                .find()
                .or(() -> OutputTerms.find(line, at - lineStart))
                .flatMap(found -> found.page(speech.explainer().glossary()));
    }

    private static DisplayData bundle(String text) {
        var data = new DisplayData(text);
        data.putMarkdown(text);
        return data;
    }
}
