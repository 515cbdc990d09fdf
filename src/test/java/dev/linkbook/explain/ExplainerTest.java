package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.linkbook.binary.Place;
import dev.linkbook.explain.Explanation.Meaning;
import dev.linkbook.explain.Explanation.Piece;
import dev.linkbook.explain.Explanation.Section;
import dev.linkbook.explain.Explanation.Source;
import dev.linkbook.note.Callout;
import dev.linkbook.tool.BuildInfoKind;
import dev.linkbook.tool.BuildKind;
import dev.linkbook.tool.BuildOutputKind;
import dev.linkbook.tool.FileKind;
import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.FragmentKind;
import dev.linkbook.tool.LddKind;
import dev.linkbook.tool.RealTool;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.Sighting.SightedFile;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Real programs, built here in different ways, and what is said of them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainerTest {
    private static final String STATIC_FLAG = "-extldflags \"-static\"";

    private Path folder = Path.of("");

    private final Map<String, List<Sighting>> sightings = new HashMap<>();

    @BeforeAll
    void build(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Files.writeString(folder.resolve("hello.go"), "package main\n\nfunc main() { println(\"x\") }\n");
        Files.writeString(
                folder.resolve("httpget.go"),
                "package main\n\nimport \"net/http\"\n\nfunc main() { http.Get(\"http://127.0.0.1:1\") }\n");
        Map<String, String> plain = Map.of("CGO_ENABLED", "1");
        Map<String, String> noCgo = Map.of("CGO_ENABLED", "0");
        go("hello", "hello.go", plain);
        go("httpget", "httpget.go", plain);
        go("unread-flag", "httpget.go", plain, "-ldflags", STATIC_FLAG);
        go("loader-only", "hello.go", noCgo, "-buildmode=pie");
        go("void-flag", "hello.go", noCgo, "-ldflags", STATIC_FLAG);
        go("pie-static", "hello.go", noCgo, "-buildmode=pie", "-ldflags", STATIC_FLAG);
        go(
                "musl",
                "hello.go",
                Map.of("CGO_ENABLED", "1", "CC", "musl-gcc"),
                "-ldflags",
                "-linkmode external " + STATIC_FLAG);
        go("static-pie", "hello.go", plain, "-buildmode=pie", "-ldflags", "-linkmode external -extldflags -static-pie");
    }

    /// Builds, then asks `file` and `ldd`.
    private void go(String name, String source, Map<String, String> environment, String... flags) throws Exception {
        var arguments = Stream.of(Stream.of("build", "-o", name), Stream.of(flags), Stream.of(source))
                .flatMap(each -> each)
                .toList();
        sightings.put(
                name,
                List.of(
                        call(ToolName.GO, name, environment, arguments),
                        call(ToolName.FILE, name, Map.of(), List.of(name)),
                        call(ToolName.LDD, name, Map.of(), List.of(name))));
    }

    private Sighting call(ToolName tool, String name, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(tool.command()), arguments.stream()).toList();
        RealTool.Output output = RealTool.run(folder, environment, command);
        assertThat(tool == ToolName.GO ? output.exitCode() : 0)
                .as(output.stderr())
                .isZero();
        Path path = folder.resolve(name);
        return new Sighting(
                tool,
                arguments,
                folder,
                environment,
                output.stdout(),
                output.stderr(),
                output.exitCode(),
                List.of(new SightedFile(name, path, path, "1")));
    }

    private Explanation explain(Lang lang, String name) {
        List<Explanation> explanations = new Explainer(lang, List.of()).explain(calls(name));
        assertThat(explanations).hasSize(1);
        return explanations.getFirst();
    }

    private List<Sighting> calls(String name) {
        return sightings.getOrDefault(name, List.of());
    }

    static Stream<String> built() {
        return Stream.of(
                "hello", "httpget", "unread-flag", "loader-only", "void-flag", "pie-static", "musl", "static-pie");
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
            Explanation explanation = explain(lang, name);
            Verdict verdict = explanation.verdict();
            assertThat(verdict.state()).isEqualTo(state);
            assertThat(verdict.headline()).isEqualTo(lang == Lang.EN ? en : zh);
            assertThat(verdict.sentence() + verdict.facts()).doesNotContain("{");
            assertThat(explanation.lang()).isEqualTo(lang);
        }
    }

    @Test
    void aDynamicVerdictSaysWhatItNeedsAndWhere() {
        Verdict verdict = explain(Lang.EN, "httpget").verdict();
        assertThat(verdict.sentence())
                .contains("/lib64/ld-linux-x86-64.so.2", "libc.so.6", "GLIBC_2.34", "Debian 12", "Debian 11");
        assertThat(verdict.facts()).anySatisfy(fact -> assertThat(fact).contains("go1.", "CGO_ENABLED=1", "0x"));
        assertThat(verdict.facts()).anySatisfy(fact -> assertThat(fact).contains("Linked internally"));
        assertThat(explain(Lang.EN, "musl").verdict().facts())
                .anySatisfy(fact -> assertThat(fact).contains("Linked externally", "GCC", ".comment"));
    }

    /// No release known has it: the list would be empty.
    @Test
    void aVersionNewerThanAllReleasesIsSaidToBe() throws IOException {
        String bytes = Files.readString(folder.resolve("httpget"), StandardCharsets.ISO_8859_1);
        Path patched = Files.writeString(
                folder.resolve("patched"), bytes.replace("GLIBC_2.34", "GLIBC_2.99"), StandardCharsets.ISO_8859_1);
        for (Lang lang : Lang.values()) {
            Verdict verdict = explainFile(lang, patched);
            assertThat(verdict.headline()).contains("2.99");
            assertThat(verdict.sentence()).contains("GLIBC_2.99").doesNotContain("Debian", "{", "  ");
        }
    }

    @Test
    void whyAFileCannotBeReadIsSaidInEitherLanguage() {
        assertThat(explainFile(Lang.EN, folder.resolve("none")).sentence()).isEqualTo("There is no such file.");
        assertThat(explainFile(Lang.ZH, folder.resolve("none")).sentence()).isEqualTo("没有这个文件。");
        assertThat(explainFile(Lang.ZH, folder).sentence()).isEqualTo("这是一个目录。");
    }

    private Verdict explainFile(Lang lang, Path file) {
        var seen = new SightedFile(file.toString(), file, file, "1");
        var call = new Sighting(ToolName.FILE, List.of(), folder, Map.of(), "", "", 0, List.of(seen));
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
            assertThat(explain(lang, name).verdict().advice())
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

    @ParameterizedTest
    @MethodSource("built")
    void sectionsAreTheOutputsWordForWord(String name) {
        List<Section> sections = explain(Lang.ZH, name).sections();
        assertThat(sections).extracting(Section::source).containsExactly(Source.BUILD, Source.FILE, Source.LDD);
        for (int i = 1; i < 3; i++) {
            Sighting call = calls(name).get(i);
            assertThat(joined(sections.get(i))).isEqualTo(call.output() + call.errors());
            assertThat(sections.get(i).exitCode()).isEqualTo(call.exitCode());
        }
        assertThat(joined(sections.getFirst())).contains("go build -o " + name).endsWith(".go");
    }

    private static String joined(Section section) {
        var joined = new StringBuilder();
        section.pieces().forEach(piece -> joined.append(piece.fragment().text()));
        return joined.toString();
    }

    /// Whoever looks at a place that is named finds there what the fragment says.
    @ParameterizedTest
    @MethodSource("built")
    void placesHoldWhatTheyAreNamedFor(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        int checked = 0;
        for (Section section : explain(Lang.EN, name).sections()) {
            for (Piece piece : section.pieces()) {
                Optional<Place> place = piece.meaning().flatMap(Meaning::evidence);
                if (place.isPresent()) {
                    check(piece.fragment(), place.get(), bytes);
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(5);
    }

    private static void check(Fragment fragment, Place place, byte[] bytes) {
        byte[] there = Arrays.copyOfRange(bytes, (int) place.offset(), (int) (place.offset() + place.length()));
        String text = new String(there, StandardCharsets.ISO_8859_1);
        String hex = HexFormat.of().formatHex(there);
        switch (fragment.kind()) {
            case FileKind.INTERPRETER, LddKind.LOADER ->
                assertThat(text).isEqualTo(fragment.operands().get("path") + "\0");
            case FileKind.GO_BUILD_ID ->
                assertThat(text).contains(fragment.operands().get("id"));
            case FileKind.GNU_BUILD_ID ->
                assertThat(hex).contains(fragment.operands().get("hash"));
            // 0 is Linux, then 3.2.0
            case FileKind.ABI_TAG -> assertThat(hex).isEqualTo("00000000030000000200000000000000");
            case FileKind.DYNAMICALLY_LINKED, FileKind.STATIC_PIE_LINKED ->
                assertThat(place.what()).isEqualTo("PT_DYNAMIC");
            case FileKind.WITH_DEBUG_INFO, FileKind.NOT_STRIPPED ->
                assertThat(place.length()).isPositive();
            // d_tag 1 is DT_NEEDED
            case LddKind.FOUND -> assertThat(hex).startsWith("0100000000000000").hasSize(32);
            case FileKind.ELF_CLASS -> assertThat(hex).isEqualTo("02");
            case FileKind.TYPE_EXECUTABLE -> assertThat(hex).isEqualTo("0200");
            case FileKind.TYPE_PIE -> assertThat(hex).isEqualTo("0300");
            case FileKind.MACHINE -> assertThat(hex).isEqualTo("3e00");
            case FileKind.VERSION_OSABI ->
                assertThat(hex).isEqualTo(fragment.text().contains("SYSV") ? "00" : "03");
            case FileKind _, LddKind _, BuildKind _, BuildOutputKind _, BuildInfoKind _ ->
                fail("no place was expected for " + fragment);
        }
    }

    /// `ldd` says "statically linked" of a program that cannot start without its loader.
    @Test
    void wordsThatTheBytesBelieAreMarked() {
        Meaning meaning = meaning(explain(Lang.EN, "loader-only"), LddKind.STATICALLY_LINKED);
        assertThat(meaning.certain()).isFalse();
        assertThat(meaning.evidence()).isEmpty();
        assertThat(meaning.text())
                .contains("say otherwise", "PT_INTERP names the dynamic linker /lib64/ld-linux-x86-64.so.2");
        assertThat(meaning(explain(Lang.ZH, "loader-only"), LddKind.STATICALLY_LINKED)
                        .text())
                .contains("以文件内容为准", "PT_INTERP 指定了动态链接器 /lib64/ld-linux-x86-64.so.2");
        assertThat(meaning(explain(Lang.EN, "static-pie"), LddKind.STATICALLY_LINKED)
                        .certain())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("built")
    void nothingElseIsMarked(String name) {
        explain(Lang.EN, name).sections().stream()
                .flatMap(section -> section.pieces().stream())
                .filter(piece -> piece.fragment().kind() != LddKind.STATICALLY_LINKED)
                .forEach(piece -> assertThat(
                                piece.meaning().map(Meaning::certain).orElse(true))
                        .as(piece.toString())
                        .isTrue());
    }

    /// What `file` printed of one program, held against the bytes of another.
    static Stream<Arguments> lies() {
        return Stream.of(
                Arguments.of("hello", "httpget", FileKind.STATICALLY_LINKED, "it has PT_DYNAMIC"),
                Arguments.of("httpget", "hello", FileKind.DYNAMICALLY_LINKED, "no PT_DYNAMIC in it"),
                Arguments.of("httpget", "hello", FileKind.INTERPRETER, "no PT_INTERP in it"),
                Arguments.of("hello", "loader-only", FileKind.TYPE_EXECUTABLE, "e_type is 3"),
                Arguments.of("hello", "httpget", FileKind.GNU_BUILD_ID, ".note.gnu.build-id is "),
                Arguments.of(
                        "static-pie", "httpget", FileKind.STATIC_PIE_LINKED, "PT_INTERP names the dynamic linker /lib"),
                Arguments.of("static-pie", "hello", FileKind.STATIC_PIE_LINKED, "no PT_DYNAMIC in it"),
                Arguments.of("static-pie", "hello", FileKind.ABI_TAG, "no .note.ABI-tag in it"));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aWrongOutputIsContradicted(String printed, String bytes, FileKind kind, String said) {
        Sighting call = calls(printed).get(1);
        Path other = folder.resolve(bytes);
        var lie = new Sighting(
                ToolName.FILE,
                call.arguments(),
                folder,
                Map.of(),
                call.output(),
                "",
                0,
                List.of(new SightedFile(printed, other, other, "1")));
        Meaning meaning =
                meaning(new Explainer(Lang.EN, List.of()).explain(List.of(lie)).getFirst(), kind);
        assertThat(meaning.text()).contains("say otherwise: " + said);
        assertThat(meaning.certain()).isFalse();
    }

    /// `file` before 5.46 takes a library that needs no other for a program.
    @Test
    void aLibraryAloneIsNoProgram() throws Exception {
        Files.writeString(folder.resolve("alone.c"), "int alone(void) { return 1; }\n");
        RealTool.run(
                folder, Map.of(), List.of("gcc", "-shared", "-nostdlib", "-Wl,-z,now", "-o", "alone.so", "alone.c"));
        Path library = folder.resolve("alone.so");
        var call = new Sighting(
                ToolName.FILE,
                List.of(),
                folder,
                Map.of(),
                "alone.so: ELF 64-bit LSB shared object, x86-64, version 1 (SYSV), static-pie linked, not stripped\n",
                "",
                0,
                List.of(new SightedFile("alone.so", library, library, "1")));
        Meaning meaning = meaning(one(Lang.EN, call), FileKind.STATIC_PIE_LINKED);
        assertThat(meaning.text()).contains("say otherwise: DF_1_PIE is not set");
        assertThat(meaning(one(Lang.ZH, call), FileKind.STATIC_PIE_LINKED).text())
                .contains("没有 DF_1_PIE 标志");
    }

    @Test
    void lddThatReadNothingIsContradicted() {
        Path other = folder.resolve("httpget");
        var call = new Sighting(
                ToolName.LDD,
                List.of("x"),
                folder,
                Map.of(),
                "",
                "\tnot a dynamic executable\n",
                1,
                List.of(new SightedFile("x", other, other, "1")));
        assertThat(meaning(one(Lang.EN, call), LddKind.NOT_DYNAMIC).text())
                .contains("it has PT_DYNAMIC, and is for x86-64 processors");
    }

    @Test
    void goVersionIsExplainedAndHeldAgainstTheBuildInfo() throws Exception {
        Sighting call = call(ToolName.GO, "hello", Map.of(), List.of("version", "-m", "hello"));
        Explanation explanation = one(Lang.EN, call);
        assertThat(explanation.sections()).extracting(Section::source).containsExactly(Source.INFO);
        assertThat(joined(explanation.sections().getFirst())).isEqualTo(call.output());
        assertThat(meaning(explanation, BuildInfoKind.INFO_FILE).evidence())
                .hasValueSatisfying(place -> assertThat(place.what()).contains("go"));
        assertThat(meaning(explanation, BuildInfoKind.INFO_CGO_ENABLED).evidence())
                .isPresent();
    }

    @Test
    void whatABuildPrintedStandsBelowItsCommand() {
        Sighting build = calls("hello").getFirst();
        var call = new Sighting(
                ToolName.GO,
                build.arguments(),
                folder,
                Map.of(),
                "",
                "# command-line-arguments\nsomething new\n",
                0,
                build.files());
        Section section = one(Lang.EN, call).sections().getFirst();
        assertThat(joined(section)).isEqualTo("go build -o hello hello.go\n# command-line-arguments\nsomething new\n");
        assertThat(meaning(one(Lang.EN, call), BuildOutputKind.UNEXPLAINED).certain())
                .isFalse();
    }

    @Test
    void whyAFileCouldNotBeReadIsSaidInBothLanguages() {
        Path gone = folder.resolve("gone");
        var call = new Sighting(
                ToolName.FILE,
                List.of("gone"),
                folder,
                Map.of(),
                "gone: cannot open `gone' (No such file or directory)\n",
                "",
                0,
                List.of(new SightedFile("gone", gone, gone, "1")));
        assertThat(one(Lang.EN, call).verdict().toString()).contains("no such file");
        assertThat(one(Lang.ZH, call).verdict().toString()).contains("没有这个文件").doesNotContain("no such file");
    }

    private static Explanation one(Lang lang, Sighting call) {
        return new Explainer(lang, List.of()).explain(List.of(call)).getFirst();
    }

    private static Meaning meaning(Explanation explanation, FragmentKind kind) {
        return explanation.sections().stream()
                .flatMap(section -> section.pieces().stream())
                .filter(piece -> piece.fragment().kind() == kind)
                .flatMap(piece -> piece.meaning().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNotesWordsComeOnceInASection() {
        var callout = new Callout(List.of("-extldflags", "-o"), "as the note says", 1, 0);
        Explanation explanation = new Explainer(Lang.EN, List.of(callout))
                .explain(calls("unread-flag"))
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
        Sighting call = call(ToolName.FILE, name, Map.of(), List.of(name));
        Path path = folder.resolve(name);
        var sighting = new Sighting(
                ToolName.FILE,
                call.arguments(),
                folder,
                Map.of(),
                call.output(),
                "",
                0,
                List.of(new SightedFile(name, path, path, identity)));
        Explanation explanation =
                new Explainer(Lang.EN, List.of()).explain(List.of(sighting)).getFirst();
        assertThat(explanation.verdict().headline()).isEqualTo(headline);
        assertThat(explanation.verdict().sentence()).contains(sentence);
        assertThat(joined(explanation.sections().getFirst())).isEqualTo(call.output());
        assertThat(explanation.sections().getFirst().pieces())
                .allSatisfy(piece ->
                        assertThat(piece.meaning().flatMap(Meaning::evidence)).isEmpty());
    }

    /// One call about two files, and a file that was built anew in between.
    @Test
    void oneExplanationForEachFileAndState() throws Exception {
        RealTool.Output output = RealTool.run(folder, Map.of(), List.of("file", "hello", "httpget"));
        var both = new Sighting(
                ToolName.FILE,
                List.of("hello", "httpget"),
                folder,
                Map.of(),
                output.stdout(),
                "",
                0,
                List.of(
                        new SightedFile("hello", folder.resolve("hello"), folder.resolve("hello"), "1"),
                        new SightedFile("httpget", folder.resolve("httpget"), folder.resolve("httpget"), "2")));
        var calls = Stream.of(calls("hello"), List.of(both), calls("httpget"))
                .flatMap(List::stream)
                .toList();
        List<Explanation> explanations = new Explainer(Lang.EN, List.of()).explain(calls);
        assertThat(explanations).extracting(Explanation::name).containsExactly("hello", "httpget", "httpget");
        assertThat(explanations).extracting(each -> each.sections().size()).containsExactly(4, 1, 3);
        assertThat(joined(explanations.get(0).sections().get(3)))
                .startsWith("hello: ")
                .doesNotContain("httpget");
        assertThat(joined(explanations.get(1).sections().getFirst())).startsWith("httpget: ");
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
                folder,
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
