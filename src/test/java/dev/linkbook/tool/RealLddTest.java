package dev.linkbook.tool;

import static dev.linkbook.tool.LddKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real `ldd` of glibc, in English and Chinese, and the one of musl.
class RealLddTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyEighthElfFileOfThisMachineIsExplained() throws Exception {
        List<String> all = Samples.elfFiles();
        List<String> files = IntStream.range(0, all.size())
                .filter(i -> i % 8 == 0)
                .mapToObj(all::get)
                .toList();
        List<Fragment> fragments = explained(Map.of(), command("ldd", files));
        long headings =
                fragments.stream().filter(each -> each.kind() == HEADING).count();
        System.out.println("ldd explained for " + headings + " ELF files of this machine");
        assertThat(headings).isEqualTo(files.size()).isGreaterThan(50);
        for (String option : List.of("-v", "-r", "-u", "-d")) {
            explained(Map.of(), command("ldd", List.of(option, "/bin/bash", "/usr/bin/gcc")));
        }
    }

    /// The script's messages come from glibc's catalogue, through a locale that is made here.
    @Test
    void inChinese() throws Exception {
        RealTool.run(folder, Map.of(), List.of("localedef", "-i", "zh_CN", "-f", "UTF-8", "./zh_CN.UTF-8"));
        Map<String, String> chinese = Map.of("LOCPATH", folder.toString(), "LC_ALL", "zh_CN.UTF-8", "LANGUAGE", "");
        Files.writeString(folder.resolve("text"), "text");
        assertThat(kinds(chinese, "text")).contains(NOT_DYNAMIC);
        assertThat(kinds(chinese, "gone")).containsExactly(NO_SUCH_FILE);
        assertThat(kinds(chinese, "/tmp")).containsExactly(NOT_REGULAR_FILE);
        assertThat(kinds(chinese)).containsExactly(MISSING_OPERAND, TRY_HELP);
        assertThat(kinds(chinese, "--nosuch")).containsExactly(UNKNOWN_OPTION, TRY_HELP);
        assertThat(kinds(chinese, "--v")).containsExactly(UNKNOWN_OPTION);
        assertThat(kinds(chinese, "/bin/true")).containsExactly(VDSO, FOUND, LOADER);
        assertThat(kinds(chinese, "--version")).contains(GLIBC_VERSION).doesNotContain(UNEXPLAINED);
        assertThat(RealTool.run(folder, chinese, List.of("ldd", "text")).stderr())
                .contains("不是动态可执行文件");
    }

    @Test
    void ofMusl() throws Exception {
        Files.writeString(folder.resolve("hello.c"), "#include <stdio.h>\nint main(void) { return puts(\"x\"); }\n");
        RealTool.run(folder, Map.of(), List.of("musl-gcc", "-o", "dynamic", "hello.c"));
        RealTool.run(folder, Map.of(), List.of("musl-gcc", "-static", "-o", "static", "hello.c"));
        assertThat(musl("./dynamic")).containsExactly(LOADER, MUSL_LIBC);
        assertThat(musl("./static")).containsExactly(MUSL_NOT_VALID);
        assertThat(musl("./hello.c")).containsExactly(MUSL_NOT_VALID);
        assertThat(musl("./gone")).containsExactly(MUSL_CANNOT_LOAD);
        assertThat(musl("/bin/true")).contains(LOADER, MUSL_LIBC, MUSL_RELOCATING);
        assertThat(musl("/bin/bash")).contains(MUSL_MISSING);
        assertThat(musl()).containsOnly(MUSL_VERSION);
    }

    private List<FragmentKind> musl(String... operands) throws Exception {
        return kinds(explained(Map.of(), command("musl-ldd", List.of(operands))));
    }

    private List<FragmentKind> kinds(Map<String, String> environment, String... operands) throws Exception {
        return kinds(explained(environment, command("ldd", List.of(operands))));
    }

    private static List<FragmentKind> kinds(List<Fragment> fragments) {
        return fragments.stream()
                .map(Fragment::kind)
                .filter(kind -> !kind.isSeparator())
                .toList();
    }

    private static List<String> command(String tool, List<String> operands) {
        return Stream.concat(Stream.of(tool), operands.stream()).toList();
    }

    private List<Fragment> explained(Map<String, String> environment, List<String> command) throws Exception {
        RealTool.Output output = RealTool.run(folder, environment, command);
        var fragments = new ArrayList<>(LddGrammar.parse(output.stdout()));
        fragments.addAll(LddGrammar.parse(output.stderr()));
        assertThat(Samples.joined(fragments)).isEqualTo(output.stdout() + output.stderr());
        assertThat(fragments)
                .filteredOn(fragment -> fragment.kind().isUnexplained())
                .isEmpty();
        return fragments;
    }
}
