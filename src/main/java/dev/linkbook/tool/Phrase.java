package dev.linkbook.tool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One rule of a grammar: a phrase with named groups, which become operands.
record Phrase(FragmentKind kind, Pattern pattern) {
    static Phrase of(FragmentKind kind, String pattern) {
        return new Phrase(kind, Pattern.compile(pattern, Pattern.DOTALL));
    }

    /// The first rule that knows the whole text.
    static Optional<Fragment> match(List<Phrase> rules, String text) {
        return rules.stream().flatMap(rule -> rule.match(text).stream()).findFirst();
    }

    private Optional<Fragment> match(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> operands = new HashMap<>();
        matcher.namedGroups().forEach((name, group) -> {
            if (matcher.group(group) != null) {
                operands.put(name, matcher.group(group));
            }
        });
        return Optional.of(new Fragment(kind, text, operands));
    }
}
