package dev.linkbook.note;

import dev.linkbook.note.Prompt.Style;
import dev.linkbook.note.Prompt.Surety;
import dev.linkbook.shell.ShellText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The prompts that a note uses, learned from the note alone. Taking an output for a prompt would run it, so a form
/// that could be something else needs more signs.
final class Prompts {
    private static final Pattern COMMAND = Pattern.compile("[\\p{L}_./~\"'(\\[{!:%\\\\$].*", Pattern.DOTALL);

    /// By [Prompt#key].
    private final Map<String, Prompt> learned = new LinkedHashMap<>();
    private final Predicate<String> commandExists;

    /// The text of a code block that may hold prompts.
    record Sheet(Language language, boolean isFence, List<String> lines) {
        boolean mayHoldPrompts() {
            return language.isShell() || language.name().isEmpty();
        }

        private String firstLine() {
            return lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
        }
    }

    private Prompts(Predicate<String> commandExists) {
        this.commandExists = commandExists;
    }

    static Prompts learn(List<Sheet> sheets, Predicate<String> commandExists) {
        var prompts = new Prompts(commandExists);
        List<Sheet> candidates = sheets.stream().filter(Sheet::mayHoldPrompts).toList();
        for (Surety surety : Surety.values()) {
            if (surety != Surety.ALONE || prompts.learned.isEmpty()) {
                candidates.forEach(sheet -> prompts.learn(sheet, surety));
            }
        }
        return prompts;
    }

    private void learn(Sheet sheet, Surety surety) {
        for (Style style : Style.values()) {
            if (style.surety() != surety) {
                continue;
            }
            if (surety == Surety.NAMED || surety == Surety.USUAL) {
                learnAnywhere(sheet, style);
            } else if (in(sheet).isEmpty() && isDoubtlessHere(sheet, style)) {
                style.at(sheet.firstLine()).ifPresent(this::learn);
            }
        }
    }

    private void learnAnywhere(Sheet sheet, Style style) {
        for (String line : sheet.lines()) {
            style.at(line)
                    .filter(prompt -> !learned.containsKey(prompt.key()))
                    .filter(prompt -> isPlausible(line.substring(prompt.length(line))))
                    .ifPresent(this::learn);
        }
    }

    private void learn(Prompt prompt) {
        learned.putIfAbsent(prompt.key(), prompt);
    }

    private static boolean isPlausible(String rest) {
        return COMMAND.matcher(rest.strip()).matches()
                && ShellText.firstCommand(rest).isPresent();
    }

    private boolean isDoubtlessHere(Sheet sheet, Style style) {
        boolean session = style != Style.HASH || sheet.language().isSession();
        if (!sheet.isFence() || !sheet.language().isShell() || !session) {
            return false;
        }
        Optional<Prompt> first = style.at(sheet.firstLine());
        return first.isPresent()
                && runs(sheet.firstLine().substring(first.get().length(sheet.firstLine())))
                && (style.surety() != Surety.ALONE || noOtherLineRuns(sheet, first.get()));
    }

    /// Where a line without the mark is itself a command, the mark was a comment's or a continuation's.
    private boolean noOtherLineRuns(Sheet sheet, Prompt prompt) {
        return sheet.lines().stream()
                .filter(line -> !line.isBlank() && prompt.length(line) < 0)
                .noneMatch(this::runs);
    }

    private boolean runs(String rest) {
        return isPlausible(rest)
                && ShellText.firstCommand(rest)
                        .filter(name ->
                                ShellText.isKeywordOrBuiltin(name) || name.startsWith("./") || commandExists.test(name))
                        .isPresent();
    }

    /// The prompts that stand in a sheet: of the surest kind that is there, so that an output cannot add to them.
    List<Prompt> in(Sheet sheet) {
        if (!sheet.mayHoldPrompts()) {
            return List.of();
        }
        for (Surety surety : Surety.values()) {
            List<Prompt> found = learned.values().stream()
                    .filter(prompt -> prompt.style().surety() == surety && standsIn(prompt, sheet))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static boolean standsIn(Prompt prompt, Sheet sheet) {
        boolean sure = prompt.style().surety() == Surety.NAMED || prompt.style().surety() == Surety.USUAL;
        if (sure) {
            return sheet.lines().stream().anyMatch(line -> prompt.length(line) >= 0);
        }
        return sheet.isFence() && sheet.language().isShell() && prompt.length(sheet.firstLine()) >= 0;
    }
}
