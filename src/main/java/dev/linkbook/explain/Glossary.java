package dev.linkbook.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The texts of `glossary/*.md` in one language. An entry reads
///
///     ## file.elf-class order=LSB
///     en: an ELF file; {bits}-bit; least significant byte first
///     zh: ELF 文件；{bits} 位；低位字节在前
///
/// `order=LSB` is a condition on an operand; the entry with the most conditions that hold is taken. `{bits}`
/// is replaced by that operand, `{space}` by a blank at an end, which Markdown editors would drop. Lines that are
/// neither heading nor text are for people who read the file.
public final class Glossary {
    /// Files of the glossary, without `.md`.
    static final List<String> FILES =
            List.of("file", "ldd", "go", "check", "verdict", "page", "command", "shown", "replay", "property", "term");

    private static final List<String> USUAL = List.of("shown", "verdict", "property", "file", "page");
    private static final String HEADING = "## ";

    /// File -> key -> texts. Each file is read when one of its keys is asked for: explaining a program needs half.
    private final Map<String, Map<String, List<Entry>>> entries = new ConcurrentHashMap<>();
    private final Lang lang;

    private record Entry(Map<String, String> conditions, String text) {
        boolean holds(Map<String, String> operands) {
            for (var condition : conditions.entrySet()) {
                if (!condition.getValue().equals(operands.get(condition.getKey()))) {
                    return false;
                }
            }
            return true;
        }
    }

    private Glossary(Lang lang) {
        this.lang = lang;
    }

    /// The texts of that language.
    public static Glossary load(Lang lang) {
        return new Glossary(lang);
    }

    /// The language of the texts.
    public Lang lang() {
        return lang;
    }

    /// The text for a key, with its operands filled in.
    ///
    /// @throws IllegalArgumentException when the glossary has no such entry: a mistake in Linkbook, which a
    ///     test over all keys looks for
    public String text(String key, Map<String, String> operands) {
        return find(key, operands)
                .orElseThrow(() -> new IllegalArgumentException("no glossary entry: " + key + " " + operands));
    }

    /// The text for a key without operands.
    public String text(String key) {
        return text(key, Map.of());
    }

    /// The text for a key, if there is one.
    public Optional<String> find(String key, Map<String, String> operands) {
        Entry best = null;
        for (Entry entry : entriesOf(key)) {
            if (entry.holds(operands) && (best == null || entry.conditions.size() > best.conditions.size())) {
                best = entry;
            }
        }
        return Optional.ofNullable(best).map(entry -> filled(entry.text, operands));
    }

    /// Reads the files that every explanation of a program needs.
    void readUsual() {
        USUAL.forEach(this::entriesIn);
    }

    /// A key begins with the name of its file; those of messages stand with the headings.
    private List<Entry> entriesOf(String key) {
        String first = key.substring(0, Math.max(0, key.indexOf('.')));
        String file = first.equals("message") ? "page" : first;
        return FILES.contains(file) ? entriesIn(file).getOrDefault(key, List.of()) : List.of();
    }

    private Map<String, List<Entry>> entriesIn(String file) {
        // First without a lock: any number of threads may ask.
        Map<String, List<Entry>> known = entries.get(file);
        return known != null ? known : entries.computeIfAbsent(file, name -> read(resource(name)));
    }

    private static String filled(String text, Map<String, String> operands) {
        var filled = new StringBuilder();
        int at = 0;
        while (true) {
            int open = text.indexOf('{', at);
            int close = text.indexOf('}', Math.max(open, 0));
            if (open < 0 || close < 0) {
                return filled.append(text, at, text.length()).toString();
            }
            String name = text.substring(open + 1, close);
            filled.append(text, at, open)
                    .append(name.equals("space") ? " " : operands.getOrDefault(name, "{" + name + "}"));
            at = close + 1;
        }
    }

    /// At the start of a program this runs uncompiled, so it touches each character as seldom as it can.
    private Map<String, List<Entry>> read(String markdown) {
        var entries = new HashMap<String, List<Entry>>();
        String prefix = lang.name().toLowerCase(Locale.ROOT) + ": ";
        String[] heading = {""};
        int end;
        for (int at = 0; at < markdown.length(); at = end + 1) {
            end = lineEnd(markdown, at);
            if (markdown.startsWith(HEADING, at)) {
                heading = markdown.substring(at + HEADING.length(), end).strip().split(" ", -1);
            } else if (markdown.startsWith(prefix, at)) {
                String text = markdown.substring(at + prefix.length(), end).strip();
                entries.computeIfAbsent(heading[0], _ -> new ArrayList<>()).add(new Entry(conditions(heading), text));
            }
        }
        return entries;
    }

    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private static Map<String, String> conditions(String[] words) {
        if (words.length == 1) {
            return Map.of();
        }
        var conditions = new HashMap<String, String>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            conditions.put(
                    words[i].substring(0, equals),
                    words[i].substring(equals + 1).replace('+', ' '));
        }
        return conditions;
    }

    static String resource(String file) {
        try (InputStream in = Glossary.class.getResourceAsStream("/dev/linkbook/glossary/" + file + ".md")) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: glossary/" + file + ".md");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
