package dev.linkbook.note;

import dev.linkbook.note.Block.Commands;
import dev.linkbook.note.Block.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The note that Linkbook began with, as it stands.
final class SeedNote {
    static final Path FILE = Path.of("src/test/resources/seed-note.md");
    private static final Set<String> EXISTING = Set.of("go", "file", "ldd", "cat", "ls", "sudo", "make", "gcc");

    private SeedNote() {}

    static Note read() {
        return NoteReader.read(FILE, SeedNote::exists);
    }

    static Note parse(String source) {
        return NoteReader.parse(source, "test.md", SeedNote::exists);
    }

    static boolean exists(String command) {
        return EXISTING.contains(command);
    }

    static Stream<Step> steps(Note note) {
        return note.blocks().stream().map(SeedNote::steps).flatMap(List::stream);
    }

    static List<Step.Command> commands(Note note) {
        return steps(note)
                .filter(Step.Command.class::isInstance)
                .map(Step.Command.class::cast)
                .toList();
    }

    static List<Step> steps(Block block) {
        return switch (block) {
            case Transcript transcript -> transcript.steps();
            case Commands commands -> commands.steps();
            case Block.Prose _, Block.Listing _, Block.Plain _, Block.FrontMatterBlock _ -> List.of();
        };
    }

    static String joined(Note note) {
        var joined = new StringBuilder();
        note.blocks().forEach(block -> joined.append(block.source()));
        return joined.toString();
    }
}
