package dev.linkbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.note.Note;
import dev.linkbook.note.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What a check does with notes that want too much of it.
class CheckerTest {
    private static final int MANY = 5000;

    @Test
    void aCommandThatDoesNotEndIsStopped() throws IOException {
        var options = new CheckOptions(false, Optional.empty(), Duration.ofSeconds(2), 1, false);
        CheckedNote checked = new Checker(options)
                .check("n.md", CorpusTest.note("```sh\n$ sleep 600\n$ cat\n$ echo on\non\n```\n"), Optional.empty());
        assertThat(SeedCheckTest.rows(checked)).containsExactly("2 not-runnable endless", "3 same", "4 same");
    }

    /// As on the terminal from which the record was copied: stderr between the lines of stdout.
    @Test
    void bothStreamsHaveTheirOrder() throws IOException {
        String loop = "for i in {1..200}; do echo out $i; echo err $i >&2; ls /gone$i; done";
        var record = new StringBuilder();
        for (int i = 1; i <= 200; i++) {
            record.append(
                    "out %1$d\nerr %1$d\nls: cannot access '/gone%1$d': No such file or directory\n".formatted(i));
        }
        CheckedNote checked =
                CorpusTest.check(CorpusTest.note("```sh\n$ " + loop + "\n" + record + "$ cat <<< $'x\n'\nx\n```\n"));
        assertThat(SeedCheckTest.rows(checked)).containsExactly("2 same", "603 same");
    }

    @Test
    void fiveThousandCommandsAreReadInASecond() {
        String source = many("$ echo %d\n%d\n");
        CorpusTest.note(source);
        long startNanos = System.nanoTime();
        Note note = CorpusTest.note(source);
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(1));
        assertThat(Checker.commands(note)).hasSize(MANY);
    }

    /// What is the same is not kept, and of what differs no more than a page can bear.
    @Test
    void aLongNoteDoesNotFillTheMemory() throws IOException {
        var source = new StringBuilder("```sh\n");
        for (int i = 0; i < 150; i++) {
            source.append("$ seq 20000 | tail -c 100000; echo ")
                    .append(i)
                    .append("\n...\n")
                    .append(i)
                    .append('\n');
        }
        CheckedNote checked = CorpusTest.check(CorpusTest.note(source + "$ yes | head -c 9000000\ny\n```\n"));
        assertThat(checked.count(Standing.NORMALISED)).isEqualTo(150);
        assertThat(checked.commands().stream()
                        .mapToLong(each -> each.today().length())
                        .sum())
                .isLessThan(Room.MOST_CHARS + 151L * Room.BEGINNING_CHARS);
    }

    @Test
    void notesAreCheckedSideBySide() throws Exception {
        var checker = new Checker(new CheckOptions(false, Optional.empty(), Duration.ofMinutes(2), 8, false));
        Note note = CorpusTest.note("```sh\n$ sleep 2; echo x > same; cat same\nx\n```\n");
        long startNanos = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Callable<CheckedNote>>();
            for (int i = 0; i < 8; i++) {
                tasks.add(() -> checker.check("n.md", note, Optional.empty()));
            }
            for (Future<CheckedNote> done : pool.invokeAll(tasks)) {
                assertThat(done.get().count(Standing.SAME)).isEqualTo(1);
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(12));
    }

    /// Whatever the text: its blocks joined are the text, and in a fence with a prompt all that would run stands
    /// behind one.
    @Test
    void noLineRunsThatStandsBehindNoPrompt() {
        var random = new Random(20_261_124);
        List<String> pieces = List.of(
                "```sh\n",
                "```console\n",
                "```\n",
                "$ ",
                "% ",
                "> ",
                "# ",
                "me@box:~$ ",
                "echo a\n",
                "rm -rf x\n",
                "\n",
                "libc.so.6 => /lib/x (0x00)\n",
                "'",
                "\"",
                "<<E\n",
                "E\n",
                "\\\n",
                "    ",
                "- ",
                "ls\n",
                "文字\n",
                "\r\n");
        for (int i = 0; i < 4000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(25); n >= 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            Note note = CorpusTest.note(text.toString());
            var joined = new StringBuilder();
            note.blocks().forEach(block -> joined.append(block.source()));
            assertThat(joined).hasToString(text.toString());
            note.blocks().stream()
                    .filter(dev.linkbook.note.Block.Transcript.class::isInstance)
                    .flatMap(block -> Checker.steps(block).stream())
                    .filter(Step.Command.class::isInstance)
                    .map(Step.Command.class::cast)
                    .forEach(command -> {
                        String line = RawLines.of(note.source()).get(command.line() - 1);
                        assertThat(command.prompt()).isNotBlank();
                        assertThat(line)
                                .contains(command.prompt()
                                        + command.text().lines().findFirst().orElse(""));
                    });
        }
    }

    private static String many(String pattern) {
        var source = new StringBuilder("```sh\n");
        for (int i = 0; i < MANY; i++) {
            source.append(pattern.formatted(i, i));
        }
        return source + "```\n";
    }
}
