package dev.linkbook.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The words are those that Go's cmd/internal/quoted.Split gives (worked out by hand from its rules).
class QuotedWordsTest {
    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("  \t\r\n", List.of()),
                Arguments.of("-s", List.of("-s")),
                Arguments.of(" -s\t-w \n", List.of("-s", "-w")),
                Arguments.of("-extldflags \"-static -fpic\"", List.of("-extldflags", "-static -fpic")),
                Arguments.of("-extldflags '-static -fpic'", List.of("-extldflags", "-static -fpic")),
                Arguments.of("-X 'a.b=c \"d\" e'", List.of("-X", "a.b=c \"d\" e")),
                // a quote inside a word is nothing special
                Arguments.of("-extldflags=\"-static -fpic\"", List.of("-extldflags=\"-static", "-fpic\"")),
                Arguments.of("it's a", List.of("it's", "a")),
                // behind the closing quote a new word begins
                Arguments.of("'a'b", List.of("a", "b")),
                Arguments.of("'a'\"b\"", List.of("a", "b")),
                Arguments.of("'' a \"\"", List.of("", "a", "")),
                // there are no escapes
                Arguments.of("'a\\' b", List.of("a\\", "b")),
                Arguments.of("a\\ b", List.of("a\\", "b")),
                Arguments.of("a\u00a0b", List.of("a\u00a0b")),
                // Go refuses an unterminated quote; here the rest is a word, so that it can be shown
                Arguments.of("'a b", List.of("a b")));
    }

    @ParameterizedTest
    @MethodSource("words")
    void wordsAreThoseOfGo(String text, List<String> words) {
        assertThat(everySecond(QuotedWords.split(text))).isEqualTo(words);
    }

    @Test
    void anyTextJoinedIsItself() {
        Samples.random(List.of("a", "'", "\"", " ", "\t", "-static", "\\", "="), 20_000)
                .forEach(text -> {
                    List<String> pieces = QuotedWords.split(text);
                    assertThat(String.join("", pieces)).isEqualTo(text);
                    assertThat(pieces.size() % 2).isOne();
                });
    }

    private static List<String> everySecond(List<String> pieces) {
        var words = new ArrayList<String>();
        for (int i = 1; i < pieces.size(); i += 2) {
            words.add(pieces.get(i));
        }
        return words;
    }
}
