package dev.linkbook.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.linkbook.note.Block.Commands;
import dev.linkbook.note.Block.FrontMatterBlock;
import dev.linkbook.note.Block.Prose;
import dev.linkbook.note.Block.Transcript;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedNoteTest {
    private static final String PROMPT = "gary@gary-asus:~/project/test/linkfile$ ";
    private static final String NOT_DYNAMIC = "        不是动态可执行文件\n";

    private final Note note = SeedNote.read();

    @Test
    void nothingIsLost() throws Exception {
        assertThat(SeedNote.joined(note)).isEqualTo(Files.readString(SeedNote.FILE));
        assertThat(note.source()).isEqualTo(Files.readString(SeedNote.FILE));
    }

    @Test
    void saysWhatItIs() {
        assertThat(note.name()).isEqualTo("seed-note.md");
        assertThat(note.frontMatter().title()).contains("Golang静态链接与动态链接");
        assertThat(note.frontMatter().value("created")).contains("2023-09-05T06:19:54.038Z");
        assertThat(note.frontMatter().lang()).contains("zh");
        assertThat(note.hosts()).containsExactly("www.example.com");
    }

    @Test
    void hasNineFencesInFourParts() {
        assertThat(note.blocks())
                .filteredOn(block -> !(block instanceof Prose))
                .extracting(block -> block.getClass().getSimpleName(), Block::line, Block::example)
                .containsExactly(
                        tuple(FrontMatterBlock.class.getSimpleName(), 1, 0),
                        tuple(Commands.class.getSimpleName(), 9, 0),
                        tuple(Transcript.class.getSimpleName(), 20, 1),
                        tuple(Transcript.class.getSimpleName(), 43, 2),
                        tuple(Commands.class.getSimpleName(), 70, 2),
                        tuple(Commands.class.getSimpleName(), 74, 2),
                        tuple(Transcript.class.getSimpleName(), 80, 2),
                        tuple(Transcript.class.getSimpleName(), 89, 3),
                        tuple(Commands.class.getSimpleName(), 121, 3),
                        tuple(Transcript.class.getSimpleName(), 126, 3));
    }

    @Test
    void hasFourCommandsWithoutPrompt() {
        assertThat(SeedNote.commands(note))
                .filteredOn(command -> command.prompt().isEmpty())
                .extracting(Step.Command::line, Step.Command::text, Step.Command::recorded)
                .containsExactly(
                        tuple(
                                10,
                                "CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -ldflags"
                                        + " '-s -w --extldflags \"-static -fpic\"' main.go",
                                ""),
                        tuple(71, "go build -ldflags=\"-extldflags -static\"", ""),
                        tuple(75, "CGO_ENABLED=0 go build -o app main.go", ""),
                        tuple(122, "sudo apt-get install musl-dev musl-tools", ""));
    }

    @Test
    void hasNineteenPromptedCommands() {
        assertThat(SeedNote.commands(note))
                .filteredOn(command -> command.prompt().equals(PROMPT))
                .extracting(Step.Command::line, Step.Command::text)
                .containsExactly(
                        tuple(21, "cat linkfile.go"),
                        tuple(30, "go build"),
                        tuple(31, "ls"),
                        tuple(33, "./linkfile"),
                        tuple(35, "file linkfile"),
                        tuple(37, "ldd linkfile"),
                        tuple(44, "cat httpget.go"),
                        tuple(59, "go build -o httpget httpget.go"),
                        tuple(60, "./httpget"),
                        tuple(62, "file httpget"),
                        tuple(64, "ldd httpget"),
                        tuple(81, "CGO_ENABLED=0 go build -o httpget httpget.go"),
                        tuple(82, "ldd httpget"),
                        tuple(84, "file httpget"),
                        tuple(90, "cat gorm.go"),
                        tuple(113, "go build -o gorm -ldflags '-s -w --extldflags \"-static -fpic\"' gorm.go"),
                        tuple(
                                127,
                                "CC=musl-gcc go build -o gorm -tags musl -ldflags '-s -w --extldflags \"-static -fpic\n"
                                        + "\"' gorm.go"),
                        tuple(129, "file gorm"),
                        tuple(131, "ldd gorm"));
        assertThat(SeedNote.commands(note)).hasSize(23);
    }

    @Test
    void recordedOutputsAreExact() throws Exception {
        List<String> lines = Files.readAllLines(SeedNote.FILE);
        assertThat(recorded(21))
                .isEqualTo(String.join("\n", lines.subList(21, 29)) + "\n")
                .endsWith("}\n\n");
        assertThat(recorded(30)).isEmpty();
        assertThat(recorded(31)).isEqualTo("go.mod  linkfile  linkfile.go\n");
        assertThat(recorded(33)).isEqualTo("Hello World\n");
        assertThat(recorded(35)).isEqualTo(lines.get(35) + "\n").startsWith("linkfile: ELF 64-bit");
        assertThat(recorded(37)).isEqualTo(NOT_DYNAMIC + "\n");
        assertThat(recorded(44)).isEqualTo(String.join("\n", lines.subList(44, 58)) + "\n");
        assertThat(recorded(60)).isEqualTo("200\n");
        assertThat(recorded(64)).isEqualTo(String.join("\n", lines.subList(64, 67)) + "\n");
        assertThat(recorded(82)).isEqualTo(NOT_DYNAMIC);
        assertThat(recorded(84)).startsWith("httpget2: ELF");
        assertThat(recorded(113))
                .startsWith("# command-line-arguments\n/usr/bin/ld:")
                .endsWith("for linking\n");
        assertThat(recorded(127)).isEmpty();
        assertThat(recorded(131)).isEqualTo(NOT_DYNAMIC);
    }

    private String recorded(int line) {
        return SeedNote.commands(note).stream()
                .filter(command -> command.line() == line)
                .findFirst()
                .orElseThrow()
                .recorded();
    }

    @Test
    void proseInsideAFenceIsNotRun() {
        assertThat(SeedNote.steps(note).filter(Step.Text.class::isInstance))
                .containsExactly(new Step.Text(77, "这会禁用 CGO（C语言的调用接口），从而强制使用静态链接。", Step.Reason.NOT_A_COMMAND_HERE));
        assertThat(note.warnings()).containsExactly(new Warning(77, Warning.Kind.TEXT_AMONG_COMMANDS));
    }

    @Test
    void listItemsExplainTerms() {
        assertThat(note.callouts())
                .containsExactly(
                        new Callout(List.of("CGO_ENABLED"), "CGO_ENABLED 这个参数默认为1，开启CGO", 13, 0),
                        new Callout(List.of("GOOS", "GOARCH"), "GOOS 和 GOARCH 用来指定要构建的平台为Linux", 14, 0),
                        new Callout(List.of("-ldflags"), "可选参数 `-ldflags` 是编译选项：", 15, 0),
                        new Callout(List.of("-s -w", "-s", "-w"), "`-s -w` 去掉调试信息，可以减小构建后文件体积", 16, 0),
                        new Callout(
                                List.of(
                                        "--extldflags \"-static -fpic\"",
                                        "--extldflags",
                                        "-static -fpic",
                                        "-static",
                                        "-fpic"),
                                "`--extldflags \"-static -fpic\"`" + " 完全静态编译，编译生成的文件可以任意放到指定平台下运行，而不需要运行环境配置",
                                17,
                                0));
    }
}
