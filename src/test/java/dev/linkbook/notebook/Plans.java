package dev.linkbook.notebook;

import dev.linkbook.note.Note;
import dev.linkbook.note.NoteReader;
import dev.linkbook.note.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Notes and their plans, for the tests of this room.
final class Plans {
    static final Path SEED = Path.of("src/test/resources/seed-note.md");
    static final Predicate<String> EXISTS =
            Planner.commands(Set.of("go", "file", "ldd", "cat", "ls", "gcc", "musl-gcc", "touch", "rm")::contains);

    private Plans() {}

    static Note note(String source) {
        return NoteReader.parse(source, "test.md", EXISTS);
    }

    static List<Item> plan(String source) {
        return Planner.plan(note(source), true);
    }

    static Step.Command command(String text) {
        return new Step.Command(1, "$ ", text, "");
    }

    /// kind, line, origin or reason, first line
    static String row(Item item) {
        return switch (item) {
            case Item.Prose(int line, var text) ->
                "prose " + line + " | "
                        + text.lines().filter(s -> !s.isBlank()).findFirst().orElse("");
            case Item.Run run ->
                "run " + run.line() + " " + run.origin() + " | "
                        + run.source().lines().findFirst().orElse("");
            case Item.Withheld(int line, var command, var why, var packages) ->
                "withheld " + line + " " + why + " | " + command + " " + packages;
            case Item.NotRun(int line, var text, var reason) -> "text " + line + " " + reason + " | " + text;
        };
    }

    static List<String> rows(List<Item> items) {
        return items.stream().map(Plans::row).toList();
    }

    static List<Item.Run> runs(List<Item> items) {
        return items.stream()
                .filter(Item.Run.class::isInstance)
                .map(Item.Run.class::cast)
                .toList();
    }
}
