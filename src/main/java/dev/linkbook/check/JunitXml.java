package dev.linkbook.check;

import java.util.List;
import java.util.Locale;

/// What a check found, as JUnit XML: a suite a note, a case a command or a remark.
public final class JunitXml {
    private final CheckText words;
    private final boolean frozen;

    /// @param frozen whether every difference is a failure, also one by version or environment
    public JunitXml(CheckText words, boolean frozen) {
        this.words = words;
        this.frozen = frozen;
    }

    /// The whole document.
    public String render(List<CheckedNote> notes) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        notes.forEach(note -> suite(xml, note));
        return xml.append("</testsuites>\n").toString();
    }

    private void suite(StringBuilder xml, CheckedNote note) {
        long failures = note.commands().stream()
                        .filter(each -> Outcomes.fails(each.standing(), frozen))
                        .count()
                + note.remarks().stream().filter(Outcomes::fails).count();
        long skipped = note.commands().stream().filter(this::isSkipped).count()
                + note.remarks().stream()
                        .filter(remark -> !Outcomes.fails(remark))
                        .count();
        xml.append("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\">%n"
                .formatted(
                        escape(note.file()),
                        note.commands().size() + note.remarks().size(),
                        failures,
                        skipped));
        note.commands().forEach(each -> command(xml, note.file(), each));
        for (Remark remark : note.remarks()) {
            open(xml, note.file(), remark.line(), words.reason(remark.reason()), 0);
            xml.append(Outcomes.fails(remark) ? "      <failure message=\"" : "      <skipped message=\"")
                    .append(escape(words.reason(remark.reason())))
                    .append("\"/>\n    </testcase>\n");
        }
        xml.append("  </testsuite>\n");
    }

    private boolean isSkipped(Checked each) {
        return !each.standing().holds() && !Outcomes.fails(each.standing(), frozen);
    }

    private void command(StringBuilder xml, String file, Checked each) {
        open(xml, file, each.line(), each.command(), each.duration().toMillis());
        String message = escape(String.join(
                "; ",
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(words.standing(each.standing())),
                                words.details(each).stream())
                        .toList()));
        if (Outcomes.fails(each.standing(), frozen)) {
            xml.append("      <failure message=\"")
                    .append(message)
                    .append("\">")
                    .append(escape("recorded:\n" + each.recorded() + "\ntoday:\n" + each.today()))
                    .append("</failure>\n");
        } else if (isSkipped(each)) {
            xml.append("      <skipped message=\"").append(message).append("\"/>\n");
        }
        xml.append("    </testcase>\n");
    }

    private static void open(StringBuilder xml, String file, int line, String name, long millis) {
        xml.append("    <testcase classname=\"%s\" name=\"line %d: %s\" file=\"%s\" line=\"%d\" time=\"%s\">%n"
                .formatted(
                        escape(file),
                        line,
                        escape(name),
                        escape(file),
                        line,
                        String.format(Locale.ROOT, "%.3f", millis / 1000.0)));
    }

    /// For an attribute or a text. XML 1.0 has no way to write most control characters.
    static String escape(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n' -> escaped.append("&#10;");
                case '\t' -> escaped.append("&#9;");
                default -> escaped.appendCodePoint(isXml(point) ? point : 0xfffd);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int point) {
        return (point >= 0x20 && point < 0xd800) || (point >= 0xe000 && point < 0xfffe) || point > 0xffff;
    }
}
