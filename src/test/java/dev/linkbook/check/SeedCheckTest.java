package dev.linkbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.note.Note;
import dev.linkbook.note.NoteReader;
import dev.linkbook.notebook.Planner;
import java.nio.file.Path;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The note that Linkbook began with: every command is found, and stands as it does in truth.
class SeedCheckTest {
    static final Path SEED = Path.of("src/test/resources/seed-note.md");

    @Test
    void everyCommandStandsAsItDoes() throws Exception {
        CheckedNote checked = check(CheckOptions.usual());
        System.out.println(String.join("\n", rows(checked)));
        System.out.println(String.join("\n", remarks(checked)));
        checked = check(CheckOptions.usual().withToolchain("go1.21.1"));
        System.out.println(String.join("\n", rows(checked)));
        checked.commands().forEach(x -> System.out.println(x.line() + " " + x.then().map(SeedCheckTest::words)));
        System.out.println(String.join("\n", remarks(checked)));
    }

    static CheckedNote check(CheckOptions options) throws Exception {
        var path = System.getenv("PATH").split(":");
        Note note = NoteReader.read(
                SEED, Planner.commands(name -> Stream.of(path).anyMatch(each -> Files.exists(Path.of(each, name)))));
        return new Checker(options).check("seed-note.md", note);
    }

    /// line standing [rules] reason
    static List<String> rows(CheckedNote checked) {
        return checked.commands().stream().map(each -> each.line() + " " + words(each.judgement())).toList();
    }

    static String words(Checked.Judgement judgement) {
        return Stream.of(
                        Stream.of(judgement.standing().tag()),
                        judgement.rules().stream().map(Rule::tag),
                        judgement.why().stream().map(Reason::tag))
                .flatMap(words -> words)
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    static List<String> remarks(CheckedNote checked) {
        return checked.remarks().stream()
                .map(each -> each.line() + " " + each.reason().tag() + " " + each.reason().operands())
                .toList();
    }
}
