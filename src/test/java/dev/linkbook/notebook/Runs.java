package dev.linkbook.notebook;

import dev.linkbook.command.CellCommands;
import dev.linkbook.explain.Explainer;
import dev.linkbook.explain.Lang;
import dev.linkbook.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Real runs of notes, for the tests of this room.
final class Runs {
    private Runs() {}

    static List<Played> run(String source, Path folder) throws IOException {
        return run(source, folder, new Heard());
    }

    static List<Played> run(String source, Path folder, RunListener listener) throws IOException {
        try (var session = new Session(folder)) {
            return runner(session, listener).run(Plans.plan(source));
        }
    }

    static NoteRunner runner(Session session, RunListener listener) {
        return new NoteRunner(session, new CellCommands(session), new Explainer(Lang.EN, List.of()), listener);
    }

    static String text(Played step) {
        return String.join("", step.outputs().stream().map(Played.Output::text).toList());
    }

    /// What a listener heard, call by call.
    static final class Heard implements RunListener {
        final List<String> calls = new ArrayList<>();

        @Override
        public void started(Item item, int number) {
            calls.add("started " + item.line() + " " + number);
        }

        @Override
        public void printed(Stream stream, String text) {
            calls.add(stream + " " + text.strip());
        }

        @Override
        public void ended(Played step) {
            calls.add("ended " + step.item().line());
        }
    }
}
