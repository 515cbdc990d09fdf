package dev.linkbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.note.Note;
import dev.linkbook.note.NoteReader;
import dev.linkbook.notebook.Planner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The note that Linkbook began with: every command is found, and stands as it does in truth.
class SeedCheckTest {
    static final Path SEED = Path.of("src/test/resources/seed-note.md");

    private static final List<Path> PATH =
            Stream.of(System.getenv("PATH").split(":")).map(Path::of).toList();
    static final Predicate<String> EXISTS =
            Planner.commands(name -> PATH.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(name))));

    @Test
    void everyCommandStandsAsItDoes() throws Exception {
        CheckedNote checked = check(CheckOptions.usual());
        assertThat(rows(checked))
                .containsExactly(
                        "10 not-runnable missing-files",
                        "21 same defines-file",
                        "30 same",
                        "31 normalised ls-columns",
                        "33 same",
                        "35 version go-build-id gnu-build-id-added not-proved",
                        "37 normalised locale indent",
                        "44 same defines-file",
                        "59 same",
                        "60 same stand-in",
                        "62 version go-build-id gnu-build-id-added not-proved",
                        "64 normalised address indent",
                        "71 wrong fails",
                        "75 not-runnable missing-files",
                        "81 same",
                        "82 normalised locale indent",
                        "84 wrong other-name",
                        "90 same defines-file",
                        "113 normalised locale temp-path home-path module-version",
                        "122 environment withheld",
                        "127 same",
                        "129 version gnu-build-id-added go-build-id-added not-proved",
                        "131 normalised locale indent");
        assertThat(remarks(checked))
                .containsExactly(
                        "10 no-effect {flag=--extldflags \"-static -fpic\"}",
                        "13 false-claim {claim=CGO_ENABLED 这个参数默认为1, is=GOARCH: CGO_ENABLED=0}",
                        "17 no-effect {flag=--extldflags \"-static -fpic\"}",
                        "69 false-claim {claim=`-ldflags=\"-extldflags -static\"` 参数进行静态链接, is=dynamic}",
                        "71 no-effect {flag=-extldflags -static}",
                        "88 false-claim {claim=无法静态链接, is=static}",
                        "113 no-effect {flag=-fpic}",
                        "127 no-effect {flag=-fpic}",
                        "127 no-effect {flag=-tags musl}");
    }

    @Test
    void withoutTheToolchainNothingIsProved() throws Exception {
        Note note = NoteReader.parse("```sh\n$ echo v1.2.4\nv1.2.3\n```\n", "n.md", EXISTS);
        var options = new CheckOptions(false, Optional.of("go1.0.99"), Duration.ofMinutes(2), 1, false);
        assertThat(rows(new Checker(options).check("n.md", note, Optional.empty())))
                .containsExactly("2 version version-number no-toolchain");
    }

    static CheckedNote check(CheckOptions options) throws Exception {
        Note note = NoteReader.read(SEED, EXISTS);
        return new Checker(options).check("seed-note.md", note, Optional.empty());
    }

    /// Each command as `line standing rules reason`.
    static List<String> rows(CheckedNote checked) {
        return checked.commands().stream()
                .map(each -> each.line() + " " + words(each.judgement()))
                .toList();
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
                .map(each -> each.line() + " " + each.reason().tag() + " "
                        + new java.util.TreeMap<>(each.reason().operands()))
                .toList();
    }
}
