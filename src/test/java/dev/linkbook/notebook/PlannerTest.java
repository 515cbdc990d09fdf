package dev.linkbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.note.Note;
import dev.linkbook.note.NoteReader;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
    private static final List<String> SEED_PLAN = """
            prose 6 | # Golang静态链接与动态链接
            run 10 MODULE | go mod init linkfile
            run 10 NOTE | CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -ldflags '-s -w --extldflags "-static -fpic"' main.go
            prose 13 | - CGO_ENABLED 这个参数默认为1，开启CGO
            prose 19 | 1. Go语言在默认情况下是静态链接的
            run 21 FILE | %%writefile linkfile.go
            run 30 NOTE | go build
            run 31 NOTE | ls
            run 33 NOTE | ./linkfile
            run 35 NOTE | file linkfile
            run 37 NOTE | ldd linkfile
            prose 41 | 2. 有一些库可能会导致动态链接，例如："net/http"
            run 44 FILE | %%writefile httpget.go
            run 44 STAND_IN | %standin www.example.com
            run 59 NOTE | go build -o httpget httpget.go
            run 60 NOTE | ./httpget
            run 62 NOTE | file httpget
            run 64 NOTE | ldd httpget
            prose 69 | 编译时可以增加 `-ldflags="-extldflags -static"` 参数进行静态链接
            run 71 NOTE | go build -ldflags="-extldflags -static"
            prose 73 | 有些版本 Ubuntu 上使用 Go 进行静态链接需要禁用CGO
            run 75 NOTE | CGO_ENABLED=0 go build -o app main.go
            text 77 NOT_A_COMMAND_HERE | 这会禁用 CGO（C语言的调用接口），从而强制使用静态链接。
            run 81 NOTE | CGO_ENABLED=0 go build -o httpget httpget.go
            run 82 NOTE | ldd httpget
            run 84 NOTE | file httpget
            prose 87 | 3. 存在一些第三方库，因调用了一些 `glibc` 中不支持静态链接的函数，导致无法静态链接
            run 90 FILE | %%writefile gorm.go
            run 113 DEPENDENCIES | go get gorm.io/driver/sqlite gorm.io/gorm
            run 113 NOTE | go build -o gorm -ldflags '-s -w --extldflags "-static -fpic"' gorm.go
            prose 118 | 这类情况，如果需要静态链接，那么可以弃用 `glibc` 库，改用 `musl libc`库[https://www.musl-libc.org/](https://www.musl-libc.org/)\s
            withheld 122 PACKAGES | sudo apt-get install musl-dev musl-tools [musl-dev, musl-tools]
            prose 124 | 使用musl libc库静态链接编译成功
            run 127 NOTE | CC=musl-gcc go build -o gorm -tags musl -ldflags '-s -w --extldflags "-static -fpic
            run 129 NOTE | file gorm
            run 131 NOTE | ldd gorm
            """.lines().toList();

    private final Note seed = NoteReader.read(Plans.SEED, Plans.EXISTS);

    @Test
    void planOfTheSeedNote() {
        assertThat(Plans.rows(Planner.plan(seed, true))).containsExactlyElementsOf(SEED_PLAN);
    }

    @Test
    void withoutTheStandInOnlyItsStepIsMissing() {
        List<String> expected =
                SEED_PLAN.stream().filter(row -> !row.contains("%standin")).toList();
        assertThat(expected).hasSize(SEED_PLAN.size() - 1);
        assertThat(Plans.rows(Planner.plan(seed, false))).containsExactlyElementsOf(expected);
    }

    @Test
    void filesAreWrittenAsTheNoteHasThem() throws Exception {
        List<String> lines = Files.readAllLines(Plans.SEED);
        assertThat(source(21)).isEqualTo("%%writefile linkfile.go\n" + String.join("\n", lines.subList(21, 29)) + "\n");
        assertThat(source(44)).isEqualTo("%%writefile httpget.go\n" + String.join("\n", lines.subList(44, 58)) + "\n");
    }

    @Test
    void theCommandOverTwoLinesIsOne() {
        assertThat(source(127)).isEqualTo("""
                        CC=musl-gcc go build -o gorm -tags musl -ldflags '-s -w --extldflags "-static -fpic
                        "' gorm.go""");
    }

    @Test
    void whatIsNeededIsNamed() {
        assertThat(Plans.runs(Planner.plan(seed, true)))
                .filteredOn(run -> !run.goFiles().isEmpty())
                .extracting(run -> run.line() + " " + run.goFiles())
                .containsExactly(
                        "10 [main.go]",
                        "59 [httpget.go]",
                        "75 [main.go]",
                        "81 [httpget.go]",
                        "113 [gorm.go]",
                        "127 [gorm.go]");
    }

    private String source(int line) {
        return Plans.runs(Planner.plan(seed, true)).stream()
                .filter(run -> run.line() == line)
                .findFirst()
                .orElseThrow()
                .source();
    }

    /// `;` stands for the end of a line; prose is left out of the plan that is expected.
    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            go build                    @ run 2 MODULE : go mod init example; run 2 NOTE : go build
            go mod init x;go build      @ run 2 NOTE : go mod init x; run 3 NOTE : go build
            cd a && go run .            @ run 2 MODULE : go mod init example; run 2 NOTE : cd a && go run .
            go env GOOS                 @ run 2 NOTE : go env GOOS
            go get x.org/y;go vet       @ run 2 MODULE : go mod init example; run 2 NOTE : go get x.org/y; run 3 NOTE : go vet
            file a                      @ run 2 NOTE : file a
            %lang en;file a             @ run 2 NOTE : %lang en; run 3 NOTE : file a
            sudo rm -rf / && go build   @ withheld 2 ROOT : sudo rm -rf / && go build []
            """)
    void hiddenStepsOfCommands(String commands, String expected) {
        String note = "```sh\n" + commands.replace(';', '\n') + "\n```\n";
        assertThat(Plans.rows(Plans.plan(note)))
                .containsExactly(expected.replace(':', '|').split("; "));
    }

    @Test
    void aListingIsAFileAndItsImportsAreFetchedOnce() {
        String note = """
                ```go a.go
                package main
                import _ "x.org/m"
                ```
                ```go
                package unnamed
                ```
                ```go b.go
                package main
                import _ "x.org/m"
                ```
                ```sh
                go build
                go build
                ```
                """;
        assertThat(Plans.rows(Plans.plan(note)))
                .containsExactly(
                        "run 1 FILE | %%writefile a.go",
                        "prose 5 | ```go",
                        "run 8 FILE | %%writefile b.go",
                        "run 13 MODULE | go mod init example",
                        "run 13 DEPENDENCIES | go get x.org/m",
                        "run 13 NOTE | go build",
                        "run 14 NOTE | go build");
    }

    @Test
    void theFolderOfAFileIsMade() {
        assertThat(Plans.rows(Plans.plan("```go a b/c.go\npackage c\n```\n```go x/y/c.go\npackage c\n```\n")))
                .containsExactly(
                        "prose 1 | ```go a b/c.go", "run 4 FILE | mkdir -p x/y", "run 4 FILE | %%writefile x/y/c.go");
    }

    @Test
    void aNoteWithItsOwnGoModNeedsNoInit() {
        String note = """
                ```sh
                $ cat go.mod
                module own
                $ go build
                $ go mod tidy
                ```
                """;
        assertThat(Plans.rows(Plans.plan(note)))
                .containsExactly(
                        "run 2 FILE | %%writefile go.mod", "run 4 NOTE | go build", "run 5 NOTE | go mod tidy");
    }
}
