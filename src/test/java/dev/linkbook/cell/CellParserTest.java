package dev.linkbook.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellParserTest {
    private static final String MAIN = "package main\nfunc main() {}\n";
    private static final int LARGE = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\t \r\n"})
    void blanksAreEmpty(String source) {
        assertThat(CellParser.parse(source)).isEqualTo(new Cell.Empty());
    }

    @Test
    void aLineMayEndAsOnWindows() {
        assertThat(CellParser.parse("%%writefile a.txt\r\nb\r\n"))
                .isEqualTo(new Cell.WriteFile("a.txt", false, "b\r\n"));
        assertThat(CellParser.parse("%cd /tmp\r\n%lang\r\n"))
                .isEqualTo(new Cell.Then(command(1, "cd", "/tmp"), command(2, "lang")));
        assertThat(CellParser.parse("%%go w.go -x\r\n" + MAIN)).isInstanceOfSatisfying(Cell.Go.class, go -> {
            assertThat(go.fileName()).isEqualTo("w.go");
            assertThat(go.buildFlags()).containsExactly("-x");
        });
    }

    @ParameterizedTest
    @CsvSource({"hlep, HELP", "HELP, HELP", "lag, LANG", "resett, RESET", "x,", "ls,", "pwd,", "go,", "静态,", "run,"})
    void onlyWhatIsNearIsSuggested(String word, CommandName nearest) {
        assertThat(CommandName.nearest(word)).isEqualTo(Optional.ofNullable(nearest));
    }

    static final List<Arguments> SHELL = List.of(
            arguments("ldd hello", "ldd hello"),
            arguments("\n\nldd hello\n", "\n\nldd hello\n"),
            arguments("!ldd hello", "ldd hello"),
            arguments("\n !ldd hello\n!true", "\n ldd hello\n!true"),
            arguments("%%sh\nldd hello\n", "\nldd hello\n"),
            arguments("%%bash\nldd hello", "\nldd hello"),
            arguments("\n\n%%bash\nldd hello", "\n\n\nldd hello"),
            arguments("%%sh", "\n"),
            arguments("package-cleanup --problems", "package-cleanup --problems"),
            arguments("packages main", "packages main"),
            arguments("package", "package"),
            arguments("# package main\ntrue", "# package main\ntrue"),
            arguments("// package main", "// package main"),
            arguments("/* package main", "/* package main"),
            arguments("cd /*/package main", "cd /*/package main"),
            arguments("echo %%go", "echo %%go"));

    @ParameterizedTest
    @FieldSource("SHELL")
    void anythingElseIsShell(String source, String script) {
        assertThat(CellParser.parse(source)).isEqualTo(new Cell.Shell(script));
    }

    static final List<Arguments> PROGRAMS = List.of(
            arguments("package main\n", "main.go"),
            arguments("\n  package\tmain\n", "main.go"),
            arguments("// says hello\npackage main\n", "main.go"),
            arguments("// hello.go\npackage main\n", "hello.go"),
            arguments("\n\n//hello.go  \n\npackage main\n", "hello.go"),
            arguments("// get-page_2.v1.go\r\npackage main\r\n", "get-page_2.v1.go"),
            arguments("// hello.go\n// says hello\npackage main\n", "hello.go"),
            arguments("// see hello.go\npackage main\n", "main.go"),
            arguments("// says hello\n// hello.go\npackage main\n", "main.go"),
            arguments("// ../hello.go\npackage main\n", "main.go"),
            arguments("// -x.go\npackage main\n", "main.go"),
            arguments("// .go\npackage main\n", "main.go"),
            arguments("// _x.go\npackage main\n", "main.go"),
            arguments("// 静态.go\npackage 静态\n", "静态.go"),
            arguments("// a.go.bak\npackage main\n", "main.go"),
            arguments("//go:build linux\n\n/* a * b */ /***/ package main\n", "main.go"),
            arguments("/* a\n*/// b\npackage main; func main() {}", "main.go"));

    @ParameterizedTest
    @FieldSource("PROGRAMS")
    void packageIsGo(String source, String fileName) {
        assertThat(CellParser.parse(source)).isEqualTo(new Cell.Go(fileName, true, List.of(), List.of(), source, 1));
    }

    static final List<Arguments> GO_HEADS = List.of(
            arguments("%%go", "main.go", true, List.of(), List.of()),
            arguments("%%go  ", "main.go", true, List.of(), List.of()),
            arguments("%%go hello.go", "hello.go", true, List.of(), List.of()),
            arguments("%%go hello.go -run=false", "hello.go", false, List.of(), List.of()),
            arguments("%%go -run=false -race", "main.go", false, List.of("-race"), List.of()),
            arguments(
                    "%%go 'hello.go' -ldflags '-s -w' -tags=netgo",
                    "hello.go", true, List.of("-ldflags", "-s -w", "-tags=netgo"), List.of()),
            arguments(
                    "%%go hello.go -ldflags=\"-extldflags '-static -fpic'\"",
                    "hello.go", true, List.of("-ldflags=-extldflags '-static -fpic'"), List.of()),
            arguments(
                    "%%go -x -- a 'b c' -- -run=false",
                    "main.go", true, List.of("-x"), List.of("a", "b c", "--", "-run=false")),
            arguments("%%go --", "main.go", true, List.of(), List.of()));

    @ParameterizedTest
    @FieldSource("GO_HEADS")
    void goHead(String head, String fileName, boolean run, List<String> flags, List<String> arguments) {
        assertThat(CellParser.parse(head + "\n" + MAIN))
                .isEqualTo(new Cell.Go(fileName, run, flags, arguments, MAIN, 2));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "%%go\n// hello.go\npackage main", hello.go, 2
            "%%go other.go\n// hello.go\npackage main", other.go, 2
            "\n\n %%go\npackage main", main.go, 4
            "%%go", main.go, 2
            """)
    void goNameAndFirstLine(String source, String fileName, int firstLine) {
        var cell = (Cell.Go) CellParser.parse(source.replace("\\n", "\n"));
        assertThat(cell.fileName()).isEqualTo(fileName);
        assertThat(cell.firstLine()).isEqualTo(firstLine);
    }

    static final List<Arguments> FILES = List.of(
            arguments("%%writefile a.txt\nx\n y\n", new Cell.WriteFile("a.txt", false, "x\n y\n")),
            arguments("%%writefile a.txt\nx", new Cell.WriteFile("a.txt", false, "x")),
            arguments("%%writefile a.txt", new Cell.WriteFile("a.txt", false, "")),
            arguments("%%writefile -a a.txt\nx\n", new Cell.WriteFile("a.txt", true, "x\n")),
            arguments("%%writefile a.txt -a\nx\n", new Cell.WriteFile("a.txt", true, "x\n")),
            arguments("\n%%writefile 'a b'/\"c\"\n\n%%go\n", new Cell.WriteFile("a b/c", false, "\n%%go\n")),
            arguments("%%writefile 静态.txt\n静态\r\n", new Cell.WriteFile("静态.txt", false, "静态\r\n")));

    @ParameterizedTest
    @FieldSource("FILES")
    void writeFile(String source, Cell.WriteFile expected) {
        assertThat(CellParser.parse(source)).isEqualTo(expected);
    }

    private static final Cell.Invalid UNKNOWN_CELL = new Cell.Invalid(Cell.Problem.UNKNOWN_CELL, "%%python", 2);

    /// What stands below or behind a command keeps the numbers of its lines.
    static final List<Arguments> MORE = List.of(
            arguments("\n%cd x\nldd hello", new Cell.Then(command(2, "cd", "x"), new Cell.Shell("\n\nldd hello"))),
            arguments("  %cd x\nldd hello", new Cell.Then(command(1, "cd", "x"), new Cell.Shell("\nldd hello"))),
            arguments("%cd x\n \n%cd y\n", new Cell.Then(command(1, "cd", "x"), command(3, "cd", "y"))),
            arguments("%cd x\n%%python", new Cell.Then(command(1, "cd", "x"), UNKNOWN_CELL)),
            arguments("%time a | b", new Cell.Timed(new Cell.Shell(" a | b"))),
            arguments("\n%time\na\nb", new Cell.Timed(new Cell.Shell("\n\na\nb"))),
            arguments("%timer", command(1, "timer")),
            arguments("\n%time %lang", new Cell.Timed(command(2, "lang"))),
            arguments(
                    "%time\npackage main\n",
                    new Cell.Timed(new Cell.Go("main.go", true, List.of(), List.of(), "\npackage main\n", 1))));

    private static Cell.Command command(int line, String name, String... words) {
        return new Cell.Command(name, List.of(words), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%a\n", "%time ", "%time\n"})
    void commandsWithoutEnd(String command) {
        assertThat(CellParser.parse(command.repeat(100_000)))
                .isInstanceOfAny(Cell.Then.class, Cell.Timed.class, Cell.Invalid.class);
    }

    @ParameterizedTest
    @FieldSource("MORE")
    void moreThanACommand(String source, Cell expected) {
        assertThat(CellParser.parse(source)).isEqualTo(expected);
    }

    static final List<Arguments> COMMANDS = List.of(
            arguments("%help", command(1, "help")),
            arguments("%", command(1, "help")),
            arguments("  % help", command(1, "help")),
            arguments("\n%standin a.example b.example\n", command(2, "standin", "a.example", "b.example")),
            arguments("%no-such \"x y\"\n \n", command(1, "no-such", "\"x y\"")),
            arguments("%env A=$HOME'$HOME' B=\"$A\" # c", command(1, "env", "A=$HOME'$HOME'", "B=\"$A\"")),
            arguments("%time", command(1, "time")));

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void command(String source, Cell.Command expected) {
        assertThat(CellParser.parse(source)).isEqualTo(expected);
    }

    @Test
    void aCommandsArgumentsAreWithoutQuotes() {
        assertThat(command(1, "env", "A='b  c'\\ d", "\"\"", "$E*").arguments()).containsExactly("A=b  c d", "", "$E*");
    }

    static final List<Arguments> INVALID_LINES = List.of(
            arguments("%env A=b&c", Cell.Problem.OPERATOR, "&", 1),
            arguments("\n%cd a; ls\nls", Cell.Problem.OPERATOR, ";", 2),
            arguments("%time %help > a", Cell.Problem.OPERATOR, ">", 1),
            arguments("%env A=1 (2", Cell.Problem.OPERATOR, "(", 1),
            arguments("%env A=$(a; b", Cell.Problem.OPEN_QUOTE, "%env A=$(a; b", 1),
            arguments("ls\n\n  %cd /", Cell.Problem.MISPLACED_COMMAND, "%cd", 3),
            arguments("!ls; true\n%env A=1", Cell.Problem.MISPLACED_COMMAND, "%env", 2),
            arguments("\n%%bash\n%cd /", Cell.Problem.MISPLACED_COMMAND, "%cd", 3),
            arguments("if true; then\n%cd /\nfi", Cell.Problem.MISPLACED_COMMAND, "%cd", 2),
            arguments("\n// a_test.go\npackage main\n", Cell.Problem.TEST_FILE, "a_test.go", 2),
            arguments("\n\n%%python", Cell.Problem.UNKNOWN_CELL, "%%python", 3),
            arguments("\n%%go x", Cell.Problem.BAD_FILE_NAME, "x", 2),
            arguments("\n%%writefile", Cell.Problem.NO_FILE_NAME, "%%writefile", 2));

    @ParameterizedTest
    @FieldSource("INVALID_LINES")
    void aLineThatCannotBeUsed(String source, Cell.Problem problem, String operand, int line) {
        assertThat(CellParser.parse(source)).isEqualTo(new Cell.Invalid(problem, operand, line));
    }

    /// Bash takes none of these for a job that begins with `%cd`.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat <<E\n%cd /\nE",
                "echo 'a\n%cd /'",
                "echo \"a\n%cd /\"",
                "echo \\\n%cd /",
                "date +a\\\n%cd",
                "ls # a\n# %cd /",
                "ls\n%1",
                "ls\n%nosuch",
                "a=(\n%cd\n)",
                "case a in\n%cd) ls ;;\nesac"
            })
    void aPercentSignIsOftenTheShells(String source) {
        assertThat(CellParser.parse(source)).isEqualTo(new Cell.Shell(source));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            %%writefile,             NO_FILE_NAME,   %%writefile
            %%writefile -a,          NO_FILE_NAME,   %%writefile
            %%writefile a b,         EXTRA_WORD,     b
            %%writefile a > b,       EXTRA_WORD,     >
            %%sh -e,                 EXTRA_WORD,     -e
            %%bash ls,               EXTRA_WORD,     ls
            %%writefile -x a,        UNKNOWN_OPTION, -x
            %%writefile --append a,  UNKNOWN_OPTION, --append
            %%,                      UNKNOWN_CELL,   %%
            %%python,                UNKNOWN_CELL,   %%python
            %%Go,                    UNKNOWN_CELL,   %%Go
            %%go hello,              BAD_FILE_NAME,  hello
            %%go ../hello.go,        BAD_FILE_NAME,  ../hello.go
            %%go /tmp/hello.go,      BAD_FILE_NAME,  /tmp/hello.go
            %%go .go,                BAD_FILE_NAME,  .go
            %%go _a.go,              BAD_FILE_NAME,  _a.go
            %%go main_test.go,       TEST_FILE,      main_test.go
            %%go 'a b.go',           BAD_FILE_NAME,  a b.go
            %%go hello.go -x 'y,     OPEN_QUOTE,     go hello.go -x 'y
            %%writefile "a,          OPEN_QUOTE,     writefile "a
            """)
    void unreadableHead(String head, Cell.Problem problem, String operand) {
        assertThat(CellParser.parse(head + "\n" + MAIN)).isEqualTo(new Cell.Invalid(problem, operand, 1));
    }

    @Test
    void openQuoteInCommand() {
        assertThat(CellParser.parse("%help 'a")).isEqualTo(new Cell.Invalid(Cell.Problem.OPEN_QUOTE, "%help 'a", 1));
    }

    /// Beginnings and what follows them through a megabyte; built late, since all of them would fill the heap.
    static Stream<Arguments> hostile() {
        return Stream.of(
                        " ",
                        "\n",
                        "/",
                        "*",
                        "/*",
                        "*/",
                        "//\n",
                        "/**/",
                        "//\n/* */",
                        "%",
                        "%%",
                        "%%go ",
                        "a.go ",
                        "'",
                        "\"",
                        "$(",
                        "`",
                        "\\",
                        "(",
                        "!",
                        "package ",
                        "//a.go\n",
                        "-a ",
                        "\u3000",
                        "静",
                        "\0",
                        "{",
                        "<<a\n")
                .flatMap(piece -> Stream.of("", "package main", "// ", "/*", "%%go ", "%%writefile ", "%")
                        .map(start -> arguments(start, piece)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileTextIsReadInTime(String start, String piece) {
        String source = start + piece.repeat(LARGE / piece.length());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatCode(() -> CellParser.parse(source)).doesNotThrowAnyException());
    }
}
