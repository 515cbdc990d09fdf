package dev.linkbook.note;

import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the terms that a list item explains: at its beginning, inline code or words that look like terms.
final class CalloutReader {
    private static final Pattern CODE = Pattern.compile("(`++)(.+?)\\1(?!`)", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("-{0,2}[A-Za-z_][A-Za-z0-9_./+-]*+");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*+(?:[和与及或、,，/]|(?:and|or)\\b)\\s*+");
    private static final Pattern IDENTIFIER = Pattern.compile("-.*|.*[_.0-9/].*|[A-Z][A-Z0-9]+");
    /// What shows that the words before it were a term and no sentence: Chinese, a colon, a dash. Two blocks instead
    /// of `\p{IsHan}`, for which the JVM builds tables of all scripts.
    private static final Pattern AFTER_TERM = Pattern.compile("\\s*+(?:[\u3400-\u4dbf\u4e00-\u9fff]|[:：—–]|- )");
    private static final Pattern PHRASE = Pattern.compile("([^\\s:：`。，,.]++(?: [^\\s:：`。，,.]++){0,3})[:：]");
    /// Words that lead to the term: "the flag `-x`".
    private static final Pattern LEAD_IN = Pattern.compile("[^`\\n]{1,12}(?=`)");

    private final String text;
    private final Set<String> terms = new LinkedHashSet<>();
    private boolean doubtful;
    private int at;

    private CalloutReader(String markdown) {
        this.text = markdown.substring(0, Math.min(markdown.length(), 500)).replace("**", "");
    }

    static List<String> terms(String markdown) {
        var reader = new CalloutReader(markdown);
        reader.enumeration();
        if (reader.doubtful && !reader.lookingAt(AFTER_TERM)) {
            reader.terms.clear();
        }
        if (reader.terms.isEmpty()) {
            reader.otherBeginnings();
        }
        return new ArrayList<>(reader.terms);
    }

    private void enumeration() {
        boolean more = true;
        while (more && (code() || word())) {
            more = skip(SEPARATOR);
        }
    }

    private void otherBeginnings() {
        at = 0;
        Matcher phrase = matcher(PHRASE);
        if (phrase.lookingAt()) {
            terms.add(phrase.group(1).strip());
        } else if (skip(LEAD_IN)) {
            code();
        }
    }

    private boolean code() {
        Matcher matcher = matcher(CODE);
        if (!matcher.lookingAt()) {
            return false;
        }
        addCode(matcher.group(2).strip());
        at = matcher.end();
        return true;
    }

    private void addCode(String code) {
        terms.add(code);
        for (ShellWord word : ShellText.words(code)) {
            if (!word.isOperator() && !word.value().isBlank()) {
                terms.add(word.value());
                terms.addAll(List.of(word.value().strip().split("\\s+")));
            }
        }
    }

    private boolean word() {
        Matcher matcher = matcher(WORD);
        if (!matcher.lookingAt()) {
            return false;
        }
        String word = matcher.group().replaceAll("[.]$", "");
        doubtful |= !IDENTIFIER.matcher(word).matches();
        terms.add(word);
        at = matcher.end();
        return true;
    }

    private boolean skip(Pattern pattern) {
        Matcher matcher = matcher(pattern);
        boolean found = matcher.lookingAt();
        at = found ? matcher.end() : at;
        return found;
    }

    private boolean lookingAt(Pattern pattern) {
        return matcher(pattern).lookingAt();
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }
}
