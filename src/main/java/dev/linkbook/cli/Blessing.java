package dev.linkbook.cli;

import dev.linkbook.check.Blessed;
import dev.linkbook.check.Blesser;
import dev.linkbook.check.CheckedNote;
import dev.linkbook.note.NoteReader;
import dev.linkbook.notebook.Planner;
import dev.linkbook.report.Visible;
import dev.linkbook.session.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

/// `linkbook check --bless`
///
/// @param dryRun whether nothing is written, only shown
/// @param reason why what never was true is written over; empty to refuse that
/// @param keepRecord whether old records stay beside the new ones
record Blessing(boolean dryRun, Optional<String> reason, boolean keepRecord) {
    /// What the options ask for; null without `--bless`.
    static @Nullable Blessing of(Line line, Option bless, Option dryRun, Option reason, Option keepRecord) {
        if (!line.has(bless)) {
            for (Option needs : List.of(dryRun, reason, keepRecord)) {
                if (line.has(needs)) {
                    throw new ExitException(ExitCode.USAGE, Choices.typed(needs) + " goes with --bless");
                }
            }
            return null;
        }
        Optional<String> why = Optional.ofNullable(line.text(reason)).map(String::strip);
        if (why.filter(String::isEmpty).isPresent()) {
            throw new ExitException(ExitCode.USAGE, "--reason: say why the note's record may be written over");
        }
        return new Blessing(line.has(dryRun), why, line.has(keepRecord));
    }

    ExitCode bless(List<Path> files, List<CheckedNote> checked, Console console) {
        boolean all = true;
        for (int i = 0; i < files.size(); i++) {
            all &= bless(files.get(i), checked.get(i), console);
        }
        return all ? ExitCode.OK : ExitCode.FAILED;
    }

    private boolean bless(Path file, CheckedNote checked, Console console) {
        Blessed blessed = Blesser.bless(
                checked,
                reason,
                keepRecord,
                source -> NoteReader.parse(source, checked.note().name(), Planner.commands(console.path()::has)));
        if (dryRun) {
            console.out().print(Visible.of(blessed.diff()));
        } else if (!blessed.written().isEmpty()) {
            write(file, blessed.source());
        }
        blessed.refused()
                .forEach(refusal -> console.err()
                        .println("linkbook: " + file + ":" + refusal.line() + ": " + words(refusal.why())));
        console.err()
                .println("%s: %d records %s, %d refused"
                        .formatted(
                                file,
                                blessed.written().size(),
                                dryRun ? "would be written" : "written",
                                blessed.refused().size()));
        return blessed.refused().isEmpty();
    }

    private static String words(Blessed.Why why) {
        return switch (why) {
            case NO_REASON -> "the note is wrong here. --reason TEXT writes over it; better mend the note.";
            case NO_PROMPT -> "this command stands behind no prompt, so that nothing can be recorded below it.";
            case NO_PLACE -> "today's output cannot stand below this command: the note would be read otherwise.";
            case TOO_LONG -> "today's output is too long to stand in a note.";
        };
    }

    /// A name that is a link stays one.
    private static void write(Path file, String source) {
        try {
            new OutputFile(file.toRealPath(), OutputFile.Format.MARKDOWN).write(source);
        } catch (IOException e) {
            throw new ExitException(ExitCode.CANNOT_WRITE, "cannot write " + file + ": " + Words.of(e));
        }
    }
}
