package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfReader;
import dev.linkbook.binary.Place;
import dev.linkbook.binary.VersionNeed;
import dev.linkbook.explain.Explanation.Meaning;
import dev.linkbook.explain.Explanation.Piece;
import dev.linkbook.explain.Explanation.Section;
import dev.linkbook.tool.BuildInfoKind;
import dev.linkbook.tool.BuildKind;
import dev.linkbook.tool.BuildOutputKind;
import dev.linkbook.tool.FileKind;
import dev.linkbook.tool.Fragment;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where in the bytes a statement of the tools stands, and what is said where the bytes say otherwise.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceTest {
    @TempDir
    private static Path folder;

    private BuiltPrograms programs = BuiltPrograms.none();

    @BeforeAll
    void build() throws Exception {
        programs = BuiltPrograms.in(folder);
    }

    /// Whoever looks at a place that is named finds there what the fragment says.
    @ParameterizedTest
    @MethodSource("dev.linkbook.explain.BuiltPrograms#names")
    void placesHoldWhatTheyAreNamedFor(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(programs.folder().resolve(name));
        int checked = 0;
        for (Section section : programs.explain(Lang.EN, name).sections()) {
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
        Meaning meaning = BuiltPrograms.meaning(programs.explain(Lang.EN, "loader-only"), LddKind.STATICALLY_LINKED);
        assertThat(meaning.certain()).isFalse();
        assertThat(meaning.evidence()).isEmpty();
        assertThat(meaning.text())
                .contains("say otherwise", "PT_INTERP names the dynamic linker /lib64/ld-linux-x86-64.so.2");
        assertThat(BuiltPrograms.meaning(programs.explain(Lang.ZH, "loader-only"), LddKind.STATICALLY_LINKED)
                        .text())
                .contains("以文件内容为准", "PT_INTERP 指定了动态链接器 /lib64/ld-linux-x86-64.so.2");
        assertThat(BuiltPrograms.meaning(programs.explain(Lang.EN, "static-pie"), LddKind.STATICALLY_LINKED)
                        .certain())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.linkbook.explain.BuiltPrograms#names")
    void nothingElseIsMarked(String name) {
        programs.explain(Lang.EN, name).sections().stream()
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
        Sighting call = programs.calls(printed).get(1);
        Path other = programs.folder().resolve(bytes);
        var lie = new Sighting(
                ToolName.FILE,
                call.arguments(),
                programs.folder(),
                Map.of(),
                call.output(),
                "",
                0,
                List.of(new SightedFile(printed, other, other, "1")));
        Meaning meaning = BuiltPrograms.meaning(
                new Explainer(Lang.EN, List.of()).explain(List.of(lie)).getFirst(), kind);
        assertThat(meaning.text()).contains("say otherwise: " + said);
        assertThat(meaning.certain()).isFalse();
    }

    /// `file` before 5.46 takes a library that needs no other for a program.
    @Test
    void aLibraryAloneIsNoProgram() throws Exception {
        Files.writeString(programs.folder().resolve("alone.c"), "int alone(void) { return 1; }\n");
        RealTool.run(
                folder, Map.of(), List.of("gcc", "-shared", "-nostdlib", "-Wl,-z,now", "-o", "alone.so", "alone.c"));
        Path library = programs.folder().resolve("alone.so");
        var call = new Sighting(
                ToolName.FILE,
                List.of(),
                programs.folder(),
                Map.of(),
                "alone.so: ELF 64-bit LSB shared object, x86-64, version 1 (SYSV), static-pie linked, not stripped\n",
                "",
                0,
                List.of(new SightedFile("alone.so", library, library, "1")));
        Meaning meaning = BuiltPrograms.meaning(BuiltPrograms.one(Lang.EN, call), FileKind.STATIC_PIE_LINKED);
        assertThat(meaning.text()).contains("say otherwise: DF_1_PIE is not set");
        assertThat(BuiltPrograms.meaning(BuiltPrograms.one(Lang.ZH, call), FileKind.STATIC_PIE_LINKED)
                        .text())
                .contains("没有 DF_1_PIE 标志");
    }

    @Test
    void lddThatReadNothingIsContradicted() {
        Path other = programs.folder().resolve("httpget");
        var call = new Sighting(
                ToolName.LDD,
                List.of("x"),
                programs.folder(),
                Map.of(),
                "",
                "\tnot a dynamic executable\n",
                1,
                List.of(new SightedFile("x", other, other, "1")));
        assertThat(BuiltPrograms.meaning(BuiltPrograms.one(Lang.EN, call), LddKind.NOT_DYNAMIC)
                        .text())
                .contains("it has PT_DYNAMIC, and is for x86-64 processors");
    }

    /// The real `ldd` and a library without the version that the program was linked with: the place is where the
    /// program asks for it, of that library and no other that has a version of the same name.
    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void aVersionThatIsNotFoundIsShownWhereItIsAskedFor(String old) throws Exception {
        Path folder = programs.folder();
        Files.writeString(folder.resolve("new.map"), "V_2 { global: *; };\n");
        Files.writeString(folder.resolve("old.map"), "V_1 { global: *; };\n");
        Files.writeString(
                folder.resolve("asks.c"), "int one(void), two(void); int main(void) { return one() + two(); }\n");
        library("one", "new.map");
        library("two", "new.map");
        gcc("-o", "asks", "asks.c", "-L.", "-lone", "-ltwo", "-Wl,-rpath," + folder);
        library(old, "old.map");
        Sighting call = programs.call(ToolName.LDD, "asks", Map.of(), List.of("./asks"));
        Meaning meaning = BuiltPrograms.meaning(BuiltPrograms.one(Lang.EN, call), LddKind.VERSION_NOT_FOUND);
        assertThat(meaning.text()).contains(folder + "/lib" + old + ".so lacks the symbol version V_2");
        VersionNeed asked = ((Elf) ElfReader.read(folder.resolve("asks")))
                .versionNeeds().found().orElseThrow().stream()
                        .filter(need -> need.file().equals("lib" + old + ".so"))
                        .findFirst()
                        .orElseThrow();
        assertThat(meaning.evidence()).contains(asked.place());
    }

    private void library(String name, String script) throws Exception {
        Files.writeString(programs.folder().resolve(name + ".c"), "int " + name + "(void) { return 0; }\n");
        gcc("-shared", "-fPIC", "-o", "lib" + name + ".so", name + ".c", "-Wl,--version-script," + script);
    }

    private void gcc(String... arguments) throws Exception {
        var command = Stream.concat(Stream.of("gcc"), Stream.of(arguments)).toList();
        RealTool.Output output = RealTool.run(programs.folder(), Map.of(), command);
        assertThat(output.exitCode()).as(output.stderr()).isZero();
    }
}
