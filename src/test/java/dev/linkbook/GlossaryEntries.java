package dev.linkbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The entries of all files of the glossary, as they stand there.
final class GlossaryEntries {
    private GlossaryEntries() {}

    record Entry(String heading, List<String> en, List<String> zh) {
        String key() {
            return heading.split(" ", 2)[0];
        }
    }

    static List<Entry> all() {
        var entries = new ArrayList<Entry>();
        for (String file : List.of(
                "file", "ldd", "go", "check", "verdict", "page", "command", "shown", "replay", "property", "term")) {
            for (String line :
                    resource("/dev/linkbook/glossary/" + file + ".md").lines().toList()) {
                if (line.startsWith("## ")) {
                    entries.add(new Entry(line.substring(3), new ArrayList<>(), new ArrayList<>()));
                } else if (line.startsWith("en: ")) {
                    entries.getLast().en.add(line.substring(4));
                } else if (line.startsWith("zh: ")) {
                    entries.getLast().zh.add(line.substring(4));
                }
            }
        }
        return entries;
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(GlossaryEntries.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
