package dev.linkbook.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.linkbook.cell.Cell;
import dev.linkbook.cell.CommandName;
import dev.linkbook.golang.GoDiagnostic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Cells run with the real bash, go and ldd.
@Timeout(60)
class SessionTest extends AtDesk {
    static final List<Arguments> STREAMS = List.of(
            arguments("", "", ""),
            arguments("true", "", ""),
            arguments("printf 'a\\n\\tb'", "a\n\tb", ""),
            arguments("printf 'a\\r\\n\\0\\e[1mb'", "a\r\n\0\u001b[1mb", ""),
            arguments("echo 静态; echo 𝄞 >&2", "静态\n", "𝄞\n"),
            arguments("printf '\\xe9'", "\ufffd", ""),
            arguments("echo a; echo b >&2; echo c", "a\nc\n", "b\n"),
            arguments("\n\nnosuch-command", "", "bash: line 3: nosuch-command: command not found\n"),
            arguments("%%sh\nnosuch-command", "", "bash: line 2: nosuch-command: command not found\n"),
            arguments("cat; echo $0 $#", "bash 0\n", ""),
            arguments("seq 100000 | tail -n 1", "100000\n", ""));

    @ParameterizedTest
    @FieldSource("STREAMS")
    void streamsAreByteForByte(String cell, String out, String err) {
        Desk.Played played = desk.run(cell);
        assertThat(played.out()).isEqualTo(out);
        assertThat(played.err()).isEqualTo(err);
    }

    @Test
    void muchOutputIsComplete() {
        Desk.Played played =
                desk.run("head -c 3000000 /dev/zero | tr '\\0' a; head -c 3000000 /dev/zero | tr '\\0' b >&2");
        assertThat(played.out()).hasSize(3_000_000).matches("a+");
        assertThat(played.err()).hasSize(3_000_000).matches("b+");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            true,                                0
            false; true,                         0
            false,                               1
            true; false,                         1
            exit 3,                              3
            (exit 255),                          255
            nosuch-command,                      127
            kill -9 $$,                          137
            false | true,                        0
            set -o pipefail; false | true,       1
            "if true; then",                     2
            ldd ./static >/dev/null; false,      1
            ldd ./static && echo dynamic,        1
            ldd missing,                         1
            ldd ./static missing,                1
            ldd missing $(echo ./static),        1
            ldd ./static | grep not,             1
            ldd,                                 1
            ldd ./static || exit 2,              2
            ldd ./static; [ x = ./static ],      1
            ldd ./static; test -d ./static,      1
            false; ldd ./dynamic,                0
            """)
    void theLastCommandDecides(String cell, int code) {
        assertThat(desk.run(cell).outcome())
                .isEqualTo(code == 0 ? new Outcome.Done() : new Outcome.Failed(code, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ldd static",
                "ldd ./static",
                "false; ldd ./static",
                "ldd './static' # static",
                "ldd ./static 2>/dev/null",
                "ldd ./static 2>&1",
                "ldd ./dynamic ./static",
                "ldd ./static ./dynamic 2>&1",
                "LC_ALL=C ldd ./static",
                "for p in dynamic static; do ldd ./$p; done",
                "ldd $(echo ./static)",
                "ldd \"$(ls -d ./static | head -n 1)\"",
                "ldd `echo ./static`",
                "p=static; ldd \"$p\"",
                "cd /; cd - >/dev/null; ldd ./static"
            })
    void thatAProgramIsNotDynamicIsAnAnswer(String cell) {
        assertThat(desk.run(cell).outcome()).isEqualTo(new Outcome.Answered());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            sleep @ & wait
            sleep @
            setsid sleep @ & sleep @
            trap '' INT; sleep @ & wait; sleep @
            """)
    void anInterruptEndsAllAtOnce(String script) throws Exception {
        String number = "300." + ProcessHandle.current().pid();
        var session = desk.session();
        var listener = new CellListener() {
            @Override
            public void stdout(String text) {
                Thread.ofVirtual().start(session::interrupt);
            }

            @Override
            public void stderr(String text) {}
        };
        desk.run("v=1");
        CellResult result = session.run(new Cell.Shell("v=2; echo up; " + script.replace("@", number)), listener);
        assertThat(result.outcome()).isEqualTo(new Outcome.Interrupted());
        assertThat(result.duration()).isLessThan(Duration.ofSeconds(10));
        assertThat(ProcessHandle.allProcesses()
                        .flatMap(handle -> handle.info().commandLine().stream())
                        .filter(line -> line.contains("sleep " + number)))
                .isEmpty();
        assertThat(desk.run("echo still here").out()).isEqualTo("still here\n");
    }

    @Test
    void writeFile() {
        Desk.Played played = desk.run("%%writefile 'a b.txt'\n静\r\n x");
        assertThat(played.result().messages())
                .containsExactly(new Message(Message.Kind.SAVED, Map.of("name", "a b.txt", "size", "7")));
        assertThat(temporary.resolve("a b.txt")).hasContent("静\r\n x");
        assertThat(desk.run("%%writefile -a 'a b.txt'\n\ny\n").result().messages())
                .containsExactly(new Message(Message.Kind.APPENDED, Map.of("name", "a b.txt", "size", "3")));
        assertThat(temporary.resolve("a b.txt")).hasContent("静\r\n x\ny\n");
        desk.run("mkdir a; cd a");
        desk.run("%%writefile -a new\nz");
        assertThat(temporary.resolve("a/new")).hasContent("z");
        desk.run("%%writefile " + temporary.resolve("a/new") + "\n");
        assertThat(temporary.resolve("a/new")).isEmptyFile();
    }

    static final List<Arguments> NOT_SAVED = List.of(
            arguments("%%writefile 'a b'/c\n", Message.Kind.NO_FOLDER, Map.of("name", "a b/c", "folder", "'@/a b'")),
            arguments("%%writefile -a a/../b/c\n", Message.Kind.NO_FOLDER, Map.of("name", "a/../b/c", "folder", "@/b")),
            arguments("%%writefile /\n", Message.Kind.NOT_SAVED, Map.of("name", "/", "why", "Is a directory")),
            arguments(
                    "%%writefile file/a\n", Message.Kind.NOT_SAVED, Map.of("name", "file/a", "why", "Not a directory")),
            arguments(
                    "%%go folder.go\npackage main\n",
                    Message.Kind.NOT_SAVED, Map.of("name", "folder.go", "why", "Is a directory")));

    @ParameterizedTest
    @FieldSource("NOT_SAVED")
    void whatCannotBeSavedIsSaid(String cell, Message.Kind kind, Map<String, String> operands) {
        desk.run("mkdir folder.go; touch file");
        var expected = new HashMap<>(operands);
        expected.replaceAll((_, words) -> words.replace("@", desk.folder().toString()));
        assertThat(desk.run(cell).outcome()).isEqualTo(new Outcome.Refused(new Message(kind, expected)));
    }

    @Test
    void aNameThatNoFileCanHaveIsSaid() {
        assertThat(desk.run("%%writefile a\0b\n").outcome())
                .isEqualTo(new Outcome.NotStarted("Nul character not allowed: a\0b"));
    }

    @ParameterizedTest
    @CsvSource({
        "kill -9 $$, SIGKILL",
        "(exit 137), SIGKILL",
        "sh -c 'kill -SEGV $$', SIGSEGV",
        "sh -c 'kill -TERM $$', SIGTERM",
        "exit 128,",
        "exit 127,",
        "exit 255,"
    })
    void aStatusAsOfASignalIsTold(String cell, String signal) {
        Desk.Played played = desk.run(cell);
        String code = String.valueOf(played.code());
        assertThat(played.outcome().message())
                .contains(
                        signal == null
                                ? new Message(Message.Kind.FAILED, Map.of("code", code))
                                : new Message(Message.Kind.SIGNALLED, Map.of("code", code, "signal", signal)));
    }

    @Test
    void aPackageThatIsNoProgramIsBuiltAndNotRun() {
        Desk.Played played = desk.run("// part.go\npackage part\n\nfunc Main() {}\n");
        assertThat(played.outcome())
                .isEqualTo(new Outcome.Refused(new Message(Message.Kind.NOT_MAIN, Map.of("name", "part"))));
        assertThat(played.err()).isEmpty();
        assertThat(desk.run("%%go -run=false\npackage part\n").outcome()).isEqualTo(new Outcome.Done());
        assertThat(desk.run("package part\n\nvar a = b\n").outcome())
                .isEqualTo(new Outcome.Failed(1, List.of(new GoDiagnostic("main.go", 3, 9, "undefined: b"))));
    }

    @Test
    void aGoFileCanHaveAChineseName() {
        Desk.Played played = desk.run("%%go 静态1.go\npackage main\n\nfunc main() { var a []int; a[1]++ }\n");
        assertThat(played.outcome())
                .isEqualTo(new Outcome.Failed(
                        2,
                        List.of(new GoDiagnostic(
                                "静态1.go", 4, 0, "panic: runtime error: index out of range [1] with length 0"))));
        assertThat(temporary.resolve("静态1")).isExecutable();
    }

    @Test
    void aGoCellRuns() {
        Desk.Played played = desk.run("""
                %%go hello.go -ldflags '-X main.word=linked' -- 'a b' c
                package main

                import ("fmt"; "os")

                var word string

                func main() {
                \tfmt.Println(word, os.Args[1:], len(os.Args))
                \tprintln("err")
                \tos.Exit(3)
                }
                """);
        assertThat(played.out()).isEqualTo("linked [a b c] 3\n");
        assertThat(played.err()).isEqualTo("err\n");
        assertThat(played.outcome()).isEqualTo(new Outcome.Failed(3, List.of()));
        assertThat(played.sightings())
                .singleElement()
                .satisfies(call -> assertThat(call.arguments())
                        .containsExactly("build", "-ldflags", "-X main.word=linked", "-o", "hello", "hello.go"));
    }

    @Test
    void aGoCellThatIsNotRunIsBuilt() {
        Desk.Played played = desk.run("%%go -run=false\n// quiet.go\npackage main\nfunc main() { println(1) }\n");
        assertThat(played.outcome()).isEqualTo(new Outcome.Done());
        assertThat(played.err()).isEmpty();
        assertThat(temporary.resolve("quiet")).isExecutable();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "",                     main.go,  4
            "// hello.go\n",        hello.go, 5
            "%%go hello.go\n",      hello.go, 5
            "\n\n%%go\n// x.go\n",  x.go,     8
            """)
    void aCompilerMessageHasTheCellsLine(String head, String file, int line) {
        String program = "package main\n\nfunc main() {\n\tx\n}\n";
        Desk.Played played = desk.run(head.replace("\\n", "\n") + program);
        assertThat(played.outcome())
                .isEqualTo(new Outcome.Failed(1, List.of(new GoDiagnostic(file, line, 2, "undefined: x"))));
        assertThat(played.err()).contains("./" + file + ":");
        assertThat(temporary.resolve(file)).exists();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            panic("a" + fmt.Sprint(1))               | panic: a1
            var none []int; fmt.Println(none[len(os.Args)]) | panic: runtime error: index out of range [1] with length 0
            var none map[int]int; none[1] = 2        | panic: assignment to entry in nil map
            fmt.Println(<-make(chan int))            | fatal error: all goroutines are asleep - deadlock!
            func() { panic(os.ErrClosed) }()         | panic: file already closed
            strings.Repeat("a", -len(os.Args))       | panic: strings: negative Repeat count
            """)
    void aProgramThatGosRuntimeEndsHasTheCellsLineToo(String statement, String why) {
        Desk.Played played = desk.run("""
                %%go late.go
                package main

                import ("fmt"; "os"; "strings")

                var _ = fmt.Sprint(os.Args, strings.Fields(""))

                func main() {
                \tfmt.Fprintln(os.Stderr, "\\t/a/late.go:1 +0x1")
                \t""" + statement + "\n}\n");
        assertThat(played.outcome()).isEqualTo(new Outcome.Failed(2, List.of(new GoDiagnostic("late.go", 10, 0, why))));
    }

    @Test
    void aWordOfACommandIsReadOnce() {
        desk.run("none=1");
        assertThat(desk.run("%env $(echo >>ran; echo none)").out()).isEqualTo("declare -- none=\"1\"\n");
        assertThat(desk.folder().resolve("ran")).hasContent("\n");
        assertThat(desk.run("%env $nothing").out()).isEmpty();
    }

    @Test
    void aVariableThatProgramsDoNotGetIsShownAsWhatItIs() {
        desk.run("only_here='1 2'");
        Desk.Played played = desk.run("%env only_here");
        assertThat(played.outcome()).isEqualTo(new Outcome.Done());
        assertThat(played.out()).isEqualTo("declare -- only_here=\"1 2\"\n");
    }

    /// What `bash` says of a line below it has the cell's number, too.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "\n\n%cd /no/such",        "bash: line 3: cd: /no/such: No such file or directory\n"
            "%cd /\n\n%cd /no/such",   "bash: line 3: cd: /no/such: No such file or directory\n"
            "%cd /\n%env no_such",      "bash: line 2: declare: no_such: not found\n"
            "  %cd /\n/no/such",        "bash: line 2: /no/such: No such file or directory\n"
            """)
    void anErrorOfACommandHasItsLine(String cell, String error) {
        assertThat(desk.run(cell.replace("\\n", "\n")).err()).isEqualTo(error.replace("\\n", "\n"));
    }

    @Test
    void whatAProgramPrintsIsNoCompilerMessage() {
        Desk.Played played = desk.run("""
                package main

                import "os"

                func main() {
                \tprintln("./main.go:3:1: no")
                \tos.Exit(1)
                }
                """);
        assertThat(played.outcome()).isEqualTo(new Outcome.Failed(1, List.of()));
    }

    @Test
    void aProgramThatEndsItselfIsNoMessage() {
        Desk.Played played =
                desk.run("package main\n\nimport \"os\"\n\nfunc main() {\n\tprintln(\"panic: no\")\n\tos.Exit(2)\n}\n");
        assertThat(played.outcome()).isEqualTo(new Outcome.Failed(2, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"a.example, 200 OK", "A.EXAMPLE:8080, 200 OK", "b.example, 200 OK", "c.example, 502 Bad Gateway"})
    void theStandInAnswersForItsHostsToGo(String host, String status) {
        assertThat(desk.run("%standin a.example B.example").result().messages())
                .containsExactly(new Message(Message.Kind.STAND_IN_READY, Map.of("hosts", "a.example, B.example")));
        Desk.Played played = desk.run("""
                package main

                import ("fmt"; "net/http")

                func main() {
                \tanswer, err := http.Get("http://%s/")
                \tfmt.Println(answer.Status, err)
                }
                """.formatted(host));
        assertThat(played.out()).isEqualTo(status + " <nil>\n");
        assertThat(played.result().messages()).isEqualTo(answered(host, status));
    }

    @ParameterizedTest
    @CsvSource({"a.example, 200 OK", "c.example, 502 Bad Gateway"})
    void theStandInAnswersToBash(String host, String status) {
        desk.run("%standin a.example");
        Desk.Played played = desk.run("""
                proxy=${HTTP_PROXY#http://}
                exec 3<>/dev/tcp/${proxy%%:*}/${proxy#*:}
                printf 'GET http://%s/ HTTP/1.0\\r\\n\\r\\n' >&3
                head -n 1 <&3
                """.formatted(host));
        assertThat(played.out()).isEqualTo("HTTP/1.1 " + status + "\r\n");
        assertThat(played.result().messages()).isEqualTo(answered(host, status));
        assertThat(desk.run("true").result().messages()).isEmpty();
    }

    @Test
    void theStandInCanBeSwitchedOff() {
        desk.run("%standin a.example");
        assertThat(desk.run("echo ${http_proxy:+on}").out()).isEqualTo("on\n");
        assertThat(desk.run("%standin").result().messages())
                .containsExactly(new Message(Message.Kind.STAND_IN_OFF, Map.of()));
        assertThat(desk.run("echo ${http_proxy-off} ${HTTP_PROXY-off}").out()).isEqualTo("off off\n");
    }

    private static List<Message> answered(String host, String status) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll(":.*", "");
        return status.startsWith("200")
                ? List.of(new Message(Message.Kind.STAND_IN_ANSWERED, Map.of("hosts", name)))
                : List.of();
    }

    static final List<Arguments> ENVIRONMENT = List.of(
            arguments("%env A='x  y'\necho \"$A\"", "x  y\n"),
            arguments("%env A=1 B=2\n%env B A", "2\n1\n"),
            arguments("spaced='x  * y'\n", ""),
            arguments("%env A=$spaced B=[$A]\necho \"$A$B\"", "x  * y[x  * y]\n"),
            arguments("%env A='$spaced' B=\\$spaced\necho \"$A$B\"", "$spaced$spaced\n"),
            arguments(
                    "%env A=$(echo a; echo \"b  c\") B=~/d\necho \"$A$B\"", "a\nb  c" + System.getenv("HOME") + "/d\n"),
            arguments("%env PATH=$PATH:/no/such\nls -d /", "/\n"),
            arguments("u=/usr\n", ""),
            arguments("%cd \"$u/lib\"", "/usr/lib\n"),
            arguments("%cd ~root\n%cd $u\n%cd li[b]", "/root\n/usr\n/usr/lib\n"),
            arguments("%cd /usr\n\n%cd lib\npwd", "/usr\n/usr/lib\n/usr/lib\n"),
            arguments("%cd /usr\n%cd ~\n%cd -", "/usr\n" + System.getenv("HOME") + "\n/usr\n"),
            arguments("A=1; cd /usr\n", ""),
            arguments("%reset\necho \"${A-unset}\"; [ \"$PWD\" != /usr ]", "unset\n"));

    /// One after the other, in one session.
    @Test
    void variablesAndFolder() {
        for (Arguments row : ENVIRONMENT) {
            Desk.Played played = desk.run(String.valueOf(row.get()[0]));
            assertThat(played.outcome()).as(played.err()).isEqualTo(new Outcome.Done());
            assertThat(played.out()).isEqualTo(row.get()[1]);
        }
    }

    static final List<Arguments> CANNOT_BE_DONE = List.of(
            arguments("%cd a 'b'", new Message(Message.Kind.BAD_COMMAND, Map.of("operand", "%cd a 'b'", "name", "cd"))),
            arguments(
                    "%reset x", new Message(Message.Kind.BAD_COMMAND, Map.of("operand", "%reset x", "name", "reset"))),
            arguments("%time", new Message(Message.Kind.BAD_COMMAND, Map.of("operand", "%time", "name", "time"))),
            arguments("%show a.png", new Message(Message.Kind.NOTEBOOK_ONLY, Map.of("operand", "%show"))),
            arguments(
                    "%standin http://a.example",
                    new Message(Message.Kind.NOT_A_HOST, Map.of("name", "http://a.example"))),
            arguments("%standin $HOST", new Message(Message.Kind.NOT_A_HOST, Map.of("name", "$HOST"))),
            arguments("%standin a.example b:80", new Message(Message.Kind.NOT_A_HOST, Map.of("name", "b:80"))));

    @ParameterizedTest
    @FieldSource("CANNOT_BE_DONE")
    void commandsThatCannotBeDone(String cell, Message why) {
        assertThat(desk.run(cell).outcome()).isEqualTo(new Outcome.Refused(why));
    }

    @Test
    void timeIsTold() {
        Desk.Played played = desk.run("%time sleep 0.2\nfalse");
        assertThat(played.code()).isEqualTo(1);
        assertThat(played.result().messages()).singleElement().satisfies(message -> {
            assertThat(message.kind()).isEqualTo(Message.Kind.TOOK);
            assertThat(Integer.parseInt(String.valueOf(message.operands().get("millis"))))
                    .isBetween(200, 5_000);
        });
    }

    @Test
    void commands() {
        assertThat(desk.run("%help").result().messages())
                .contains(new Message(Message.Kind.HELP, Map.of()))
                .hasSize(1 + CommandName.values().length);
        assertThat(desk.run("%help cd").result().messages())
                .containsExactly(new Message(Message.Kind.COMMAND, Map.of("name", "cd")));
        assertThat(desk.run("%help writefile %%go %go").result().messages())
                .containsExactly(
                        new Message(Message.Kind.COMMAND, Map.of("name", "cell-writefile")),
                        new Message(Message.Kind.COMMAND, Map.of("name", "cell-go")));
        Desk.Played unknown = desk.run("%nosuch a");
        assertThat(unknown.outcome()).isEqualTo(new Outcome.UnknownCommand("nosuch"));
        assertThat(unknown.outcome().message())
                .contains(new Message(Message.Kind.UNKNOWN_COMMAND, Map.of("name", "nosuch")));
        assertThat(desk.run("%resett").outcome().message())
                .contains(new Message(Message.Kind.NEARLY_COMMAND, Map.of("name", "resett", "nearest", "reset")));
        assertThat(desk.run("%%nosuch").outcome())
                .isEqualTo(new Outcome.Unreadable(new Cell.Invalid(Cell.Problem.UNKNOWN_CELL, "%%nosuch", 1)));
    }
}
