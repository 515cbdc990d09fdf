package dev.linkbook.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which glibc each distribution has: `distributions.tsv`, with the source and date of each row.
final class Distributions {
    /// @param family `Debian`
    /// @param release `12`
    /// @param glibc `2.36`
    record Row(String family, String release, GlibcVersion glibc) {
        String name() {
            return family + " " + release;
        }
    }

    private final List<Row> rows;

    private Distributions(List<Row> rows) {
        this.rows = rows;
    }

    static Distributions load() {
        try (InputStream in = Distributions.class.getResourceAsStream("/dev/linkbook/distributions.tsv")) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: distributions.tsv");
            }
            var rows = new ArrayList<Row>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] cells = line.split("\t", -1);
                    rows.add(new Row(
                            cells[0], cells[1], GlibcVersion.parse(cells[2]).orElseThrow()));
                }
            }
            return new Distributions(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    /// Of each family the oldest release that has at least this version; rows are in order of age.
    List<String> oldestWith(GlibcVersion least) {
        Map<String, String> oldest = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.glibc.compareTo(least) >= 0)
                .forEach(row -> oldest.putIfAbsent(row.family, row.name()));
        return List.copyOf(oldest.values());
    }

    /// Of each family the newest release that has less than this version.
    List<String> newestWithout(GlibcVersion least) {
        Map<String, String> newest = new LinkedHashMap<>();
        rows.stream().filter(row -> row.glibc.compareTo(least) < 0).forEach(row -> newest.put(row.family, row.name()));
        return List.copyOf(newest.values());
    }
}
