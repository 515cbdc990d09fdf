package dev.linkbook.report;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The two marks of Markdown that the glossary's and a note's short texts use: `code` and [links](url).
public final class Inline {
    private static final Pattern MARK = Pattern.compile("`([^`]++)`|\\[([^\\]]++)\\]\\([^)]*+\\)|\\*\\*([^*]++)\\*\\*");

    private Inline() {}

    /// Code as `<code>`, which may break where a narrow window needs it; of a link its words; everything else escaped.
    public static String html(String markdown) {
        return replace(
                markdown,
                Html::escape,
                code -> "<code style=\"overflow-wrap:break-word\">" + Html.escape(code) + "</code>");
    }

    /// The words without marks.
    public static String plain(String markdown) {
        return replace(markdown, Visible::of, Visible::of);
    }

    /// The same, with hidden characters kept: for JSON, which has escapes of its own.
    static String unmarked(String markdown) {
        return replace(markdown, UnaryOperator.identity(), UnaryOperator.identity());
    }

    private static String replace(String markdown, UnaryOperator<String> words, UnaryOperator<String> code) {
        if (markdown.indexOf('`') < 0 && markdown.indexOf('[') < 0 && markdown.indexOf('*') < 0) {
            return words.apply(markdown);
        }
        var text = new StringBuilder();
        int at = 0;
        Matcher mark = MARK.matcher(markdown);
        while (mark.find()) {
            text.append(words.apply(markdown.substring(at, mark.start())));
            if (mark.group(1) != null) {
                text.append(code.apply(mark.group(1)));
            } else {
                text.append(words.apply(mark.group(2) != null ? mark.group(2) : mark.group(3)));
            }
            at = mark.end();
        }
        return text.append(words.apply(markdown.substring(at))).toString();
    }
}
