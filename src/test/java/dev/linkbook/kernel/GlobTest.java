package dev.linkbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    /// As SQLite answers `text GLOB pattern`.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            ``,          ``,     true
            ``,          a,      false
            *,           ``,     true
            a?c,         abc,    true
            a*c*,        abcd,   true
            a*c,         abcd,   false
            [a-c]x,      bx,     true
            [a-c]x,      dx,     false
            [^a-c]x,     dx,     true
            [^a-c]x,     ax,     false
            []]x,        ]x,     true
            [^]]x,       ]x,     false
            [a-]x,       -x,     true
            *[0-9],      abc7,   true
            *[0-9],      abc,    false
            [静态]*,      静态,    true
            """)
    void patterns(String pattern, String text, boolean matches) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(matches);
    }

    @Test
    void aHostilePatternKeepsNobodyBusy() {
        String text = "a".repeat(20_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(Glob.matches("*a".repeat(2_000) + "[^a]" + "[".repeat(2_000), text))
                        .isFalse());
    }
}
