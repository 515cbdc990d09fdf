package dev.linkbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a terminal or a page would act on is written out; what can be read stays.
class VisibleTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of("plain, 中文 — “x” é ✓ 😀", "plain, 中文 — “x” é ✓ 😀"),
                Arguments.of("a\n\tb", "a\n\tb"),
                Arguments.of("\u001b[31mred\u001b[0m", "\\x1b[31mred\\x1b[0m"),
                Arguments.of("\u0007\b\r\0\u007f", "\\x07\\x08\\x0d\\x00\\x7f"),
                Arguments.of("\u009b31m", "\\x9b31m"),
                Arguments.of("\u202egpj.exe\u202c", "\\u202egpj.exe\\u202c"),
                Arguments.of("\u2066a\u2069\u200f\u061c", "\\u2066a\\u2069\\u200f\\u061c"),
                Arguments.of("a\u200bb\u00adc\ufeff", "a\\u200bb\\xadc\\ufeff"),
                Arguments.of("\u2028\u2029", "\\u2028\\u2029"),
                Arguments.of("\ue000", "\\ue000"),
                Arguments.of("\ud800x", "\\ud800x"),
                Arguments.of(Character.toString(0xe0041), "\\ue0041"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void hiddenCharactersAreWrittenOut(String text, String visible) {
        assertThat(Visible.of(text)).isEqualTo(visible);
        assertThat(Visible.of(visible)).isEqualTo(visible);
    }

    @Test
    void noControlCharacterPasses() {
        for (int c = 0; c < 0xa0; c++) {
            String text = Character.toString(c);
            boolean shown = c == '\n' || c == '\t' || (c >= ' ' && c < 0x7f);
            assertThat(Visible.of(text).equals(text)).as("U+%04x", c).isEqualTo(shown);
        }
    }
}
