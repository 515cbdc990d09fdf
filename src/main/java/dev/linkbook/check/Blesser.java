package dev.linkbook.check;

import dev.linkbook.check.Blessed.Refusal;
import dev.linkbook.check.Blessed.Why;
import dev.linkbook.note.Block;
import dev.linkbook.note.Note;
import dev.linkbook.note.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes today's outputs into a note, only where they differ. All else stays byte for byte: prose, prompts, line
/// breaks, indentation, lines that only vary, and the note's own patterns.
public final class Blesser {
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private final CheckedNote checked;
    private final Note note;
    private final Optional<String> reason;
    private final boolean keepRecord;
    private final java.util.function.Function<String, Note> reader;
    private final List<String> original;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Integer> written = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    private Blesser(
            CheckedNote checked,
            Optional<String> reason,
            boolean keepRecord,
            java.util.function.Function<String, Note> reader) {
        this.checked = checked;
        this.note = checked.note();
        this.reason = reason;
        this.keepRecord = keepRecord;
        this.reader = reader;
        this.original = RawLines.of(note.source());
    }

    /// What the note would be.
    ///
    /// @param reason why a record that never was true is written over; without one it is refused
    /// @param keepRecord whether the old record stays, in a fence of its own behind the new one
    /// @param reader reads a note as the checked one was read
    public static Blessed bless(
            CheckedNote checked,
            Optional<String> reason,
            boolean keepRecord,
            java.util.function.Function<String, Note> reader) {
        var blesser = new Blesser(checked, reason, keepRecord, reader);
        checked.commands().reversed().forEach(blesser::command);
        return blesser.blessed();
    }

    private Blessed blessed() {
        String diff =
                edits.isEmpty() ? "" : Diff.of(checked.file(), fromTheEnd(edits).reversed());
        return new Blessed(applied(edits), diff, written.reversed(), refused.reversed());
    }

    private void command(Checked each) {
        boolean differs = each.standing() == Standing.VERSION || each.standing() == Standing.WRONG;
        if (!differs || each.exitCode().isEmpty()) {
            return;
        }
        Step.Command command = Checker.commands(note).get(each.line());
        if (command == null || command.prompt().isEmpty()) {
            refuse(each, Why.NO_PROMPT);
        } else if (each.standing() == Standing.WRONG && reason.isEmpty()) {
            refuse(each, Why.NO_REASON);
        } else if (each.isCut()) {
            refuse(each, Why.TOO_LONG);
        } else {
            write(each, command);
        }
    }

    private void refuse(Checked each, Why why) {
        refused.add(new Refusal(each.line(), why));
    }

    private void write(Checked each, Step.Command command) {
        Optional<RecordedLines> record = RecordedLines.find(original, command);
        var trial = new ArrayList<>(edits);
        record.ifPresent(found -> trial.addAll(edits(each, command, found)));
        if (record.isEmpty() || !saysTheSame(trial, each)) {
            refuse(each, Why.NO_PLACE);
            return;
        }
        edits.clear();
        edits.addAll(trial);
        written.add(each.line());
    }

    private String applied(List<Edit> wanted) {
        var lines = new ArrayList<>(original);
        fromTheEnd(wanted).forEach(edit -> edit.apply(lines));
        return String.join("", lines);
    }

    /// So that the lines above keep their numbers. What was found first stays in front of what is put at the same line.
    private static List<Edit> fromTheEnd(List<Edit> edits) {
        return edits.stream()
                .sorted(Comparator.comparingInt(Edit::from).reversed())
                .toList();
    }

    private List<Edit> edits(Checked each, Step.Command command, RecordedLines record) {
        var edits = new ArrayList<Edit>();
        if (keepRecord && !command.recorded().isBlank()) {
            blockEnd(each.line()).ifPresent(end -> edits.add(new Edit(end, List.of(), kept(command, record))));
        }
        List<Merge.Line> merged = Merge.merge(
                new Comparison(command.text()),
                record.output(),
                each.today().stripTrailing().lines().toList());
        UnaryOperator<String> raw = line -> record.raw(line, RawLines.lineBreak(note.source()));
        List<String> added = merged.stream()
                .map(line -> line.kept()
                        .map(index -> original.get(record.from() + index))
                        .orElseGet(() -> raw.apply(line.text())))
                .toList();
        int to = record.from() + record.output().size();
        edits.add(new Edit(record.from(), original.subList(record.from(), to), added).trimmed());
        return edits;
    }

    /// Index of the line behind the fence that a line stands in.
    private Optional<Integer> blockEnd(int line) {
        return note.blocks().stream()
                .filter(block -> block instanceof Block.Transcript && block.line() <= line)
                .reduce((_, last) -> last)
                .map(block -> block.line() - 1 + RawLines.of(block.source()).size());
    }

    private List<String> kept(Step.Command command, RecordedLines record) {
        String mark = "`".repeat(longestRun(command.recorded()) + 1);
        var kept = new ArrayList<String>();
        kept.add("");
        kept.add(mark + "text recorded " + recordedWhen()
                + reason.map(why -> "; " + oneLine(why)).orElse(""));
        kept.addAll(record.output());
        kept.add(mark);
        String lineBreak = RawLines.lineBreak(note.source());
        return kept.stream().map(line -> record.raw(line, lineBreak)).toList();
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s`]+", " ").strip();
    }

    private static int longestRun(String text) {
        int longest = 2;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private String recordedWhen() {
        return List.of("modified", "updated", "date", "created").stream()
                .flatMap(key -> note.frontMatter().value(key).stream())
                .map(YEAR::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse("before");
    }

    /// Whether the changed note has the same commands as before, and the written one what was to be written.
    private boolean saysTheSame(List<Edit> trial, Checked each) {
        Note changed = reader.apply(applied(trial));
        List<Step.Command> now = commands(changed);
        List<Step.Command> before = commands(note);
        if (!texts(before).equals(texts(now))) {
            return false;
        }
        int index = before.stream().map(Step.Command::line).toList().indexOf(each.line());
        return new Comparison(each.command())
                .rules(now.get(index).recorded(), each.today())
                .filter(rules -> rules.stream().noneMatch(Rule::isVersion))
                .isPresent();
    }

    private static List<String> texts(List<Step.Command> commands) {
        return commands.stream()
                .map(command -> command.prompt() + command.text())
                .toList();
    }

    private static List<Step.Command> commands(Note note) {
        return note.blocks().stream()
                .flatMap(block -> Checker.steps(block).stream())
                .filter(Step.Command.class::isInstance)
                .map(Step.Command.class::cast)
                .toList();
    }
}
