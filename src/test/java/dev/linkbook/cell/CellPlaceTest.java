package dev.linkbook.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellPlaceTest {
    /// The place is the ^; what is found begins at the |, or at the ^.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            |go bu^                                  ; Shell
            !|go bu^                                 ; Shell
              !|go bu^ x                             ; Shell
            |%he^                                    ; Command
              |%he^                                  ; Command
            |%cd x^\\necho                           ; Command
            %cd x|\\nls ^y                           ; Shell
            %cd x\\n  |%env A^\\nls                  ; Command
            %cd x\\n%env A=1|\\nls ^y                ; Shell
            %cd x\\n!|ls ^y                          ; Shell
            |%time^                                  ; Command
            |%timer x^                               ; Command
            %time| go bu^                            ; Shell
            %time |%where x^                         ; Command
            %time|\\npackage ma^in                   ; Go
            |package main\\n^                        ; Go
            %cd x|\\n\\n// a\\npackage main\\nf^     ; Go
            %cd x\\n%time|\\npackage main\\n%d^      ; Go
            |%%go -race^\\npackage main              ; Command
            %%go -race\\n|pack^age main              ; Go
            %time %%go\\n|^\\npackage main           ; Go
            %%sh\\n|ls^                              ; Shell
            |%%writefile a.go^\\npackage             ; Command
            |echo\\n%he^                             ; Shell
            """)
    void theParserReadsTheSame(String marked, String kind) {
        String text = marked.replace("\\n", "\n");
        String cell = text.replace("^", "").replace("|", "");
        int at = text.replace("|", "").indexOf('^');
        CellPlace place = CellPlace.of(cell, at);
        assertThat(place.getClass().getSimpleName()).isEqualTo(kind);
        int start = text.replace("^", "").indexOf('|');
        switch (place) {
            case CellPlace.Go(Cell.Go program, int found) -> {
                assertThat(found).isEqualTo(start);
                assertThat(cell.substring(found)).isEqualTo(program.source());
                assertThat(innermost(CellParser.parse(cell)))
                        .isInstanceOfSatisfying(
                                Cell.Go.class,
                                go -> assertThat(go.source().strip())
                                        .isEqualTo(program.source().strip()));
            }
            case CellPlace.Shell(int found) -> {
                assertThat(found).isEqualTo(start);
                assertThat(innermost(CellParser.parse(cell)))
                        .isInstanceOfSatisfying(
                                Cell.Shell.class,
                                shell -> assertThat(shell.script().strip())
                                        .isEqualTo(cell.substring(found).strip()));
            }
            case CellPlace.Command(String line, int found) -> {
                assertThat(found).isEqualTo(start);
                assertThat(line).startsWith("%").doesNotContain("\n");
            }
            case CellPlace.Text() -> assertThat(start).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @CsvSource({"'%%writefile a\npackage main', 20", "'%%nosuch\nls', 11", "'%%go x.c\npackage main', 15"})
    void whatIsOnlySaved(String cell, int at) {
        assertThat(CellPlace.of(cell, at)).isEqualTo(new CellPlace.Text());
    }

    private static Cell innermost(Cell cell) {
        return switch (cell) {
            case Cell.Then(var _, Cell rest) -> innermost(rest);
            case Cell.Timed(Cell timed) -> innermost(timed);
            case Cell.Go _, Cell.Shell _, Cell.Command _, Cell.WriteFile _, Cell.Empty _, Cell.Invalid _ -> cell;
        };
    }
}
