package dev.linkbook.check;

import dev.linkbook.check.Checked.Judgement;
import dev.linkbook.explain.Glossary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a check found, as lines for a terminal.
public final class CheckText {
    /// Of a long output a reader needs the beginning.
    private static final int MOST_LINES = 20;

    private final Glossary glossary;

    public CheckText(Glossary glossary) {
        this.glossary = glossary;
    }

    /// A line for each command, below it the reason, the rules and the raw pair where they differ; then the remarks
    /// and the sum. Nothing in it is made safe for a terminal.
    public String render(CheckedNote checked) {
        var text = new StringBuilder();
        checked.commands().forEach(each -> command(text, checked.file(), each));
        checked.remarks()
                .forEach(each -> text.append(checked.file())
                        .append(':')
                        .append(each.line())
                        .append("  ")
                        .append(reason(each.reason()))
                        .append('\n'));
        return text.append(summary(checked)).append('\n').toString();
    }

    private void command(StringBuilder text, String file, Checked each) {
        String exit = each.exitCode().isPresent() ? "exit " + each.exitCode().getAsInt() : "-";
        text.append("%s:%d  %s  [%.1f s, %s]  %s%n"
                .formatted(
                        file,
                        each.line(),
                        standing(each.standing()),
                        each.duration().toMillis() / 1000.0,
                        exit,
                        oneLine(each.command())));
        details(each).forEach(line -> text.append("    ").append(line).append('\n'));
        if (each.standing() != Standing.SAME && each.exitCode().isPresent()) {
            pair(text, "- ", each.recorded());
            pair(text, "+ ", each.today());
        }
    }

    private static String oneLine(String command) {
        return command.replace("\n", " ↵ ");
    }

    /// Reason, rules and what it was then, each a line.
    List<String> details(Checked each) {
        var lines = new ArrayList<String>();
        each.judgement().why().ifPresent(why -> lines.add(reason(why)));
        if (!each.judgement().rules().isEmpty()) {
            lines.add(glossary.text("replay.rules", Map.of("rules", rules(each.judgement()))));
        }
        each.then()
                .ifPresent(then ->
                        lines.add(glossary.text("replay.then", Map.of("standing", standing(then.standing())))));
        return lines;
    }

    private void pair(StringBuilder text, String mark, String output) {
        List<String> lines =
                output.stripTrailing().lines().limit(MOST_LINES + 1L).toList();
        lines.stream()
                .limit(MOST_LINES)
                .forEach(line -> text.append("    ").append(mark).append(line).append('\n'));
        if (lines.size() > MOST_LINES) {
            text.append("    ").append(mark).append("…\n");
        }
    }

    String rules(Judgement judgement) {
        return judgement.rules().stream()
                .map(rule -> glossary.text(rule.key()))
                .collect(Collectors.joining(glossary.text("verdict.comma")));
    }

    String standing(Standing standing) {
        return glossary.text(standing.key());
    }

    String reason(Reason reason) {
        return glossary.text(reason.key(), reason.operands());
    }

    /// One line about the whole note.
    public String summary(CheckedNote checked) {
        var numbers = new java.util.HashMap<String, String>();
        for (Standing standing : Standing.values()) {
            numbers.put(name(standing), String.valueOf(checked.count(standing)));
        }
        numbers.put("total", String.valueOf(checked.commands().size()));
        numbers.put("remarks", String.valueOf(checked.remarks().size()));
        return checked.file() + ": " + glossary.text("replay.summary", numbers);
    }

    private static String name(Standing standing) {
        return standing == Standing.NOT_RUNNABLE
                ? "notRunnable"
                : standing.name().toLowerCase(Locale.ROOT);
    }
}
