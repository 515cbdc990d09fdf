package dev.linkbook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellPlaceTest {
    /// Words of the command so far, and what has been typed of the next one.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ``                          ; COMMAND  ; ``           ; ``
            go bu                       ; ARGUMENT ; go           ; bu
            A=1 B=2 go bu               ; ARGUMENT ; go           ; bu
            export A=1 B                ; ARGUMENT ; export|A=1   ; B
            A=1 g                       ; COMMAND  ; ``           ; g
            ls > o                      ; FILE     ; ls           ; o
            ls > o x                    ; ARGUMENT ; ls           ; x
            `a | b`                     ; COMMAND  ; ``           ; b
            `a && (b`                   ; COMMAND  ; ``           ; b
            echo "a $(go bu             ; ARGUMENT ; go           ; bu
            echo `` `go bu              ; ARGUMENT ; go           ; bu
            cat <<E\\nx $(go bu         ; ARGUMENT ; go           ; bu
            cat <<E\\ngo bu             ; OTHER    ; ``           ; ``
            cat <<'E'\\n$(go bu         ; OTHER    ; ``           ; ``
            # go bu                     ; OTHER    ; ``           ; ``
            go # bu                     ; OTHER    ; ``           ; ``
            for i                       ; OTHER    ; ``           ; i
            for i in b                  ; FILE     ; ``           ; b
            `for i in b; do l`          ; COMMAND  ; ``           ; l
            case b                      ; OTHER    ; ``           ; b
            case b in c                 ; OTHER    ; ``           ; c
            case b in c) l              ; COMMAND  ; ``           ; l
            [[ -f b                     ; FILE     ; ``           ; b
            `for i in b; l`             ; OTHER    ; ``           ; l
            f() { l                     ; COMMAND  ; ``           ; l
            function f                  ; OTHER    ; ``           ; f
            time l                      ; COMMAND  ; ``           ; l
            echo $((a                   ; OTHER    ; ``           ; ``
            echo ${a                    ; OTHER    ; ``           ; ``
            go build -ldflags "-s -ext  ; ARGUMENT ; go|build|-ldflags ; "-s -ext
            """)
    void whatStandsInFront(String text, String kind, String words, String typed) {
        ShellPlace place = ShellPlace.of(text.replace("\\n", "\n"));
        assertThat(place.kind()).isEqualTo(ShellPlace.Kind.valueOf(kind));
        if (place.kind() != ShellPlace.Kind.OTHER) {
            assertThat(place.words()).isEqualTo(words.isEmpty() ? List.of() : List.of(words.split("\\|", -1)));
            assertThat(place.typed()).isEqualTo(typed);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            echo "$A        ; true
            echo $A         ; true
            echo $((A       ; true
            cat <<E\\n$A    ; true
            echo '$A        ; false
            echo $'$A       ; false
            echo \\         ; false
            # $A            ; false
            cat <<'E'\\n$A  ; false
            cat <<\\E\\n$A  ; false
            """)
    void whereVariablesAre(String text, boolean expands) {
        assertThat(ShellPlace.of(text.replace("\\n", "\n")).expands()).isEqualTo(expands);
    }

    /// The other judge is bash: what is offered it does not refuse, and of what closes something it refuses the rest.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a; ",
                "a | ",
                "if ",
                "if a; ",
                "if a; then ",
                "if a; then b; ",
                "if a; then b; else ",
                "while a; ",
                "if (a) ",
                "if a; then b\n",
                "if a; then b; elif ",
                "if a; then b; elif c; ",
                "while ",
                "until a; do b; ",
                "for ",
                "for i ",
                "for i in a; ",
                "for i in a; do ",
                "for i; do a; ",
                "case a ",
                "case a in ",
                "{ ",
                "{ a; ",
                "(a; ",
                "case a in b) ",
                "case a in b) c;; ",
                "! ",
                "time ",
                "f() ",
                "[[ a ",
                "echo ",
                "a > ",
                "if a; then (b; ",
                "for i in ",
                "select i in a; ",
                "while a; do { b; } ",
                "function f "
            })
    void keywordsAreThoseThatBashTakes(String text) throws Exception {
        ShellPlace place = ShellPlace.of(text);
        for (String keyword : Reserved.keywords().toList()) {
            boolean refused = Bash.refuses(text, keyword);
            if (place.keywords().contains(keyword)) {
                assertThat(refused).as(text + keyword).isFalse();
            } else if (Reserved.closes(keyword) && place.kind() == ShellPlace.Kind.COMMAND) {
                assertThat(refused).as(text + keyword).isTrue();
            }
        }
    }

    @Test
    void keywordsAreOffered() {
        assertThat(Stream.of("if a; ", "for i in a; do b; ", "case a ", "[[ a ")
                        .map(text -> ShellPlace.of(text).keywords()))
                .satisfiesExactly(
                        words -> assertThat(words).contains("then", "while").doesNotContain("fi", "do"),
                        words -> assertThat(words).contains("done", "if").doesNotContain("do", "then"),
                        words -> assertThat(words).containsExactly("in"),
                        words -> assertThat(words).containsExactly("]]"));
    }
}
