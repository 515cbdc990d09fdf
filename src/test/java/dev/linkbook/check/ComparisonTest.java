package dev.linkbook.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which rules two outputs need to be the same; `-` none, `no` when they are not. `/` stands for a line break.
class ComparisonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            x      | a                                   | a                                     | -
            x      | a                                   | a/                                    | -
            x      | a                                   | b                                     | no
            x      | a                                   | A                                     | no
            x      | a/b                                 | b/a                                   | no
            ls     | b  a                                | a/b                                   | ls-columns
            ls     | b  a                                | a/c                                   | no
            ls -F; | b                                   | b                                     | -
            ldd x  | 不是动态可执行文件                  | not a dynamic executable              | locale
            ldd x  | not a dynamic executable            | 不是动态可执行文件                    | locale
            ldd x  | das Programm ist nicht dynamisch gelinkt | 不是動態可執行檔案                   | locale
            ldd x  | geen dynamisch uitvoerbaar bestand  | not a dynamic executable              | locale
            ldd x  | 動的実行ファイルではありません      | not a dynamic executable              | locale
            ldd x  | не является динамическим исполняемым файлом | not a dynamic executable      | locale
            ls q   | Datei oder Verzeichnis nicht gefunden | not a dynamic executable            | no
            go b   | x: avertissement : y                | x: warning: y                         | locale
            go b   | x: 警告：Using                      | x: warning: Using                     | locale
            ls q   | ls: 无法访问 'q': 没有那个文件或目录 | ls: cannot access 'q': No such file or directory | locale
            go b   | a                                   | go: downloading x v1/a                | hint
            file x | x: Go BuildID=a/b-c_, y             | x: Go BuildID=d/e, y                  | go-build-id
            file x | x: BuildID[sha1]=0a, y              | x: BuildID[sha1]=1b, y                | gnu-build-id
            file x | x: y, z                             | x: BuildID[sha1]=1b, y, w             | no
            file x | x: y                                | x: BuildID[sha1]=1b, y                | gnu-build-id-added
            x      | at 0x00007f1e                       | at 0x00007ffd                         | address
            x      | at 0x1                              | at 0x2                                | no
            x      | /tmp/go-link-12/000011.o            | /tmp/go-link-9/000011.o               | temp-path
            x      | /tmp/mine                           | /tmp/yours                            | no
            x      | /home/a/go/pkg/mod/x.y/z            | /root/go/pkg/mod/x.y/z                | home-path
            x      | /home/a/x                           | /home/b/x                             | home-path
            x      | m/y@v1.2.3/f.c:12: w                | m/y@v1.2.4/f.c:13: w                  | module-version
            x      | 1.2M in all                         | 1.3M in all                           | size
            wc -c  | 12 x                                | 13 x                                  | size
            x      | 12 x                                | 13 x                                  | no
            x      | ok  x  0.004s                       | ok  x  (cached)                       | time
            x      | 2023-09-05 10:00:00                 | 2026-11-24 11:00:00                   | time
            x      | a b                                 | a     b                               | indent
            x      | go version go1.21.1 linux/amd64     | go version go1.26.8 linux/amd64       | version-number
            x      | a/.../z                             | a/1/2/z                               | pattern
            x      | a/.../z                             | a/1/2/y                               | no
            x      | a [..] z                            | a 1 z                                 | pattern
            x      | a [..] z [..] !                     | a 1 z 2 !                             | pattern
            x      | a [..] z                            | a z                                   | no
            """)
    void theRulesThatAreNeeded(String command, String recorded, String today, String rules) {
        Optional<List<Rule>> needed = new Comparison(command).rules(lines(recorded), lines(today));
        assertThat(needed.map(ComparisonTest::words).orElse("no")).isEqualTo(rules);
    }

    /// A slash alone is a line break, one in a path is not.
    private static String lines(String text) {
        return text.contains("/tmp")
                        || text.contains("/pkg")
                        || text.contains("/home")
                        || text.contains("@v")
                        || text.contains("amd64")
                        || text.contains("BuildID=")
                ? text
                : text.replace('/', '\n');
    }

    private static String words(List<Rule> rules) {
        return rules.isEmpty() ? "-" : rules.stream().map(Rule::tag).collect(Collectors.joining(" "));
    }

    @Test
    void noTextThrowsOrHangs() {
        var random = new Random(20_261_124);
        List<String> pieces = List.of(
                "0x",
                "f".repeat(50),
                "/tmp/go-build",
                "/pkg/mod/",
                "BuildID[sha1]=",
                "...",
                "[..]",
                "\n",
                " ".repeat(300),
                "1.",
                "99",
                "go1.",
                "不是动态可执行文件",
                "在函数“",
                "”中",
                "'",
                "drwxr-xr-x 1 a b 2 c d",
                "\0",
                "\ud800",
                "$1",
                "\\");
        for (int i = 0; i < 400; i++) {
            String one = random(random, pieces);
            String other = random(random, pieces);
            assertThatCode(() -> new Comparison("ls").rules(one, other)).doesNotThrowAnyException();
        }
        String large = "a 0x0000ffff /tmp/go-build1/b001 1.2.3.4 [..]\n".repeat(20_000);
        long startNanos = System.nanoTime();
        new Comparison("x").rules(large, large + "b");
        assertThat(System.nanoTime() - startNanos).isLessThan(60_000_000_000L);
    }

    private static String random(Random random, List<String> pieces) {
        var text = new StringBuilder();
        for (int n = random.nextInt(40); n >= 0; n--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }
}
