package dev.linkbook.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void answersWithStdoutAndTheExitStatus() {
        var question = new Question(List.of("sh", "-c", "echo 文件; pwd; cat; echo no >&2; exit 3"), folder, LONG);
        assertThat(question.ask()).contains(new Question.Answer("文件\n" + folder + "\n", 3));
    }

    @Test
    void aToolThatIsNotThereGivesNoAnswer() {
        assertThat(new Question(List.of(folder.resolve("none").toString()), folder, LONG).ask())
                .isEmpty();
    }

    /// The shell's child holds the pipe: were it left, the answer would not come for minutes.
    @Test
    void whatTakesTooLongIsKilledWithItsChildren() throws Exception {
        var question = new Question(List.of("sh", "-c", "sleep 300.40961; true"), folder, Duration.ofSeconds(1));
        assertThat(question.ask()).map(Question.Answer::exitCode).contains(137);
        Leftovers.assertNone("300.40961");
    }
}
