package dev.linkbook.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that no linker writes.
class CraftedElfTest {
    private static final String MODULES = """
            path\tx
            mod\tx\tv1\th1:s
            dep\ty\tv2\th1:t
            =>\tz\tv3\th1:u
            build\t-ldflags="-s \\"-X=a\\u0041\\""
            build\tCGO_ENABLED=0
            """;

    @ParameterizedTest(name = "wide {0}, big-endian {1}")
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void everyWidthAndByteOrderReadsTheSame(boolean wide, boolean big) {
        Elf elf = new ElfBuilder(wide, big)
                .interpreter("/lib/ld-musl-armhf.so.1")
                .dynamic(List.of("libc.so.6", "libm.so.6"))
                .note("GNU", 1, ElfBuilder.numbers(0, 3, 2, 0), 4)
                .oldGoBuildInfo("go1.17.13", MODULES)
                .finish()
                .elf();
        assertThat(elf.header().type()).isEqualTo(2);
        assertThat(elf.header().machine()).isEqualTo(62);
        assertThat(elf.header().entry()).isEqualTo(ElfBuilder.BASE);
        assertThat(elf.interpreter().found()).contains("/lib/ld-musl-armhf.so.1");
        Dynamic dynamic = elf.dynamic().found().orElseThrow();
        assertThat(dynamic.needed()).extracting(Finding.Present::value).containsExactly("libc.so.6", "libm.so.6");
        assertThat(dynamic.isPie()).isTrue();
        assertThat(elf.versionNeeds().found().orElseThrow())
                .extracting(need -> need.file() + " " + need.version())
                .containsExactly("libc.so.6 GLIBC_2.34");
        assertThat(elf.abiTag().found()).contains("Linux 3.2.0");
        GoBuildInfo info = elf.goBuildInfo().found().orElseThrow();
        assertThat(info.goVersion()).isEqualTo("go1.17.13");
        assertThat(info.main().orElseThrow().version()).isEqualTo("v1");
        assertThat(info.deps().getFirst().replacement().orElseThrow().path()).isEqualTo("z");
        assertThat(info.settings()).containsEntry("-ldflags", "-s \"-X=aA\"").containsEntry("CGO_ENABLED", "0");
        assertThat(Linkage.of(elf)).isEqualTo(Linkage.DYNAMIC);
        assertThat(Libc.of(elf).libc()).isEqualTo(Libc.MUSL);
    }

    /// What is attacked, the attack, the finding that must not be present, and words of its reason.
    static Stream<Arguments> attacks() {
        return Stream.of(
                broken("EI_CLASS 7", b -> b.number(4, 1, 7), Elf::dynamic, "EI_CLASS"),
                broken("EI_DATA 9", b -> b.number(5, 1, 9), Elf::dynamic, "EI_DATA"),
                broken(
                        "e_phentsize 55",
                        b -> b.number(b.tail() + 2, 2, 55),
                        Elf::programHeaderTable,
                        "e_phentsize is 55"),
                broken("e_phnum over the cap", b -> b.number(b.tail() + 4, 2, 2049), Elf::programHeaderTable, "2049"),
                broken(
                        "e_phnum beyond the file",
                        b -> b.number(b.tail() + 4, 2, 2000),
                        Elf::dynamic,
                        "not in the file"),
                broken("e_phoff beyond 2^63", b -> b.word(32, -8), Elf::interpreter, "not in the file"),
                broken(
                        "PN_XNUM without section 0",
                        b -> b.number(b.tail() + 4, 2, 0xffff).word(40, 0),
                        Elf::dynamic,
                        "no section header table"),
                broken("e_shentsize 63", b -> b.number(b.tail() + 6, 2, 63), Elf::comment, "e_shentsize is 63"),
                broken("e_shnum over the cap", b -> b.number(b.tail() + 8, 2, 40000), Elf::sectionTable, "40000"),
                broken(
                        "e_shoff at the file's end",
                        b -> b.word(40, b.bytes().length),
                        Elf::sectionTable,
                        "not in the file"),
                broken(
                        "PT_INTERP without NUL",
                        b -> b.word(b.programHeader(1) + 32, 5),
                        Elf::interpreter,
                        "does not end"),
                broken(
                        "PT_INTERP's p_offset + p_filesz overflow",
                        b -> b.word(b.programHeader(1) + 8, Long.MAX_VALUE),
                        Elf::interpreter,
                        "not in the file"),
                broken(
                        "PT_INTERP of 2^63 bytes",
                        b -> b.word(b.programHeader(1) + 32, Long.MIN_VALUE),
                        Elf::interpreter,
                        "not in the file"),
                broken(
                        "PT_DYNAMIC larger than the file",
                        b -> b.word(b.programHeader(2) + 32, 1L << 40),
                        Elf::dynamic,
                        "not in the file"),
                broken(
                        "DT_VERNEEDNUM 2^32",
                        b -> b.word(b.at("dynamic") + 88, 1L << 32),
                        Elf::versionNeeds,
                        "more than"),
                broken(
                        "vn_file outside DT_STRTAB",
                        b -> b.number(b.at("verneed") + 4, 4, 999),
                        Elf::versionNeeds,
                        "not inside DT_STRTAB"),
                broken(
                        "vna_next out of the segment",
                        b -> b.number(b.at("verneed") + 2, 2, 9).number(b.at("verneed") + 28, 4, 0xfffffff0L),
                        Elf::versionNeeds,
                        "outside its segment"),
                broken(
                        "n_descsz 2^32-1",
                        b -> b.number(b.at("note GNU3") + 4, 4, 0xffffffffL),
                        Elf::gnuBuildId,
                        "does not fit"),
                broken(
                        "n_namesz 2^32-1",
                        b -> b.number(b.at("note Go4"), 4, 0xffffffffL),
                        Elf::goBuildId,
                        "does not fit"),
                broken(
                        ".go.buildinfo's varint without end",
                        b -> b.word(b.at(".go.buildinfo") + 32, -1).word(b.at(".go.buildinfo") + 40, -1),
                        Elf::goBuildInfo,
                        "has no end"),
                broken(
                        ".go.buildinfo's text of 2^55 bytes",
                        b -> b.word(b.at(".go.buildinfo") + 32, 0x7fffffffffffffffL),
                        Elf::goBuildInfo,
                        "a text of"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void aBrokenPartIsUnreadAndSaysWhy(
            String name, UnaryOperator<ElfBuilder> attack, Function<Elf, Finding<?>> finding, String why) {
        assertThat(finding.apply(ElfBuilder.full().elf()).isPresent())
                .as("before the attack")
                .isTrue();
        Elf elf = attack.apply(ElfBuilder.full()).elf();
        assertThat(finding.apply(elf))
                .isInstanceOfSatisfying(
                        Finding.Unread.class, unread -> assertThat(unread.why()).contains(why));
        assertThat(Linkage.of(elf)).isNotNull();
        assertThat(Libc.of(elf)).isNotNull();
    }

    @Test
    void aBrokenPartLeavesTheOthers() {
        Elf elf = ElfBuilder.full().number(52 + 6, 2, 63).elf();
        assertThat(elf.sectionTable()).isInstanceOf(Finding.Unread.class);
        assertThat(elf.interpreter().found()).contains("/lib64/ld-linux-x86-64.so.2");
        assertThat(elf.dynamic().found().orElseThrow().neededCount()).isEqualTo(2);
        assertThat(elf.goBuildInfo().found()).as("found by its segment").isPresent();
    }

    @Test
    void namesThatCannotBeReadAreStillCounted() {
        var builder = ElfBuilder.full();
        Elf elf = builder.word(builder.at("dynamic") + 8, 12345).elf();
        Dynamic dynamic = elf.dynamic().found().orElseThrow();
        assertThat(dynamic.neededCount()).isEqualTo(2);
        assertThat(dynamic.needed()).extracting(Finding.Present::value).containsExactly("libm.so.6");
        assertThat(dynamic.problems()).singleElement().asString().contains("0x3039 is not inside DT_STRTAB");
    }

    @Test
    void theTrueCountCanStandInSection0() {
        var builder = ElfBuilder.full();
        int sections = builder.at("sections");
        builder.number(sections + 44, 4, 6).number(builder.tail() + 4, 2, 0xffff);
        builder.number(sections + 40, 4, 3).number(builder.tail() + 10, 2, 0xffff);
        Elf elf =
                builder.word(sections + 32, 4).number(builder.tail() + 8, 2, 0).elf();
        assertThat(elf.programHeaders()).hasSize(6);
        assertThat(elf.sections()).extracting(Section::name).contains(".comment", ".go.buildinfo");
    }

    @Test
    void theKernelTakesTheFirstOfSeveralLoaders() {
        Elf elf = new ElfBuilder(true, false)
                .interpreter("/first")
                .interpreter("/last")
                .finish()
                .elf();
        assertThat(elf.interpreter().found()).contains("/first");
        assertThat(elf.interpreters()).hasSize(2);
        assertThat(Linkage.of(elf)).isEqualTo(Linkage.ODD_INTERPRETER_WITHOUT_DYNAMIC);
    }

    @Test
    void everyPrefixOfAFileIsAnAnswer() {
        byte[] bytes = ElfBuilder.full().bytes();
        for (int length = 0; length < bytes.length; length++) {
            Binary binary = ElfBuilder.read(Arrays.copyOf(bytes, length));
            assertThat(binary).isInstanceOf(length < 4 ? NotElf.class : Elf.class);
        }
        assertThat(((Elf) ElfBuilder.read(Arrays.copyOf(bytes, 20))).header().machine())
                .isEqualTo(62);
        assertThat(((Elf) ElfBuilder.read(Arrays.copyOf(bytes, 19))).header().machine())
                .isEqualTo(-1);
        assertThat(Linkage.of((Elf) ElfBuilder.read(Arrays.copyOf(bytes, 63)))).isEqualTo(Linkage.UNDECIDED);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'', EMPTY",
        "'!<arch>\n', ARCHIVE",
        "'#!/bin/sh', SCRIPT",
        "MZ\u0090, PE",
        "'\u00cf\u00fa\u00ed\u00fe', MACH_O",
        "'\u00ca\u00fe\u00ba\u00be\0\0\0\2', MACH_O",
        "'\u00ca\u00fe\u00ba\u00be\0\0\0\64', OTHER",
        "'\0asm', WASM",
        "'\u007fEL', OTHER"
    })
    void whatIsNotElfIsNamed(String start, NotElf.Kind kind) {
        assertThat(ElfBuilder.read(start.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOfSatisfying(
                        NotElf.class, file -> assertThat(file.kind()).isEqualTo(kind));
    }

    @Test
    void whatCannotBeReadSaysWhy(@TempDir Path folder) throws IOException {
        assertThat(ElfReader.read(folder)).isEqualTo(new Unreadable(folder, Unreadable.Reason.FOLDER, ""));
        Path missing = folder.resolve("missing");
        assertThat(ElfReader.read(missing)).isEqualTo(new Unreadable(missing, Unreadable.Reason.MISSING, ""));
        Path device = Path.of("/dev/zero");
        assertThat(ElfReader.read(device)).isEqualTo(new Unreadable(device, Unreadable.Reason.NOT_A_REGULAR_FILE, ""));
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
        assertThat(ElfReader.read(loop)).isInstanceOf(Unreadable.class);
    }

    @Test
    void aFileOfTwoGigabytesCostsNoMemory(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sparse");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(ElfBuilder.full().word(32, 0x7fff0000L).bytes());
            sparse.setLength(0x80000000L);
        }
        Elf elf = (Elf) ElfReader.read(file);
        assertThat(elf.sizeBytes()).isEqualTo(0x80000000L);
        assertThat(elf.programHeaders()).hasSize(6);
        assertThat(elf.comment().found().orElseThrow()).containsExactly("GCC: (Debian) 12", "clang");
    }

    private static Arguments broken(
            String name, UnaryOperator<ElfBuilder> attack, Function<Elf, Finding<?>> finding, String why) {
        return arguments(name, attack, finding, why);
    }
}
