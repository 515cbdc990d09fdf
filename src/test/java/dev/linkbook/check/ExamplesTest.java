package dev.linkbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.note.NoteReader;
import dev.linkbook.notebook.Item;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which examples of a note are independent, and that they run side by side then.
class ExamplesTest {
    /// A note of examples, given as their commands; `;;` stands between examples, `/n/` for a line break.
    private static String note(String examples) {
        var text = new StringBuilder("Words.\n\n");
        int number = 1;
        for (String commands : examples.split(";;", -1)) {
            text.append("%d. Example\n\n```sh\n$ %s\n```\n\n"
                    .formatted(number++, commands.strip().replace("/n/", "\n")));
        }
        return text.toString();
    }

    private static List<List<Item>> plans(String source) {
        return Examples.plans(NoteReader.parse(source, "n.md", SeedCheckTest.EXISTS), true);
    }

    private static List<Integer> lines(List<Item> part) {
        return part.stream()
                .filter(Item.Run.class::isInstance)
                .map(item -> (item.line() + 1) / 6)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            echo a ;; echo a                                 | [[1], [2]]
            echo a > f ;; cat g                              | [[1], [2]]
            echo a > f ;; cat f                              | [[1, 2]]
            echo a > f ;; echo b ;; cat ./f                  | [[2], [1, 3]]
            mkdir d ;; touch d/x ;; sleep 1                  | [[1, 2], [3]]
            touch a ;; touch b ;; cmp a b                    | [[1, 2, 3]]
            x=1 ;; echo $x ;; echo y                         | [[1, 2], [3]]
            touch b ;; touch a ;; cat a ;; cat a b           | [[1, 2, 3, 4]]
            x=f ;; touch f ;; echo y                         | [[1, 2], [3]]
            file /bin/ls ;; file /bin/sh                     | [[1], [2]]
            echo a > /tmp/x ;; cat /tmp/x                    | [[1, 2]]
            go version ;; go env GOOS                        | [[1], [2]]
            cat <<E > a/n/x/n/E ;; cat <<E > b/n/x/n/E       | [[1], [2]]
            ls ;; echo a                                     | [[1, 2]]
            echo * ;; echo a                                 | [[1, 2]]
            echo '*' ;; echo a                               | [[1], [2]]
            cat $x ;; echo a                                 | [[1, 2]]
            cat * ;; echo a                                  | [[1, 2]]
            cat .. ;; echo a                                 | [[1, 2]]
            cat a/../b ;; echo a                             | [[1, 2]]
            cd x ;; echo a                                   | [[1, 2]]
            export A=1 ;; echo a                             | [[1, 2]]
            CC=gcc ;; echo a                                 | [[1, 2]]
            PATH=x ;; echo a                                 | [[1, 2]]
            set -e ;; echo a                                 | [[1, 2]]
            f() { true; } ;; echo a                          | [[1, 2]]
            sleep 1 & ;; echo a                              | [[1, 2]]
            echo $? ;; echo a                                | [[1, 2]]
            echo $HOME ;; echo a                             | [[1, 2]]
            echo $(ls) ;; echo a                             | [[1, 2]]
            echo `ls` ;; echo a                              | [[1, 2]]
            echo $(cat f) ;; touch f ;; true                 | [[1, 2], [3]]
            ./tool ;; echo a                                 | [[1, 2]]
            go build ;; echo a                               | [[1, 2]]
            go build x.go ;; echo a                          | [[1, 2]]
            go env -w A=1 ;; echo a                          | [[1, 2]]
            grep -r x ;; echo a                              | [[1, 2]]
            file -f list ;; echo a                           | [[1, 2]]
            printf -v x y ;; echo a                          | [[1, 2]]
            > f cat g ;; echo a                              | [[1, 2]]
            """)
    void whatSharesNothingIsApart(String examples, String parts) {
        assertThat(plans(note(examples)).stream().map(ExamplesTest::lines)).hasToString(parts.isEmpty() ? "" : parts);
    }

    private static String program(String name, String text) {
        return """
                ## %1$s

                ```go %1$s.go
                package main

                import "os"

                func main() { os.Stdout.WriteString(%2$s) }
                ```

                ```sh
                $ go build %1$s.go
                $ ./%1$s
                hello
                $ file %1$s | wc -l
                1
                ```

                """.formatted(name, text);
    }

    @Test
    void aProgramBelongsToItsExample() {
        String one = program("one", "\"hello\\n\"");
        String two = program("two", "\"hello\\n\"");
        assertThat(plans(one + two)).hasSize(2);
        assertThat(plans(one + two + "## More\n\n```sh\n$ ./one\n```\n")).hasSize(1);
        assertThat(plans(one + program("two", "os.Args[0] + \"one\""))).hasSize(1);
        assertThat(plans(one + program("two", "os.Getwd()"))).hasSize(1);
    }

    @Test
    void sideBySideSaysWhatOneAfterTheOtherSays() throws IOException {
        String source =
                program("one", "\"hello\\n\"") + program("two", "\"hullo\\n\"") + "<!-- check: two is dynamic -->\n";
        CheckedNote apart = check(source, 4);
        assertThat(SeedCheckTest.rows(apart))
                .isEqualTo(SeedCheckTest.rows(check(source, 1)))
                .containsExactly("12 same", "13 same", "15 same", "30 same", "31 wrong differs", "33 same");
        assertThat(SeedCheckTest.remarks(apart))
                .isEqualTo(SeedCheckTest.remarks(check(source, 1)))
                .hasSize(1);
    }

    @Test
    void independentExamplesTakeNoLongerThanOne() throws IOException {
        String source = note("sleep 3; echo a > a;; sleep 3; echo b > b;; sleep 3;; sleep 3");
        long startNanos = System.nanoTime();
        assertThat(check(source, 4).count(Standing.SAME)).isEqualTo(4);
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(8));
    }

    private static CheckedNote check(String source, int jobs) throws IOException {
        var options = new CheckOptions(false, Optional.empty(), Duration.ofMinutes(2), jobs, true);
        return new Checker(options).check("n.md", CorpusTest.note(source), Optional.empty());
    }
}
