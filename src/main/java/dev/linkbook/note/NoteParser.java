package dev.linkbook.note;

import dev.linkbook.note.Markdown.CodeBlock;
import dev.linkbook.note.Markdown.Start;
import dev.linkbook.note.Prompts.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Lays the blocks of a note over its lines, so that every line belongs to exactly one.
final class NoteParser {
    private final String source;
    private final Lines lines;
    private final int frontMatterLines;
    private final Predicate<String> commandExists;
    private final Markdown markdown;
    private final Prompts prompts;
    private final TreeMap<Integer, Integer> examples = new TreeMap<>();
    private final List<Block> blocks = new ArrayList<>();

    NoteParser(String source, Predicate<String> commandExists) {
        this.source = source;
        this.lines = new Lines(source);
        this.frontMatterLines = FrontMatterReader.lines(lines);
        this.commandExists = commandExists;
        this.markdown = new Markdown(body(), frontMatterLines);
        this.prompts =
                Prompts.learn(markdown.code().stream().map(NoteParser::sheet).toList(), commandExists);
        for (Start start : markdown.starts()) {
            examples.put(start.line(), start.example());
        }
    }

    Note note(String name) {
        layOut();
        return new Note(name, source, frontMatter(), blocks, callouts(), Hosts.in(blocks), warnings());
    }

    private String body() {
        String body = source.substring(lines.start(frontMatterLines));
        return body.startsWith("\ufeff") ? body.substring(1) : body;
    }

    private static Sheet sheet(CodeBlock code) {
        return new Sheet(Language.of(code.info()), code.isFence(), Lines.ofLiteral(code.literal()));
    }

    private void layOut() {
        if (frontMatterLines > 0) {
            blocks.add(new Block.FrontMatterBlock(lines.slice(0, frontMatterLines), 1, 0));
        }
        int at = frontMatterLines;
        for (CodeBlock code : markdown.code()) {
            prose(at, code.from());
            blocks.add(block(code));
            at = code.to();
        }
        prose(at, lines.count());
    }

    /// Prose is cut where an example begins; a piece of blank lines alone goes with what follows.
    private void prose(int from, int to) {
        int start = from;
        for (int cut : examples.subMap(from, false, Math.max(from, to), false).keySet()) {
            if (firstText(start, cut) < cut) {
                addProse(start, cut);
                start = cut;
            }
        }
        addProse(start, to);
    }

    private void addProse(int from, int to) {
        String text = from < to ? lines.slice(from, to) : "";
        if (!text.isEmpty()) {
            int firstText = firstText(from, to);
            blocks.add(new Block.Prose(text, from + 1, example(firstText == to ? from : firstText)));
        }
    }

    private int firstText(int from, int to) {
        int line = from;
        while (line < to && lines.isBlank(line)) {
            line++;
        }
        return line;
    }

    private int example(int line) {
        Entry<Integer, Integer> start = examples.floorEntry(line);
        return start == null ? 0 : start.getValue();
    }

    private Block block(CodeBlock code) {
        Sheet sheet = sheet(code);
        Language language = sheet.language();
        String text = lines.slice(code.from(), code.to());
        int line = code.from() + 1;
        int example = example(code.from());
        int first = code.firstTextLine() + 1;
        List<Prompt> found = prompts.in(sheet);
        if (!found.isEmpty()) {
            List<Step> steps = TranscriptReader.read(sheet.lines(), first, found);
            return new Block.Transcript(text, line, example, language.name(), steps);
        }
        if (code.isFence() && language.isShell()) {
            List<Step> steps = CommandsReader.read(sheet.lines(), first, commandExists);
            return new Block.Commands(text, line, example, language.name(), steps);
        }
        if (code.isFence() && language.isSource()) {
            Optional<String> fileName = language.fileNameOf(code.literal());
            return new Block.Listing(text, line, example, language.name(), fileName, code.literal());
        }
        return new Block.Plain(text, line, example, language.name(), code.literal());
    }

    private FrontMatter frontMatter() {
        Map<String, List<String>> values =
                frontMatterLines == 0 ? Map.of() : FrontMatterReader.values(lines.slice(0, frontMatterLines));
        var said = new FrontMatter(values, Optional.empty(), Optional.empty());
        Optional<String> lang = said.value("lang").or(() -> Optional.of(guessedLang()));
        return new FrontMatter(values, said.value("title").or(markdown::heading), lang);
    }

    /// A sentence in Chinese that names Go's tools still has more letters of theirs than characters of its own.
    private String guessedLang() {
        long han = 0;
        long letters = 0;
        for (Block block : blocks) {
            if (block instanceof Block.Prose prose) {
                han += prose.source()
                        .codePoints()
                        .filter(Character::isIdeographic)
                        .count();
                letters +=
                        prose.source().codePoints().filter(Character::isLetter).count();
            }
        }
        return han * 7 > letters ? "zh" : "en";
    }

    private List<Callout> callouts() {
        var callouts = new ArrayList<Callout>();
        for (Markdown.Item item : markdown.items()) {
            List<String> terms = CalloutReader.terms(item.markdown());
            if (!terms.isEmpty()) {
                callouts.add(new Callout(terms, item.markdown(), item.line() + 1, example(item.line())));
            }
        }
        return callouts;
    }

    private List<Warning> warnings() {
        var warnings = new ArrayList<Warning>();
        boolean commands = false;
        for (CodeBlock code : markdown.code()) {
            if (!code.closed()) {
                warnings.add(new Warning(code.from() + 1, Warning.Kind.FENCE_NOT_CLOSED));
            }
        }
        for (Block block : blocks) {
            for (Step step : steps(block)) {
                commands |= step instanceof Step.Command;
                warning(block, step).ifPresent(kind -> warnings.add(new Warning(step.line(), kind)));
            }
        }
        if (!commands) {
            warnings.add(new Warning(1, Warning.Kind.NO_COMMAND));
        }
        warnings.sort((a, b) -> Integer.compare(a.line(), b.line()));
        return warnings;
    }

    private static List<Step> steps(Block block) {
        return switch (block) {
            case Block.Transcript transcript -> transcript.steps();
            case Block.Commands commands -> commands.steps();
            case Block.Prose _, Block.Listing _, Block.Plain _, Block.FrontMatterBlock _ -> List.of();
        };
    }

    private static Optional<Warning.Kind> warning(Block block, Step step) {
        if (!(block instanceof Block.Commands) || !(step instanceof Step.Text text)) {
            return Optional.empty();
        }
        return switch (text.reason()) {
            case NOT_A_COMMAND_HERE, OUTPUT_OF_A_TOOL -> Optional.of(Warning.Kind.TEXT_AMONG_COMMANDS);
            case NOT_COMPLETE -> Optional.of(Warning.Kind.COMMAND_NOT_COMPLETE);
            case OUTPUT_WITHOUT_COMMAND, COMMENT, EMPTY_PROMPT -> Optional.empty();
        };
    }
}
