package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of distributions, and what is read off it.
class DistributionsTest {
    private final Distributions distributions = Distributions.load();

    static Stream<Arguments> versions() {
        return Stream.of(
                Arguments.of(
                        "2.34",
                        List.of("Debian 12", "Ubuntu 22.04", "RHEL 9", "Amazon Linux 2023"),
                        List.of("Debian 11", "Ubuntu 20.04", "RHEL 8", "Amazon Linux 2")),
                Arguments.of("2.4", List.of("Debian 10", "Ubuntu 18.04", "RHEL 7", "Amazon Linux 2"), List.of()),
                Arguments.of(
                        "2.27",
                        List.of("Debian 10", "Ubuntu 18.04", "RHEL 8", "Amazon Linux 2023"),
                        List.of("RHEL 7", "Amazon Linux 2")),
                Arguments.of(
                        "2.40",
                        List.of("Debian 13", "Ubuntu 26.04"),
                        List.of("Debian 12", "Ubuntu 24.04", "RHEL 10", "Amazon Linux 2023")),
                Arguments.of("2.99", List.of(), List.of("Debian 13", "Ubuntu 26.04", "RHEL 10", "Amazon Linux 2023")));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void oneReleaseOfEachFamily(String least, List<String> oldestWith, List<String> newestWithout) {
        GlibcVersion version = GlibcVersion.parse(least).orElseThrow();
        assertThat(distributions.oldestWith(version)).isEqualTo(oldestWith);
        assertThat(distributions.newestWithout(version)).isEqualTo(newestWithout);
    }

    /// What the two look-ups rest on.
    @Test
    void rowsOfAFamilyRunFromOldToNew() {
        var last = new HashMap<String, GlibcVersion>();
        for (Distributions.Row row : distributions.rows()) {
            GlibcVersion before = last.put(row.family(), row.glibc());
            if (before != null) {
                assertThat(row.glibc()).as(row.name()).isGreaterThan(before);
            }
        }
        assertThat(last.keySet()).containsExactlyInAnyOrder("Debian", "Ubuntu", "RHEL", "Amazon Linux");
    }

    /// The file's promise: source and date of each row.
    @Test
    void eachRowHasItsSourceAndDate() throws Exception {
        try (var in = Distributions.class.getResourceAsStream("/dev/linkbook/distributions.tsv")) {
            assertThat(in).isNotNull();
            List<String> rows = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertThat(rows)
                    .hasSameSizeAs(distributions.rows())
                    .allMatch(row -> row.matches("[^\t]+\t[^\t]+\t\\d+\\.\\d+\t[^\t]{10,}\t\\d{4}-\\d\\d-\\d\\d"));
        }
    }
}
