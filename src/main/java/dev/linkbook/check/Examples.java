package dev.linkbook.check;

import dev.linkbook.note.Block;
import dev.linkbook.note.Note;
import dev.linkbook.notebook.Item;
import dev.linkbook.notebook.Planner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The parts of a note that can run side by side, each in a folder of its own. A part begins at a numbered item or at
/// a heading of level 1 or 2. Parts that name the same file or variable stay together. As soon as one command cannot be
/// read for certain (see [Uses]), the note is one part: what is in doubt runs in the note's order.
final class Examples {
    private static final Pattern HEADING = Pattern.compile("\\s*#{1,2}\\s.*");

    private Examples() {}

    /// The plans of the parts; joined by line they are the note's plan.
    ///
    /// @param standIn whether the loopback stand-in answers for the note's hosts
    static List<List<Item>> plans(Note note, boolean standIn) {
        List<Part> parts = new ArrayList<>();
        for (List<Block> blocks : sections(note)) {
            Optional<Set<String>> names = Uses.names(Planner.plan(with(note, blocks), standIn));
            if (names.isEmpty()) {
                return List.of(Planner.plan(note, standIn));
            }
            join(parts, new Part(blocks, names.get()));
        }
        return parts.stream()
                .map(part -> Planner.plan(with(note, part.blocks), standIn))
                .toList();
    }

    private record Part(List<Block> blocks, Set<String> names) {}

    /// Adds a part, together with all that it shares a name with.
    private static void join(List<Part> parts, Part last) {
        var blocks = new ArrayList<Block>();
        var names = new HashSet<>(last.names);
        parts.removeIf(part -> {
            boolean shares = part.names.stream().anyMatch(last.names::contains);
            if (shares) {
                blocks.addAll(part.blocks);
                names.addAll(part.names);
            }
            return shares;
        });
        blocks.addAll(last.blocks);
        blocks.sort(Comparator.comparingInt(Block::line));
        parts.add(new Part(blocks, names));
    }

    /// Text without commands goes with the commands behind it.
    private static List<List<Block>> sections(Note note) {
        var sections = new ArrayList<List<Block>>();
        var section = new ArrayList<Block>();
        boolean hasCommands = false;
        int example = 0;
        for (Block block : note.blocks()) {
            boolean begins = block.example() != example || isHeading(block);
            example = block.example();
            if (begins && hasCommands) {
                sections.add(List.copyOf(section));
                section.clear();
                hasCommands = false;
            }
            section.add(block);
            hasCommands |= !Checker.steps(block).isEmpty();
        }
        sections.add(section);
        return sections;
    }

    private static boolean isHeading(Block block) {
        return block instanceof Block.Prose prose
                && prose.source()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .filter(line -> HEADING.matcher(line).matches())
                        .isPresent();
    }

    private static Note with(Note note, List<Block> blocks) {
        return new Note(
                note.name(), note.source(), note.frontMatter(), blocks, note.callouts(), note.hosts(), note.warnings());
    }
}
