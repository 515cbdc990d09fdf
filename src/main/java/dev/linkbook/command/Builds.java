package dev.linkbook.command;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfReader;
import dev.linkbook.explain.Glossary;
import dev.linkbook.process.Processes;
import dev.linkbook.report.Sheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// What can be asked about finished builds without a session: two held against each other, one tried out.
public final class Builds {
    private Builds() {}

    /// An answer, or the name that stands for no ELF file.
    public sealed interface Answer {}

    /// The table of what differs comes first.
    public record Compared(Sheet sheet) implements Answer {}

    /// That name is no program.
    public record NotElf(String name) implements Answer {}

    /// What changed from one build to the other, and which setting did it.
    public static Answer compare(Glossary glossary, String beforeName, Path before, String afterName, Path after) {
        if (!(ElfReader.read(before) instanceof Elf left)) {
            return new NotElf(beforeName);
        }
        if (!(ElfReader.read(after) instanceof Elf right)) {
            return new NotElf(afterName);
        }
        return new Compared(new Comparison(glossary).of(beforeName, left, afterName, right));
    }

    /// Prediction and trial of a program that the reader asked to run; nothing for what is no ELF file.
    ///
    /// @throws IOException when the roots cannot be made
    public static Optional<Sheet> tryOut(Glossary glossary, Processes processes, String name, Path file)
            throws IOException {
        return ElfReader.read(file) instanceof Elf elf
                ? Optional.of(new Whereabouts(glossary, processes).tried(name, elf, _ -> {}))
                : Optional.empty();
    }
}
