package dev.linkbook.notebook;

import dev.linkbook.explain.Glossary;
import dev.linkbook.note.Step;
import dev.linkbook.session.CellResult;
import dev.linkbook.session.Message;
import dev.linkbook.session.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What Linkbook itself says about an item, in the note's language: the same words in each format.
public final class Wording {
    private final Glossary glossary;
    private final Predicate<String> commandExists;

    public Wording(Glossary glossary, Predicate<String> commandExists) {
        this.glossary = glossary;
        this.commandExists = commandExists;
    }

    /// The glossary that the words come from.
    public Glossary glossary() {
        return glossary;
    }

    /// What stands above a cell that the note does not have.
    public Optional<String> origin(Item.Run run) {
        return switch (run.origin()) {
            case NOTE -> Optional.empty();
            case FILE, MODULE, DEPENDENCIES, STAND_IN ->
                Optional.of(glossary.text("page.origin-" + run.origin().name().toLowerCase(Locale.ROOT)));
        };
    }

    /// Why a command is withheld, and the answer in its place.
    public String withheld(Item.Withheld item) {
        String why = glossary.text("page.withheld-" + item.why().name().toLowerCase(Locale.ROOT));
        if (item.packages().isEmpty()) {
            return why;
        }
        Packages.Answer answer = Packages.answer(item.packages(), commandExists);
        var words = new StringBuilder(why);
        add(words, "page.packages-here", answer.here());
        add(words, "page.packages-missing", answer.missing());
        add(words, "page.packages-unknown", answer.unknown());
        return words.toString();
    }

    private void add(StringBuilder words, String key, List<String> names) {
        if (!names.isEmpty()) {
            words.append(glossary.text(key, Map.of("names", join(names))));
        }
    }

    /// Why a line of a fence is not run; nothing for comments and empty prompts.
    public Optional<String> notRun(Step.Reason reason) {
        return switch (reason) {
            case COMMENT, EMPTY_PROMPT -> Optional.empty();
            case NOT_A_COMMAND_HERE, OUTPUT_WITHOUT_COMMAND, OUTPUT_OF_A_TOOL, NOT_COMPLETE ->
                Optional.of(glossary.text(
                        "page.not-run-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        };
    }

    /// The lines below a cell's output: what went wrong and where, and what the reader has to know.
    public List<String> remarks(Played step) {
        var remarks = new ArrayList<String>();
        step.result().ifPresent(result -> {
            result.messages().forEach(message -> remarks.add(text(message)));
            failure(step, result).ifPresent(remarks::add);
        });
        return remarks;
    }

    private Optional<String> failure(Played step, CellResult result) {
        String line = String.valueOf(step.item().line());
        if (!step.missingFiles().isEmpty()) {
            return Optional.of(
                    glossary.text("page.not-runnable", Map.of("line", line, "files", join(step.missingFiles()))));
        }
        return result.outcome()
                .message()
                .map(message -> glossary.text("page.line", Map.of("line", line, "message", text(message))));
    }

    private String text(Message message) {
        return message.text(glossary::text);
    }

    /// One line about the whole run.
    public String summary(List<Played> played) {
        var counts = Counts.of(played);
        String summary = glossary.text(
                counts.allGood() ? "page.summary-good" : "page.summary",
                Map.of(
                        "ran", String.valueOf(counts.ran()),
                        "failed", String.valueOf(counts.failed()),
                        "notRunnable", String.valueOf(counts.notRunnable())));
        return counts.withheld() == 0
                ? summary
                : glossary.text(
                        "page.summary-withheld",
                        Map.of("summary", summary, "withheld", String.valueOf(counts.withheld())));
    }

    /// What to do when a step had no room to write; empty where none says so.
    ///
    /// @param folder the working folder
    public Optional<String> noRoom(List<Played> played, Path folder) {
        boolean isFull = played.stream()
                .filter(step -> !step.isGood())
                .flatMap(
                        step -> Stream.concat(step.outputs().stream().map(Played.Output::text), remarks(step).stream()))
                .anyMatch(Words::tellOfNoRoom);
        return isFull
                ? Optional.of(glossary.text("page.no-room", Map.of("folder", folder.toString())))
                : Optional.empty();
    }

    private String join(List<String> names) {
        return String.join(glossary.text("verdict.comma"), names);
    }
}
