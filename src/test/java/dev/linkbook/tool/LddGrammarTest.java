package dev.linkbook.tool;

import static dev.linkbook.tool.LddKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines of glibc's and musl's `ldd`, in English and Chinese, and what the real one prints here.
class LddGrammarTest {
    private static final String GLIBC = "/lib/x86_64-linux-gnu/libc.so.6";
    private static final String LOADER_PATH = "/lib64/ld-linux-x86-64.so.2";
    private static final String MUSL = "/lib/ld-musl-x86_64.so.1";

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("\tlinux-vdso.so.1 (0x00007ffd)", VDSO, Map.of("address", "0x00007ffd")),
                Arguments.of("\tlinux-vdso.so.1 =>  (0x00007ffd)", VDSO, Map.of("address", "0x00007ffd")),
                Arguments.of("\tlinux-gate.so.1 (0xf7f1d000)", VDSO, Map.of("address", "0xf7f1d000")),
                Arguments.of("\tlibc.so.6 => " + GLIBC + " (0x7)", FOUND, found("libc.so.6", GLIBC)),
                Arguments.of("\tlib b.so => /a b/lib b.so (0x7)", FOUND, found("lib b.so", "/a b/lib b.so")),
                Arguments.of("\tlibfoo.so => not found", NOT_FOUND, Map.of("name", "libfoo.so")),
                Arguments.of("\t/opt/libfoo.so (0x7)", BY_PATH, Map.of("path", "/opt/libfoo.so", "address", "0x7")),
                Arguments.of("\t/opt/a/ldap.so (0x7)", BY_PATH, Map.of("path", "/opt/a/ldap.so", "address", "0x7")),
                Arguments.of("\t" + LOADER_PATH + " (0x7)", LOADER, Map.of("path", LOADER_PATH, "address", "0x7")),
                Arguments.of(
                        "\t/other/ld => " + LOADER_PATH + " (0x7)", LOADER_RENAMED, found("/other/ld", LOADER_PATH)),
                Arguments.of("\t" + MUSL + " (0x7)", LOADER, Map.of("path", MUSL, "address", "0x7")),
                Arguments.of("\tlibc.so => " + MUSL + " (0x7)", MUSL_LIBC, found("libc.so", MUSL)),
                Arguments.of(
                        "\tlibc.musl-x86_64.so.1 => " + MUSL + " (0x7)",
                        MUSL_LIBC,
                        found("libc.musl-x86_64.so.1", MUSL)),
                Arguments.of("\tstatically linked", STATICALLY_LINKED, Map.of()),
                Arguments.of("\tnot a dynamic executable", NOT_DYNAMIC, Map.of()),
                Arguments.of("\t不是动态可执行文件", NOT_DYNAMIC, Map.of()),
                Arguments.of("        不是动态可执行文件", NOT_DYNAMIC, Map.of()),
                Arguments.of(
                        "./x: " + GLIBC + ": version `GLIBC_2.38' not found (required by ./x)",
                        VERSION_NOT_FOUND,
                        Map.of("library", GLIBC, "version", "GLIBC_2.38", "by", "./x")),
                Arguments.of(
                        "./x: error while loading shared libraries: /lib/libc.so: invalid ELF header",
                        LOADING_ERROR,
                        Map.of("reason", "/lib/libc.so: invalid ELF header")),
                Arguments.of(
                        "undefined symbol: frob\t(./x)", UNDEFINED_SYMBOL, Map.of("symbol", "frob", "file", "./x")),
                Arguments.of("./a b:", HEADING, Map.of("name", "./a b")),
                Arguments.of("ldd: ./x: 没有那个文件或目录", NO_SUCH_FILE, Map.of("file", "./x")),
                Arguments.of("musl-ldd: ./x: Not a valid dynamic program", MUSL_NOT_VALID, Map.of()),
                Arguments.of(
                        "Error loading shared library libfoo.so: No such file or directory (needed by ./x)",
                        MUSL_MISSING,
                        Map.of("name", "libfoo.so")),
                Arguments.of(
                        "Error relocating ./x: fcntl64: symbol not found",
                        MUSL_RELOCATING,
                        Map.of("symbol", "fcntl64")),
                Arguments.of(
                        "Error relocating ./x: unsupported relocation type 37",
                        MUSL_RELOCATION_TYPE,
                        Map.of("number", "37")),
                Arguments.of("\tVersion information:", VERSION_INFORMATION, Map.of()),
                Arguments.of("\t./x:", VERSIONS_OF, Map.of("name", "./x")),
                Arguments.of(
                        "\t\tlibc.so.6 (GLIBC_2.34) => " + GLIBC,
                        VERSION_PROVIDED,
                        Map.of("name", "libc.so.6", "version", "GLIBC_2.34", "path", GLIBC)),
                Arguments.of("\t/lib/libm.so.6", UNUSED_DEPENDENCY, Map.of("path", "/lib/libm.so.6")),
                Arguments.of("ldd: 错误：你没有读权限  `./x'", NO_READ_PERMISSION, Map.of("file", "./x")),
                Arguments.of(
                        "ldd: /lib/ld.so exited with unknown exit code (135)",
                        UNKNOWN_EXIT_CODE,
                        Map.of("code", "135")),
                Arguments.of("ldd: 选项“--v”具有二义性", UNKNOWN_OPTION, Map.of("option", "--v")),
                Arguments.of("ldd: unrecognized option `--x'", UNKNOWN_OPTION, Map.of("option", "--x")),
                Arguments.of(
                        "ldd (Debian GLIBC 2.36-9+deb12u14) 2.36",
                        GLIBC_VERSION,
                        Map.of("package", "Debian GLIBC 2.36-9+deb12u14", "version", "2.36")),
                Arguments.of(
                        "musl-ldd: cannot load ./x: No such file or directory",
                        MUSL_CANNOT_LOAD,
                        Map.of("file", "./x", "reason", "No such file or directory")),
                Arguments.of(
                        "symbol frob, version V1 not defined in file liba.so with link time reference\t(./x)",
                        UNDEFINED_VERSION,
                        Map.of("symbol", "frob", "version", "V1", "library", "liba.so")),
                Arguments.of("something new", UNEXPLAINED, Map.of()),
                Arguments.of("\tlibc.so.6 => here", UNEXPLAINED, Map.of()));
    }

    private static Map<String, String> found(String name, String path) {
        return Map.of("name", name, "path", path, "address", "0x7");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineIsOneFragment(String line, LddKind kind, Map<String, String> operands) {
        List<Fragment> fragments = LddGrammar.parse(line + "\n");
        assertThat(fragments)
                .filteredOn(fragment -> fragment.kind() != SEPARATOR)
                .containsExactly(new Fragment(kind, line.strip(), operands));
        assertThat(Samples.joined(fragments)).isEqualTo(line + "\n");
    }

    @Test
    void theSamplesHaveEveryKindAndNothingUnknown() {
        List<Fragment> fragments = LddGrammar.parse(String.join("\n", Samples.lddLines()));
        assertThat(fragments)
                .extracting(Fragment::kind)
                .containsAll(Stream.of(LddKind.values())
                        .filter(kind -> kind != UNEXPLAINED)
                        .toList())
                .doesNotContain(UNEXPLAINED);
    }

    @Test
    void aPartReachesToTheNextHeading() {
        String output = "./a:\n\tVersion information:\n\t./a:\n\t\tlibc.so.6 (X) => /l\n./b:\n\tstatically linked\n";
        List<Fragment> fragments = LddGrammar.parse(output);
        assertThat(Samples.joined(LddGrammar.part(fragments, "./a")))
                .isEqualTo("\tVersion information:\n\t./a:\n\t\tlibc.so.6 (X) => /l\n");
        assertThat(Samples.joined(LddGrammar.part(fragments, "./b"))).isEqualTo("\tstatically linked\n");
        assertThat(LddGrammar.part(fragments, "./c")).isEmpty();
    }

    @Test
    void anyTextJoinedIsItself() {
        List<String> pieces = List.of(
                "a",
                " => ",
                "\n",
                "\t",
                " ",
                "(0x7)",
                " (0x7)",
                "/",
                "/lib/ld-",
                "not found",
                ":",
                "ldd: ",
                "libc.so",
                "中",
                "\u001b",
                "version `",
                "' not found (required by ",
                "statically linked");
        Samples.random(pieces, 20_000).forEach(text -> {
            List<Fragment> fragments = LddGrammar.parse(text);
            assertThat(Samples.joined(fragments)).isEqualTo(text);
            assertThat(fragments).extracting(Fragment::text).doesNotContain("");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {" => ", "a: ", "/ld-", ": a: version `b' not found ", "Error relocating a: ", "(0x7) "})
    void aLongLineTakesNoLongTime(String piece) {
        for (int times : new int[] {1000, 500_000}) {
            String line = "\t" + piece.repeat(times) + "\n";
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> LddGrammar.parse(line), piece);
        }
    }
}
