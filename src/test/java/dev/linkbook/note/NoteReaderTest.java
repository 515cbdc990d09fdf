package dev.linkbook.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteReaderTest {
    private static final String TICKS = "```";

    @TempDir
    Path folder;

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of(new byte[] {'a', '\n', (byte) 0xB2}, "not UTF-8 at byte 2 (0xB2, line 2)"),
                Arguments.of("静态".getBytes(Charset.forName("GB18030")), "not UTF-8 at byte 0"),
                Arguments.of("a静".getBytes(StandardCharsets.UTF_16LE), "NUL at byte 1 (line 1)"),
                Arguments.of(new byte[] {'a', (byte) 0xE4, (byte) 0xB8}, "not UTF-8 at byte 1 (0xE4, line 1)"),
                Arguments.of(new byte[] {'\n', 0}, "NUL at byte 1 (line 2)"));
    }

    @ParameterizedTest
    @MethodSource
    void unreadable(byte[] bytes, String message) throws Exception {
        Path file = Files.write(folder.resolve("x.md"), bytes);
        assertRefused(file, message);
    }

    @Test
    void refusesWhatIsNoFileForANote() throws Exception {
        assertRefused(folder, "is a directory. Name the Markdown file in it.");
        assertRefused(folder.resolve("none.md"), "no such file. Check the name and the folder.");
        Path large = folder.resolve("large.md");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(50L * 1024 * 1024);
        }
        assertRefused(large, "larger than 8 MiB");
        assertRefused(Path.of("/dev/zero"), "is no ordinary file. Name the Markdown file itself.");
        assertRefused(Path.of("/proc/self/mem"), "cannot be read (");
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> NoteReader.read(file))
                .isInstanceOf(NoteException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    @Test
    void readsWithTheCommandsOfThisMachine() throws IOException {
        Path file = Files.writeString(folder.resolve("x.md"), "```sh\nls\nnosuchthing here\n```\n");
        assertThat(SeedNote.commands(NoteReader.read(file)))
                .extracting(Step.Command::text)
                .containsExactly("ls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lineBreaksAndByteOrderMarkStay(String lineBreak) throws IOException {
        String source = "\ufeff" + Files.readString(SeedNote.FILE).replace("\n", lineBreak);
        Note note = SeedNote.parse(source);
        Note plain = SeedNote.read();
        assertThat(SeedNote.joined(note)).isEqualTo(source);
        assertThat(SeedNote.steps(note))
                .containsExactlyElementsOf(SeedNote.steps(plain).toList());
        assertThat(note.frontMatter()).isEqualTo(plain.frontMatter());
        assertThat(note.callouts()).isEqualTo(plain.callouts());
    }

    static Stream<String> hostile() {
        return Stream.of(
                "[".repeat(100_000),
                ">".repeat(100_000),
                "- ".repeat(50_000),
                "*a **b ".repeat(20_000),
                "![".repeat(100_000),
                "`".repeat(99_999) + "a" + "`".repeat(50_000),
                "```sh\n" + "echo \"$(\n".repeat(20_000),
                "```sh\n$ a\n" + "$ echo '\n".repeat(20_001),
                "```sh\n" + "a@b:".repeat(50_000),
                "```\n" + "$ ".repeat(50_000),
                "---\n" + "a: b\n".repeat(20_000),
                "---\na: [" + "[".repeat(50_000) + "\n---\n",
                "1. a\n".repeat(20_000),
                "- " + "a".repeat(200_000) + ":",
                "\ud800 \udc00\n```sh\nls \ud800\n",
                "a\0b\n```sh\nls\0\n```",
                "",
                "\ufeff",
                "\n",
                "\r",
                "---",
                "---\n---\n");
    }

    @ParameterizedTest
    @MethodSource
    void hostile(String source) {
        Note note = SeedNote.parse(source);
        assertThat(SeedNote.joined(note)).isEqualTo(source);
        assertThat(NoteHtml.render(source)).isNotNull();
    }

    @Test
    void mutationsOfTheSeedLoseNothing() throws IOException {
        String seed = Files.readString(SeedNote.FILE);
        var random = new Random(20230905);
        List<String> parts = List.of(
                TICKS, "\n", "\r\n", "> ", "    ", "- ", "1. ", "$ ", "'", "\"", "$(", "---\n", "# ", "\\", "<<EOF\n",
                "~~~\n", "\t", "`", "=>", "中");
        for (int i = 0; i < 1500; i++) {
            var mutant = new StringBuilder(seed);
            for (int j = random.nextInt(1, 12); j > 0; j--) {
                int at = random.nextInt(mutant.length());
                int to = random.nextBoolean() ? at : Math.min(mutant.length(), at + random.nextInt(1, 40));
                mutant.replace(at, to, parts.get(random.nextInt(parts.size())));
            }
            assertLossless(mutant.toString());
        }
    }

    @Test
    void randomTextsLoseNothing() {
        var random = new Random(7);
        String alphabet = "a`~\n\n\n\r -*>#$ 1.)\t:[]()'\"\\%!=<|&;中";
        for (int i = 0; i < 3000; i++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(120), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
            assertLossless(text.toString());
        }
    }

    private static void assertLossless(String source) {
        Note note = SeedNote.parse(source);
        assertThat(SeedNote.joined(note)).isEqualTo(source);
        int line = 1;
        for (Block block : note.blocks()) {
            assertThat(block.line()).as(source).isEqualTo(line);
            line += (int) block.source()
                    .replace("\r\n", "\n")
                    .chars()
                    .filter(c -> c == '\n' || c == '\r')
                    .count();
        }
    }

    @Test
    void fiveThousandCommands() {
        var source = new StringBuilder("# x\n");
        for (int i = 0; i < 5000; i++) {
            source.append("text\n\n```console\ngary@host:~$ go build -o 'a b' x.go\noutput\n\n```\n\n");
        }
        long start = System.nanoTime();
        Note note = SeedNote.parse(source.toString());
        System.out.printf("5000 commands parsed in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        assertThat(SeedNote.commands(note)).hasSize(5000);
    }
}
