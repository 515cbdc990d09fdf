package dev.linkbook.command;

import dev.linkbook.binary.Binary;
import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfReader;
import dev.linkbook.explain.Explainer;
import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Properties;
import dev.linkbook.explain.Property;
import dev.linkbook.process.Processes;
import dev.linkbook.report.Explained;
import dev.linkbook.report.Sheet;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Finished files -> explanations with their pictures. Thousands in one go: `file` is asked about many with one
/// process, and the bytes are read by all processors.
public final class FileExplainer {
    private final Explainer explainer;
    private final Pictures pictures;
    private final Properties properties;
    private final Tools tools;
    private final Path folder;

    /// @param processes that `file` and `ldd` are started with
    /// @param folder that relative names start from
    public FileExplainer(Explainer explainer, Processes processes, Path folder) {
        this.explainer = explainer;
        this.folder = folder;
        pictures = new Pictures(explainer.glossary());
        properties = new Properties(explainer.glossary());
        tools = new Tools(processes, folder);
    }

    /// One answer for each file, in the same order.
    ///
    /// @param files names as the reader typed them
    /// @param ldd whether to run `ldd` too, which lets a file choose code to run
    public List<Explained> explain(List<Path> files, boolean ldd) {
        return explain(files, ldd, Function.identity());
    }

    /// The same, rendered at once: of thousands of files only the renderings are kept.
    ///
    /// @param render called by several threads
    public <T> List<T> explain(List<Path> files, boolean ldd, Function<Explained, T> render) {
        var lines = new FileLines(tools, files);
        return Workers.each(files.size(), i -> {
            Path file = files.get(i);
            Read read = read(file);
            return render.apply(explained(read, lines.of(i).orElseGet(() -> silent(file)), ldd));
        });
    }

    /// What the bytes alone tell, read while `file` is at work.
    private record Read(
            Path file,
            Binary binary,
            long sizeBytes,
            List<Sheet.Bar> sizes,
            List<Sheet.Node> needs,
            List<Property> properties) {}

    private Read read(Path file) {
        Path absolute = folder.resolve(file);
        Binary binary = ElfReader.read(absolute);
        return binary instanceof Elf elf
                ? new Read(file, elf, elf.sizeBytes(), pictures.sizes(elf), pictures.needs(elf), properties.of(elf))
                : new Read(file, binary, size(absolute), List.of(), List.of(), List.of());
    }

    private Explained explained(Read read, Sighting line, boolean ldd) {
        var sightings = new ArrayList<Sighting>(List.of(line));
        if (ldd && read.binary instanceof Elf) {
            sightings.add(tools.ldd(read.file));
        }
        Explanation explanation = explainer.explain(sightings, read.binary);
        return new Explained(explanation, read.sizeBytes, read.sizes, read.needs, read.properties);
    }

    /// Without `file`, the verdict still holds: a call that said nothing leads to it.
    private Sighting silent(Path file) {
        return new Sighting(ToolName.FILE, List.of(), folder, Map.of(), "", "", 0, List.of(tools.sighted(file)));
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /// The pictures of an explanation, with their titles, and what `ldd` risked.
    public Sheet sheet(Explained explained, boolean ldd) {
        Sheet sheet = explained.pictures(explainer.glossary());
        if (!ldd) {
            return sheet;
        }
        var parts = new ArrayList<>(sheet.parts());
        parts.add(new Sheet.Words(explainer.glossary().text("shown.ldd-risk")));
        return new Sheet(sheet.lang(), parts);
    }
}
