package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.Sighting.SightedFile;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said of real programs, built here in different ways.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerdictsTest {
    @TempDir
    private static Path folder;

    private BuiltPrograms programs = BuiltPrograms.none();

    @BeforeAll
    void build() throws Exception {
        programs = BuiltPrograms.in(folder);
    }

    static Stream<Arguments> verdicts() {
        return Stream.of(
                Arguments.of("hello", Verdict.State.STATIC, "statically linked", "静态链接"),
                Arguments.of(
                        "httpget",
                        Verdict.State.DYNAMIC,
                        "dynamically linked, needs glibc 2.34 or newer",
                        "动态链接，要求 glibc 2.34 或更新版本"),
                Arguments.of("loader-only", Verdict.State.LOADER_ONLY, "needs only the dynamic linker", "只需要动态链接器"),
                Arguments.of(
                        "musl",
                        Verdict.State.STATIC,
                        "statically linked, most likely with musl inside",
                        "静态链接，内含的多半是 musl"),
                Arguments.of(
                        "static-pie",
                        Verdict.State.STATIC,
                        "statically linked, position-independent (static-pie), with glibc inside",
                        "静态链接，位置无关（static-pie），内含 glibc"));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void theVerdictInBothLanguages(String name, Verdict.State state, String en, String zh) {
        for (Lang lang : Lang.values()) {
            Explanation explanation = programs.explain(lang, name);
            Verdict verdict = explanation.verdict();
            assertThat(verdict.state()).isEqualTo(state);
            assertThat(verdict.headline()).isEqualTo(lang == Lang.EN ? en : zh);
            assertThat(verdict.sentence() + verdict.facts()).doesNotContain("{");
            assertThat(explanation.lang()).isEqualTo(lang);
        }
    }

    @Test
    void aDynamicVerdictSaysWhatItNeedsAndWhere() {
        Verdict verdict = programs.explain(Lang.EN, "httpget").verdict();
        assertThat(verdict.sentence())
                .contains("/lib64/ld-linux-x86-64.so.2", "libc.so.6", "GLIBC_2.34", "Debian 12", "Debian 11");
        assertThat(verdict.facts()).anySatisfy(fact -> assertThat(fact).contains("go1.", "CGO_ENABLED=1", "0x"));
        assertThat(verdict.facts()).anySatisfy(fact -> assertThat(fact).contains("Linked internally"));
        assertThat(programs.explain(Lang.EN, "musl").verdict().facts())
                .anySatisfy(fact -> assertThat(fact).contains("Linked externally", "GCC", ".comment"));
    }

    /// No release known has it: the list would be empty.
    @Test
    void aVersionNewerThanAllReleasesIsSaidToBe() throws IOException {
        String bytes = Files.readString(programs.folder().resolve("httpget"), StandardCharsets.ISO_8859_1);
        Path patched = Files.writeString(
                programs.folder().resolve("patched"),
                bytes.replace("GLIBC_2.34", "GLIBC_2.99"),
                StandardCharsets.ISO_8859_1);
        for (Lang lang : Lang.values()) {
            Verdict verdict = explainFile(lang, patched);
            assertThat(verdict.headline()).contains("2.99");
            assertThat(verdict.sentence()).contains("GLIBC_2.99").doesNotContain("Debian", "{", "  ");
        }
    }

    @Test
    void whyAFileCannotBeReadIsSaidInEitherLanguage() {
        assertThat(explainFile(Lang.EN, programs.folder().resolve("none")).sentence())
                .isEqualTo("There is no such file.");
        assertThat(explainFile(Lang.ZH, programs.folder().resolve("none")).sentence())
                .isEqualTo("没有这个文件。");
        assertThat(explainFile(Lang.ZH, programs.folder()).sentence()).isEqualTo("这是一个目录。");
    }

    private Verdict explainFile(Lang lang, Path file) {
        var seen = new SightedFile(file.toString(), file, file, "1");
        var call = new Sighting(ToolName.FILE, List.of(), programs.folder(), Map.of(), "", "", 0, List.of(seen));
        return new Explainer(lang, List.of()).explain(List.of(call)).getFirst().verdict();
    }

    static Stream<Arguments> advice() {
        return Stream.of(
                Arguments.of("hello", List.of()),
                Arguments.of("httpget", List.of()),
                Arguments.of("unread-flag", List.of("verdict.advice.static-flag-unused")),
                Arguments.of("void-flag", List.of("verdict.advice.extldflags-without-cgo")),
                Arguments.of("pie-static", List.of("verdict.advice.pie-names-a-loader")),
                Arguments.of("loader-only", List.of()),
                Arguments.of("musl", List.of()),
                Arguments.of("static-pie", List.of()));
    }

    @ParameterizedTest
    @MethodSource("advice")
    void adviceWhereAFlagDidNothing(String name, List<String> keys) {
        for (Lang lang : Lang.values()) {
            Glossary glossary = Glossary.load(lang);
            assertThat(programs.explain(lang, name).verdict().advice())
                    .isEqualTo(keys.stream().map(glossary::text).toList());
        }
    }

    @Test
    void everyAdviceHasARow() {
        String rows = Stream.concat(advice(), AdviceTest.rows())
                .map(row -> Arrays.toString(row.get()))
                .collect(Collectors.joining());
        assertThat(GlossaryKeys.advice())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(rows).contains(key));
    }
}
