package dev.linkbook.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A recorded text held against another one: literally first, then by rules.
final class Comparison {
    private static final List<Rule> VARYING = rules(rule -> !rule.isVersion());
    private static final List<Rule> ALL = rules(_ -> true);

    private final String command;

    /// @param command the command that printed both
    Comparison(String command) {
        this.command = command;
    }

    private static List<Rule> rules(Predicate<Rule> wanted) {
        return List.of(Rule.values()).stream().filter(wanted).toList();
    }

    /// The rules that were needed to make the two texts one, none when they are literally the same; empty when no
    /// rules do. Blank lines at the end are the note's layout.
    Optional<List<Rule>> rules(String recorded, String today) {
        String was = trimmed(recorded);
        String is = trimmed(today);
        if (was.equals(is)) {
            return Optional.of(List.of());
        }
        if (LinePatterns.hasPattern(was) && LinePatterns.matches(was, is)) {
            return Optional.of(List.of(Rule.PATTERN));
        }
        return needed(VARYING, was, is).or(() -> needed(ALL, was, is));
    }

    /// A line without what varies.
    String plain(String line) {
        String plain = line;
        for (Rule rule : VARYING) {
            plain = rule.apply(command, plain);
        }
        return plain;
    }

    private Optional<List<Rule>> needed(List<Rule> rules, String was, String is) {
        if (!equal(rules, was, is)) {
            return Optional.empty();
        }
        var needed = new ArrayList<>(effective(rules, was, is));
        // The broadest rules stand last: where a narrow one will do, it is kept.
        for (Rule rule : List.copyOf(needed).reversed()) {
            needed.remove(rule);
            if (!equal(needed, was, is)) {
                needed.add(rule);
                needed.sort(null);
            }
        }
        return Optional.of(needed);
    }

    /// Without those that change neither text, which are most; trying each of them would take long with long outputs.
    private List<Rule> effective(List<Rule> rules, String was, String is) {
        var effective = new ArrayList<Rule>();
        String recorded = was;
        String today = is;
        for (Rule rule : rules) {
            String recordedThen = rule.apply(command, recorded);
            String todayThen = rule.apply(command, today);
            boolean changes = !recordedThen.equals(recorded) || !todayThen.equals(today);
            if (changes || rule == Rule.PATTERN) {
                effective.add(rule);
            }
            recorded = recordedThen;
            today = todayThen;
        }
        return effective;
    }

    private boolean equal(List<Rule> rules, String was, String is) {
        String recorded = was;
        String today = is;
        for (Rule rule : rules) {
            recorded = rule.apply(command, recorded);
            today = rule.apply(command, today);
        }
        return trimmed(recorded).equals(trimmed(today))
                || (rules.contains(Rule.PATTERN)
                        && LinePatterns.hasPattern(recorded)
                        && LinePatterns.matches(recorded, today));
    }

    private static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && Set.of('\n', '\r', ' ', '\t').contains(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
