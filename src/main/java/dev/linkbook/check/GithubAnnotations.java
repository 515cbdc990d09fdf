package dev.linkbook.check;

import java.util.List;
import java.util.stream.Stream;

/// What a check found, as workflow commands that GitHub shows beside the lines of the note.
public final class GithubAnnotations {
    private final CheckText words;
    private final boolean frozen;

    /// @param frozen whether every difference is an error
    public GithubAnnotations(CheckText words, boolean frozen) {
        this.words = words;
        this.frozen = frozen;
    }

    /// A line for each command that does not hold, and for each remark.
    public String render(CheckedNote note) {
        var text = new StringBuilder();
        for (Checked each : note.commands()) {
            if (!each.standing().holds()) {
                String level = Outcomes.fails(each.standing(), frozen) ? "error" : "warning";
                text.append(line(level, note.file(), each.line(), words.standing(each.standing()), message(each)));
            }
        }
        for (Remark remark : note.remarks()) {
            String level = Outcomes.fails(remark) ? "error" : "warning";
            text.append(line(level, note.file(), remark.line(), "linkbook", List.of(words.reason(remark.reason()))));
        }
        return text.toString();
    }

    private List<String> message(Checked each) {
        return Stream.of(
                        Stream.of("$ " + each.command()),
                        words.details(each).stream(),
                        Stream.of(
                                "recorded:",
                                each.recorded().stripTrailing(),
                                "today:",
                                each.today().stripTrailing()))
                .flatMap(lines -> lines)
                .toList();
    }

    private static String line(String level, String file, int line, String title, List<String> message) {
        return "::%s file=%s,line=%d,title=%s::%s%n"
                .formatted(level, property(file), line, property(title), data(String.join("\n", message)));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
