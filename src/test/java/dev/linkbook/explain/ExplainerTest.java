package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.explain.Explanation.Meaning;
import dev.linkbook.explain.Explanation.Section;
import dev.linkbook.explain.Explanation.Source;
import dev.linkbook.note.Callout;
import dev.linkbook.tool.BuildInfoKind;
import dev.linkbook.tool.BuildOutputKind;
import dev.linkbook.tool.RealTool;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.Sighting.SightedFile;
import dev.linkbook.tool.ToolName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Recorded calls of the tools become explanations, one for each file.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainerTest {
    @TempDir
    private static Path folder;

    private BuiltPrograms programs = BuiltPrograms.none();

    @BeforeAll
    void build() throws Exception {
        programs = BuiltPrograms.in(folder);
    }

    @ParameterizedTest
    @MethodSource("dev.linkbook.explain.BuiltPrograms#names")
    void sectionsAreTheOutputsWordForWord(String name) {
        List<Section> sections = programs.explain(Lang.ZH, name).sections();
        assertThat(sections).extracting(Section::source).containsExactly(Source.BUILD, Source.FILE, Source.LDD);
        for (int i = 1; i < 3; i++) {
            Sighting call = programs.calls(name).get(i);
            assertThat(BuiltPrograms.joined(sections.get(i))).isEqualTo(call.output() + call.errors());
            assertThat(sections.get(i).exitCode()).isEqualTo(call.exitCode());
        }
        assertThat(BuiltPrograms.joined(sections.getFirst()))
                .contains("go build -o " + name)
                .endsWith(".go");
    }

    @Test
    void goVersionIsExplainedAndHeldAgainstTheBuildInfo() throws Exception {
        Sighting call = programs.call(ToolName.GO, "hello", Map.of(), List.of("version", "-m", "hello"));
        Explanation explanation = BuiltPrograms.one(Lang.EN, call);
        assertThat(explanation.sections()).extracting(Section::source).containsExactly(Source.INFO);
        assertThat(BuiltPrograms.joined(explanation.sections().getFirst())).isEqualTo(call.output());
        assertThat(BuiltPrograms.meaning(explanation, BuildInfoKind.INFO_FILE).evidence())
                .hasValueSatisfying(place -> assertThat(place.what()).contains("go"));
        assertThat(BuiltPrograms.meaning(explanation, BuildInfoKind.INFO_CGO_ENABLED)
                        .evidence())
                .isPresent();
    }

    @Test
    void whatABuildPrintedStandsBelowItsCommand() {
        Sighting build = programs.calls("hello").getFirst();
        var call = new Sighting(
                ToolName.GO,
                build.arguments(),
                programs.folder(),
                Map.of(),
                "",
                "# command-line-arguments\nsomething new\n",
                0,
                build.files());
        Section section = BuiltPrograms.one(Lang.EN, call).sections().getFirst();
        assertThat(BuiltPrograms.joined(section))
                .isEqualTo("go build -o hello hello.go\n# command-line-arguments\nsomething new\n");
        assertThat(BuiltPrograms.meaning(BuiltPrograms.one(Lang.EN, call), BuildOutputKind.UNEXPLAINED)
                        .certain())
                .isFalse();
    }

    @Test
    void whyAFileCouldNotBeReadIsSaidInBothLanguages() {
        Path gone = programs.folder().resolve("gone");
        var call = new Sighting(
                ToolName.FILE,
                List.of("gone"),
                programs.folder(),
                Map.of(),
                "gone: cannot open `gone' (No such file or directory)\n",
                "",
                0,
                List.of(new SightedFile("gone", gone, gone, "1")));
        assertThat(BuiltPrograms.one(Lang.EN, call).verdict().toString()).contains("no such file");
        assertThat(BuiltPrograms.one(Lang.ZH, call).verdict().toString())
                .contains("没有这个文件")
                .doesNotContain("no such file");
    }

    @Test
    void theNotesWordsComeOnceInASection() {
        var callout = new Callout(List.of("-extldflags", "-o"), "as the note says", 1, 0);
        Explanation explanation = new Explainer(Lang.EN, List.of(callout))
                .explain(programs.calls("unread-flag"))
                .getFirst();
        assertThat(explanation.sections().getFirst().pieces())
                .filteredOn(piece -> piece.meaning().flatMap(Meaning::fromNote).isPresent())
                .singleElement()
                .satisfies(piece -> assertThat(piece.fragment().text()).isEqualTo("-o unread-flag"));
    }

    static Stream<Arguments> without() {
        return Stream.of(
                Arguments.of("hello.go", "1", "not an ELF file", "a file of another kind"),
                Arguments.of("gone", "1", "no verdict: the file cannot be read", "no such file"),
                Arguments.of("hello", SightedFile.CHANGED, "no verdict: the file has changed", "hello was written to"));
    }

    @ParameterizedTest
    @MethodSource("without")
    void noVerdictWithoutBytes(String name, String identity, String headline, String sentence) throws Exception {
        Sighting call = programs.call(ToolName.FILE, name, Map.of(), List.of(name));
        Path path = programs.folder().resolve(name);
        var sighting = new Sighting(
                ToolName.FILE,
                call.arguments(),
                programs.folder(),
                Map.of(),
                call.output(),
                "",
                0,
                List.of(new SightedFile(name, path, path, identity)));
        Explanation explanation =
                new Explainer(Lang.EN, List.of()).explain(List.of(sighting)).getFirst();
        assertThat(explanation.verdict().headline()).isEqualTo(headline);
        assertThat(explanation.verdict().sentence()).contains(sentence);
        assertThat(BuiltPrograms.joined(explanation.sections().getFirst())).isEqualTo(call.output());
        assertThat(explanation.sections().getFirst().pieces())
                .allSatisfy(piece ->
                        assertThat(piece.meaning().flatMap(Meaning::evidence)).isEmpty());
    }

    /// One call about two files, and a file that was built anew in between.
    @Test
    void oneExplanationForEachFileAndState() throws Exception {
        RealTool.Output output = RealTool.run(programs.folder(), Map.of(), List.of("file", "hello", "httpget"));
        var both = new Sighting(
                ToolName.FILE,
                List.of("hello", "httpget"),
                programs.folder(),
                Map.of(),
                output.stdout(),
                "",
                0,
                List.of(
                        new SightedFile(
                                "hello",
                                programs.folder().resolve("hello"),
                                programs.folder().resolve("hello"),
                                "1"),
                        new SightedFile(
                                "httpget",
                                programs.folder().resolve("httpget"),
                                programs.folder().resolve("httpget"),
                                "2")));
        var calls = Stream.of(programs.calls("hello"), List.of(both), programs.calls("httpget"))
                .flatMap(List::stream)
                .toList();
        List<Explanation> explanations = new Explainer(Lang.EN, List.of()).explain(calls);
        assertThat(explanations).extracting(Explanation::name).containsExactly("hello", "httpget", "httpget");
        assertThat(explanations).extracting(each -> each.sections().size()).containsExactly(4, 1, 3);
        assertThat(BuiltPrograms.joined(explanations.get(0).sections().get(3)))
                .startsWith("hello: ")
                .doesNotContain("httpget");
        assertThat(BuiltPrograms.joined(explanations.get(1).sections().getFirst()))
                .startsWith("httpget: ");
        assertThat(explanations).extracting(Explanation::identity).doesNotHaveDuplicates();
    }

    /// Compiler errors need no explanation; what a linker says does.
    @Test
    void aBuildThatLeftNoFileIsExplainedByItsOutput() {
        Path folder = Path.of("/tmp");
        List<String> arguments = List.of("build", "-o", "x", "main.go");
        var plain = new Sighting(
                ToolName.GO, arguments, folder, Map.of(), "", "# x\n./main.go:3:1: undefined: y\n", 1, List.of());
        assertThat(new Explainer(Lang.EN, List.of()).explain(List.of(plain))).isEmpty();
        var linker = new Sighting(
                ToolName.GO,
                arguments,
                programs.folder(),
                Map.of(),
                "",
                "/usr/bin/ld: cannot find -lx: No such file or directory\n",
                1,
                List.of());
        assertThat(new Explainer(Lang.EN, List.of()).explain(List.of(linker, linker)))
                .hasSize(2)
                .allSatisfy(explanation -> {
                    assertThat(explanation.name()).isEqualTo("main.go");
                    assertThat(explanation.verdict().headline()).isEqualTo("not built");
                    assertThat(explanation.sections().getFirst().pieces())
                            .last()
                            .satisfies(
                                    piece -> assertThat(piece.fragment().text()).isEqualTo("\n"));
                });
    }
}
