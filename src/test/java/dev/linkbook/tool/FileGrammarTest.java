package dev.linkbook.tool;

import static dev.linkbook.tool.FileKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines of `file`: written down ones, random ones, and those of the real tool for this machine's programs.
class FileGrammarTest {
    private static final String ELF = "a: ELF 64-bit LSB ";

    static Stream<Arguments> kinds() {
        return Stream.of(
                row(
                        "a: setuid ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked,"
                                + " interpreter /lib64/ld-linux-x86-64.so.2, BuildID[sha1]=e7bb, for GNU/Linux 3.2.0,"
                                + " stripped",
                        FILE_NAME,
                        SETUID,
                        ELF_CLASS,
                        TYPE_PIE,
                        MACHINE,
                        VERSION_OSABI,
                        DYNAMICALLY_LINKED,
                        INTERPRETER,
                        GNU_BUILD_ID,
                        ABI_TAG,
                        STRIPPED),
                row(
                        ELF + "executable, x86-64, version 1 (GNU/Linux), statically linked, Go BuildID=a/b,"
                                + " with debug_info, not stripped",
                        FILE_NAME,
                        ELF_CLASS,
                        TYPE_EXECUTABLE,
                        MACHINE,
                        VERSION_OSABI,
                        STATICALLY_LINKED,
                        GO_BUILD_ID,
                        WITH_DEBUG_INFO,
                        NOT_STRIPPED),
                row(
                        "ELF 32-bit MSB relocatable, IBM S/390, version 1",
                        ELF_CLASS,
                        TYPE_RELOCATABLE,
                        MACHINE,
                        VERSION_OSABI),
                row(
                        "ELF 32-bit LSB executable, ARM, EABI5 version 1 (SYSV)",
                        ELF_CLASS,
                        TYPE_EXECUTABLE,
                        MACHINE,
                        VERSION_OSABI),
                row("ELF 64-bit LSB executable, static-pie linked", ELF_CLASS, TYPE_EXECUTABLE, STATIC_PIE_LINKED),
                row(
                        "ELF 64-bit LSB executable, x86-64, invalid version (SYSV)",
                        ELF_CLASS,
                        TYPE_EXECUTABLE,
                        MACHINE,
                        VERSION_INVALID),
                row("ELF invalid class LSB core file, x86-64", ELF_CLASS_INVALID, TYPE_CORE, UNEXPLAINED),
                row(
                        "ELF 64-bit LSB executable, x86-64, version 1, interpreter *empty*",
                        ELF_CLASS,
                        TYPE_EXECUTABLE,
                        MACHINE,
                        VERSION_OSABI,
                        INTERPRETER_EMPTY),
                row(
                        "ELF 64-bit LSB executable, stripped, brand new",
                        ELF_CLASS,
                        TYPE_EXECUTABLE,
                        STRIPPED,
                        UNEXPLAINED),
                row("a: b: ELF 64-bit LSB no file type", FILE_NAME, ELF_CLASS, TYPE_NONE),
                row("a: b: ASCII text", FILE_NAME, TEXT),
                row("a: PEM certificate", FILE_NAME, OTHER_FORMAT),
                row("a: setgid, sticky, directory", FILE_NAME, SETGID, STICKY, DIRECTORY),
                row("a: 64-bit XCOFF executable or object module", FILE_NAME, OTHER_FORMAT),
                row("a: ELF, unknown class 7", FILE_NAME, ELF_CLASS_INVALID, UNKNOWN_CLASS),
                row("ELF 64-bit LSB *unknown arch 0x1234* version 1 (SYSV)", ELF_CLASS, MACHINE_UNKNOWN, VERSION_OSABI),
                row(
                        "ELF 64-bit LSB executable, x86-64, (SYSV), statically linked",
                        ELF_CLASS,
                        TYPE_EXECUTABLE,
                        MACHINE,
                        VERSION_OSABI,
                        STATICALLY_LINKED),
                row("ELF 64-bit invalid byte order (SYSV)", ELF_CLASS_INVALID, VERSION_OSABI),
                row("a: broken symbolic link to ELF 1", FILE_NAME, BROKEN_SYMBOLIC_LINK),
                row("a: cannot open `a' (No such file or directory)", FILE_NAME, CANNOT_OPEN),
                row("a:     ELF 64-bit LSB shared object", FILE_NAME, ELF_CLASS, TYPE_SHARED_OBJECT),
                row(
                        "ELF 64-bit LSB pie executable, x86-64,, dynamically linked",
                        ELF_CLASS,
                        TYPE_PIE,
                        MACHINE,
                        DYNAMICALLY_LINKED),
                row("just words", OTHER_FORMAT));
    }

    private static Arguments row(String line, FileKind... kinds) {
        return Arguments.of(line, List.of(kinds));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aLineIsCutIntoKinds(String line, List<FileKind> kinds) {
        assertThat(FileGrammar.parse(line + "\n")).singleElement().satisfies(parsed -> {
            assertThat(parsed.fragments())
                    .filteredOn(f -> f.kind() != SEPARATOR)
                    .extracting(Fragment::kind)
                    .isEqualTo(kinds);
            assertThat(Samples.joined(parsed.fragments())).isEqualTo(line + "\n");
        });
    }

    static Stream<Arguments> operands() {
        return Stream.of(
                Arguments.of(ELF_CLASS, ELF, Map.of("bits", "64", "order", "LSB")),
                Arguments.of(
                        MACHINE,
                        ELF + "executable, UCB RISC-V, RVC, double-float ABI, version 1 (SYSV)",
                        Map.of("machine", "UCB RISC-V, RVC, double-float ABI")),
                Arguments.of(MACHINE, ELF + "executable, MIPS, MIPS32 version 1", Map.of("machine", "MIPS, MIPS32")),
                Arguments.of(
                        VERSION_OSABI,
                        ELF + "executable, x86-64, version 1 (GNU/Linux)",
                        Map.of("version", "1", "osabi", "GNU/Linux")),
                Arguments.of(
                        INTERPRETER,
                        ELF + "executable, interpreter /opt/a, b/ld.so, stripped",
                        Map.of("path", "/opt/a, b/ld.so")),
                Arguments.of(GO_BUILD_ID, ELF + "executable, Go BuildID=a/b/c/d", Map.of("id", "a/b/c/d")),
                Arguments.of(
                        GNU_BUILD_ID,
                        ELF + "executable, BuildID[md5/uuid]=00ff",
                        Map.of("algorithm", "md5/uuid", "hash", "00ff")),
                Arguments.of(
                        ABI_TAG,
                        ELF + "executable, for GNU/Linux 3.2.0",
                        Map.of("os", "GNU/Linux", "version", "3.2.0")));
    }

    @ParameterizedTest
    @MethodSource("operands")
    void whatVariesIsAnOperand(FileKind kind, String line, Map<String, String> operands) {
        assertThat(FileGrammar.parse(line))
                .flatExtracting(FileLine::fragments)
                .filteredOn(fragment -> fragment.kind() == kind)
                .singleElement()
                .extracting(Fragment::operands)
                .isEqualTo(operands);
    }

    static Stream<String> samples() {
        return Samples.fileLines().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyPieceOfASampleIsKnown(String line) {
        FileLine parsed = FileGrammar.parse(line).getFirst();
        assertThat(parsed.name()).isPresent();
        assertThat(parsed.fragments()).extracting(Fragment::kind).doesNotContain(UNEXPLAINED);
        assertThat(Samples.joined(parsed.fragments())).isEqualTo(line);
    }

    @Test
    void theSamplesHaveEveryKind() {
        assertThat(Samples.fileLines())
                .flatExtracting(FileGrammar::parse)
                .flatExtracting(FileLine::fragments)
                .extracting(Fragment::kind)
                .containsAll(Stream.of(FileKind.values())
                        .filter(kind -> kind != UNEXPLAINED)
                        .toList());
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("a: ELF 64-bit LSB executable", Optional.of("a")),
                Arguments.of("ELF 64-bit LSB executable", Optional.empty()),
                Arguments.of("a: b: ELF 64-bit LSB executable", Optional.of("a: b")),
                Arguments.of("ELF: ELF 64-bit LSB executable", Optional.of("ELF")),
                Arguments.of("a: data", Optional.of("a")),
                Arguments.of("data", Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theNameStandsInFrontOfTheColon(String line, Optional<String> name) {
        assertThat(FileGrammar.parse(line)).extracting(FileLine::name).containsExactly(name);
    }

    @Test
    void anyTextJoinedIsItself() {
        List<String> pieces = List.of(
                "a",
                ": ",
                ":",
                " ",
                ", ",
                ",",
                "\n",
                "\t",
                "ELF ",
                "ELF",
                "64-bit ",
                "LSB",
                " executable",
                "pie",
                "setuid, ",
                "x86-64",
                "version 1",
                " (SYSV)",
                "(",
                ")",
                "interpreter ",
                "stripped",
                "BuildID[sha1]=",
                "中文",
                "\u001b[1m",
                "invalid version",
                "symbolic link to ");
        Samples.random(pieces, 20_000).forEach(text -> {
            var fragments = new ArrayList<Fragment>();
            FileGrammar.parse(text).forEach(line -> fragments.addAll(line.fragments()));
            assertThat(Samples.joined(fragments)).isEqualTo(text);
            assertThat(fragments).extracting(Fragment::text).doesNotContain("");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {": ", "setuid, ", ", x", " version 1", "(", "ELF ", ": setuid "})
    void aLongLineTakesNoLongTime(String piece) {
        for (String start : List.of("", ELF, ELF + "executable, interpreter /")) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(5), () -> FileGrammar.parse(start + piece.repeat(500_000)), start + piece);
        }
    }

    static Stream<Arguments> givenNames() {
        return Stream.of(
                Arguments.of("a: ELF 64-bit LSB x", "a: ELF 64-bit LSB x: ASCII text", TEXT),
                Arguments.of("a: b", "a: b: data", DATA),
                Arguments.of("a\nb", "a\\012b: empty", EMPTY),
                Arguments.of("中", "\\344\\270\\255: directory", DIRECTORY),
                Arguments.of("中", "中: directory", DIRECTORY),
                Arguments.of("\u001b[1m", "\\033[1m: data", DATA));
    }

    @ParameterizedTest
    @MethodSource("givenNames")
    void aNameThatWasGivenEndsWhereItEnds(String name, String line, FileKind kind) {
        FileLine parsed = FileGrammar.parse(line, List.of("other", name)).getFirst();
        assertThat(parsed.name()).contains(name);
        assertThat(parsed.fragments()).extracting(Fragment::kind).containsExactly(FILE_NAME, SEPARATOR, kind);
        assertThat(Samples.joined(parsed.fragments())).isEqualTo(line);
    }

    @Test
    void anInterpreterOfAMegabyteIsStillOne() {
        String path = "/" + "a, \\033".repeat(150_000);
        FileLine line = FileGrammar.parse(ELF + "executable, x86-64, version 1 (SYSV), dynamically linked, interpreter "
                        + path + ", stripped")
                .getFirst();
        assertThat(line.fragments())
                .contains(new Fragment(INTERPRETER, "interpreter " + path, Map.of("path", path)))
                .endsWith(new Fragment(STRIPPED, "stripped"));
    }
}
