package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.binary.Place;
import dev.linkbook.binary.VersionNeed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Versions are compared number by number, not letter by letter.
class GlibcVersionTest {
    @ParameterizedTest
    @CsvSource({"2.4,2.34", "2.2.5,2.3", "2.3,2.3.4", "2.9,2.10", "2.34,2.41", "2.41,3.0", "1.99,2.0"})
    void theFirstIsOlder(String older, String newer) {
        assertThat(version(older)).isLessThan(version(newer));
        assertThat(version(newer)).isGreaterThan(version(older));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.34", "2.2.5", "2.4"})
    void itIsWrittenAsItWasRead(String text) {
        assertThat(version(text)).hasToString(text).isEqualByComparingTo(version(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "2.", ".2", "2.3.4.5", "2.x", "PRIVATE", "2.34 ", "99999.1", "-1.2"})
    void otherTextsAreNoVersion(String text) {
        assertThat(GlibcVersion.parse(text)).isEmpty();
    }

    static Stream<Arguments> needs() {
        return Stream.of(
                Arguments.of(List.of("GLIBC_2.4", "GLIBC_2.34", "GLIBC_2.2.5"), Optional.of("GLIBC_2.34")),
                Arguments.of(List.of("GLIBC_PRIVATE", "GLIBC_2.4"), Optional.of("GLIBC_2.4")),
                Arguments.of(List.of("GLIBC_ABI_DT_RELR", "GCC_3.0", "LIBSSL_3.0.0"), Optional.empty()),
                Arguments.of(List.of(), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("needs")
    void theNewestOfTheNeeds(List<String> versions, Optional<String> newest) {
        List<VersionNeed> needs = versions.stream()
                .map(version -> new VersionNeed("libc.so.6", version, false, new Place("", 0, 0)))
                .toList();
        assertThat(GlibcVersion.newest(needs).map(VersionNeed::version)).isEqualTo(newest);
    }

    @Test
    void aSymbolOfAnotherLibraryHasNone() {
        assertThat(GlibcVersion.ofSymbol(new VersionNeed("libgcc_s.so.1", "GCC_3.0", false, new Place("", 0, 0))))
                .isEmpty();
    }

    private static GlibcVersion version(String text) {
        return GlibcVersion.parse(text).orElseThrow();
    }
}
