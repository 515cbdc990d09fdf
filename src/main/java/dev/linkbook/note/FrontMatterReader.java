package dev.linkbook.note;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.parser.Parser;

/// Finds the front matter and reads it. Only lines that look like YAML are front matter; two rules with prose
/// between them are prose.
final class FrontMatterReader {
    private static final Pattern FENCE = Pattern.compile("\ufeff?---[ \\t]*");
    private static final Pattern END = Pattern.compile("(---|\\.\\.\\.)[ \\t]*");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]++:(\\s.*)?");
    private static final Pattern OTHER = Pattern.compile("\\s*|[ \\t].*|#.*|-[ \\t].*");

    private FrontMatterReader() {}

    /// How many lines it has, with its two fences; 0 when there is none.
    static int lines(Lines lines) {
        if (!FENCE.matcher(lines.text(0)).matches()) {
            return 0;
        }
        boolean hasKey = false;
        for (int line = 1; line < lines.count(); line++) {
            String text = lines.text(line);
            if (END.matcher(text).matches()) {
                return hasKey ? line + 1 : 0;
            }
            boolean key = KEY.matcher(text).matches();
            if (!key && !OTHER.matcher(text).matches()) {
                return 0;
            }
            hasKey |= key;
        }
        return 0;
    }

    static Map<String, List<String>> values(String block) {
        String text = block.startsWith("\ufeff") ? block.substring(1) : block;
        var parser = Parser.builder()
                .extensions(List.of(YamlFrontMatterExtension.create()))
                .build();
        var visitor = new YamlFrontMatterVisitor();
        parser.parse(text).accept(visitor);
        var values = new LinkedHashMap<String, List<String>>();
        visitor.getData().forEach((key, found) -> values.put(key, List.copyOf(found)));
        return values;
    }
}
