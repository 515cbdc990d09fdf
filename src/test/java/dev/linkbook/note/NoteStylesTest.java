package dev.linkbook.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The styles in which notes are written, each with what would run of it.
class NoteStylesTest {
    private static final String LDD = "ldd x\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\t/lib64/ld.so (0x2)\n";

    static Stream<Arguments> styles() {
        return Stream.of(
                // fence, its text, the commands
                Arguments.of("console", "$ ls\na\n$ file a \nb\n", List.of("ls", "file a")),
                Arguments.of("", "$ ls\na\n", List.of("ls")),
                Arguments.of("text", "$ ls\na\n", List.of()),
                Arguments.of("sh", "root@1a2b:/# ls\n# a\nroot@1a2b:/tmp/x y# ldd a\n", List.of("ls", "ldd a")),
                Arguments.of("sh", "[me@box dir]$ ls\n$ go build\n", List.of("ls")),
                Arguments.of("sh", "me@mac dir % ls\nx\n", List.of("ls")),
                Arguments.of("console", "% ls\nx\n% ldd x\n", List.of("ls", "ldd x")),
                Arguments.of("", "% ls is a comment of TeX\n", List.of()),
                Arguments.of("console", "> ls\nx\n> ldd x\n", List.of("ls", "ldd x")),
                Arguments.of("", "> ls was said\n", List.of()),
                Arguments.of("console", "# ls\nx\n# ldd x\n", List.of("ls", "ldd x")),
                Arguments.of("sh", "# make it\ngo build\n", List.of("go build")),
                Arguments.of("console", "# make it\ngo build\n", List.of("go build")),
                Arguments.of("console", "$ go build x\n# command-line-arguments\nerror\n", List.of("go build x")),
                Arguments.of("sh", "a@b:~$ cat x.sh\n$ ls\n# ls\n% ls\n> ls\n", List.of("cat x.sh")),
                Arguments.of("sh", "$ " + LDD, List.of("ldd x")),
                Arguments.of("sh", LDD, List.of("ldd x")),
                Arguments.of("sh", "go \\\n  libc.so.6 => /lib/libc.so.6\n", List.of()),
                Arguments.of("sh", "cat => not found\n", List.of()),
                Arguments.of("console", "$ echo 'a\n> b'\na\n> b\n", List.of("echo 'a\nb'")),
                Arguments.of("console", "$ go build \\\n> -o x\nout\n", List.of("go build \\\n-o x")),
                Arguments.of("console", "$ cat <<E\n> a\n> E\na\n$ ls\n", List.of("cat <<E\na\nE", "ls")),
                Arguments.of("console", "$ cat <<E\n> a\nE\n> a\n$ ls\n", List.of("cat <<E\n> a\nE", "ls")),
                Arguments.of("console", "$ echo it's\nits\n$ ls\n", List.of("echo it's", "ls")),
                Arguments.of("console", "$ # why\n$\n$ ls\n", List.of("ls")),
                Arguments.of(
                        "sh",
                        "for x in a b\ndo\n  file $x\ndone\nls\n",
                        List.of("for x in a b\ndo\n  file $x\ndone", "ls")),
                Arguments.of(
                        "sh",
                        "A=1\nCC=musl-gcc go build\n./x\n../y\nnosuch\n",
                        List.of("A=1", "CC=musl-gcc go build", "./x", "../y")),
                Arguments.of("sh", "if you want, ls\nls\n", List.of("ls")),
                Arguments.of("sh", "%report x\n!ls\nls\n", List.of("%report x", "!ls", "ls")),
                Arguments.of(
                        "sh",
                        "%%go x.go\npackage main\n\nfunc main() {}\n",
                        List.of("%%go x.go\npackage main\n\nfunc main() {}")),
                Arguments.of("sh", "ls \\\n", List.of()),
                Arguments.of("go", "$ ls\n", List.of()));
    }

    @ParameterizedTest
    @MethodSource
    void styles(String language, String text, List<String> commands) {
        assertThat(texts("```" + language + "\n" + text + "```\n")).isEqualTo(commands);
        assertThat(texts("1. x\n\n   ```" + language + "\n" + text.indent(3) + "   ```\n"))
                .as("in a list item")
                .isEqualTo(commands);
    }

    private static List<String> texts(String source) {
        Note note = SeedNote.parse(source);
        assertThat(SeedNote.joined(note)).isEqualTo(source);
        return SeedNote.commands(note).stream().map(Step.Command::text).toList();
    }

    @Test
    void promptsAreLearnedFromTheWholeNote() {
        assertThat(texts("    $ ls\n    a\n\n```console\n# ls\n```\n")).containsExactly("ls");
        assertThat(texts("```sh\na@b:~$ ls\n```\n\n```sh\n$ ldd x\n```\n")).containsExactly("ls", "ldd x");
    }

    @Test
    void aBlankThatABackslashQuotesStays() {
        assertThat(texts("```console\n$ ls a\\  \n$ ls b\\\\  \n```\n")).containsExactly("ls a\\ ", "ls b\\\\");
    }

    static Stream<Arguments> listings() {
        return Stream.of(
                Arguments.of("go hello.go", "package main\n", Optional.of("hello.go")),
                Arguments.of("go", "// cmd/hello.go\npackage main\n", Optional.of("cmd/hello.go")),
                Arguments.of("go", "// Package main is hello.go\n", Optional.empty()),
                Arguments.of("go ../hello.go", "x\n", Optional.empty()),
                Arguments.of("go /etc/x.go", "x\n", Optional.empty()),
                Arguments.of("Go", "x\n", Optional.empty()),
                Arguments.of("xyz a.xyz", "x\n", Optional.of("a.xyz")));
    }

    @ParameterizedTest
    @MethodSource
    void listings(String info, String text, Optional<String> fileName) {
        Block block =
                SeedNote.parse("```" + info + "\n" + text + "```\n").blocks().getFirst();
        assertThat(block).isInstanceOfSatisfying(Block.Listing.class, listing -> {
            assertThat(listing.fileName()).isEqualTo(fileName);
            assertThat(listing.text()).isEqualTo(text);
        });
    }

    static Stream<Arguments> callouts() {
        return Stream.of(
                Arguments.of("- `-s` and `-w`: smaller", List.of("-s", "-w")),
                Arguments.of("- **PT_INTERP**: the loader", List.of("PT_INTERP")),
                Arguments.of("- static linking: copies", List.of("static linking")),
                Arguments.of("- 静态链接：复制", List.of("静态链接")),
                Arguments.of("- musl、glibc 都是 C 库", List.of("musl", "glibc")),
                Arguments.of("- the flag `-x` does", List.of("-x")),
                Arguments.of("* DT_NEEDED entries name libraries", List.of("DT_NEEDED")));
    }

    @ParameterizedTest
    @MethodSource
    void callouts(String source, List<String> terms) {
        assertThat(SeedNote.parse(source).callouts())
                .singleElement()
                .extracting(Callout::terms)
                .isEqualTo(terms);
    }

    @Test
    void sentencesAndNumberedItemsExplainNoTerm() {
        assertThat(SeedNote.parse("- This is a sentence\n- Go there\n\n1. CGO_ENABLED 默认\n")
                        .callouts())
                .isEmpty();
    }

    @Test
    void examplesEndAtTheNextItemAndAtAHeading() {
        Note note = SeedNote.parse("1. a\n\n```sh\nls\n```\n\nmore\n\n2. b\n3. c\n\n### d\n\ne\n\n## f\n\ng\n");
        assertThat(note.blocks()).extracting(Block::example).containsExactly(1, 1, 1, 2, 3, 0);
        assertThat(note.blocks()).extracting(Block::line).containsExactly(1, 3, 6, 9, 10, 16);
    }

    @Test
    void saysWhatIsOdd() {
        assertThat(SeedNote.parse("x\n\n```sh\nls 'a\n").warnings())
                .containsExactly(
                        new Warning(1, Warning.Kind.NO_COMMAND),
                        new Warning(3, Warning.Kind.FENCE_NOT_CLOSED),
                        new Warning(4, Warning.Kind.COMMAND_NOT_COMPLETE));
        assertThat(SeedNote.parse("```sh\nls\n```\n").warnings()).isEmpty();
    }

    @Test
    void titleAndLanguageAreFoundWithoutFrontMatter() {
        FrontMatter english = SeedNote.parse("# A `go` *note*\n\ntext\n").frontMatter();
        assertThat(english.title()).contains("A go note");
        assertThat(english.lang()).contains("en");
        assertThat(SeedNote.parse("---\nlang: en\n---\n中文\n").frontMatter().lang())
                .contains("en");
        assertThat(SeedNote.parse("用 go build 编译 main.go 文件\n").frontMatter().lang())
                .contains("zh");
        assertThat(SeedNote.parse("---\nno matter\n---\n").frontMatter().values())
                .isEmpty();
    }

    @Test
    void hostsAreThoseOfListings() {
        String source = """
                [x](https://prose.example)

                ```go
                Get("http://A.example:80/")
                ```

                ```console
                $ cat x.go
                https://b.example/x
                $ ls
                http://c.example
                ```
                """;
        assertThat(SeedNote.parse(source).hosts()).containsExactly("a.example", "b.example");
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                Arguments.of("a *b* `c`", "<p>a <em>b</em> <code>c</code></p>\n"),
                Arguments.of("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
                Arguments.of("[a](javascript:x)", "<p><a rel=\"nofollow\" href=\"\">a</a></p>\n"));
    }

    @ParameterizedTest
    @MethodSource
    void pages(String markdown, String html) {
        assertThat(NoteHtml.render(markdown)).isEqualTo(html);
    }

    @Test
    void pagesHaveTables() {
        assertThat(NoteHtml.render("|a|\n|-|\n|b|\n")).contains("<td>b</td>");
    }

    @Test
    void proseBehindAFenceOfAnItemIsNotCode() {
        Note note = SeedNote.parse("10. a\n\n    ```sh\n    ls\n    ```\n\n    more *text*\n");
        assertThat(note.blocks().getLast())
                .isInstanceOfSatisfying(
                        Block.Prose.class,
                        prose ->
                                assertThat(NoteHtml.render(prose.markdown())).isEqualTo("<p>more <em>text</em></p>\n"));
    }

    /// Every Markdown file of the repository.
    static Stream<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(Path.of(""))) {
            return tree.filter(file -> file.toString().endsWith(".md") && !file.startsWith("target")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void noFileLosesAByte(Path file) throws IOException {
        assertThat(SeedNote.joined(NoteReader.read(file))).isEqualTo(Files.readString(file));
    }
}
