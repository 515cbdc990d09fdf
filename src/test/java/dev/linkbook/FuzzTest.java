package dev.linkbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.binary.ReaderFuzz;
import dev.linkbook.binary.RealTools;
import dev.linkbook.tool.GrammarFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Inputs that a fuzzer derives from the code they reach: no exception, no hang, and little memory. Longer
/// than here: `-Dfuzz.seconds=3600`.
@Tag("slow")
class FuzzTest {
    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in \\d+ second");
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 20);

    static Stream<Arguments> targets() {
        return Stream.of(
                Arguments.of(ReaderFuzz.class, List.of("/usr/bin/true", "/usr/lib/x86_64-linux-gnu/crti.o")),
                Arguments.of(
                        GrammarFuzz.OfFile.class,
                        List.of("/bin/sh: ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked,"
                                + " interpreter /lib64/ld-linux-x86-64.so.2, BuildID[sha1]=00, for GNU/Linux"
                                + " 3.2.0, stripped\n")),
                Arguments.of(GrammarFuzz.OfLdd.class, List.of("""
                                \tlibc.so.6 => /lib/libc.so.6 (0x00007f)
                                \tlibx.so => not found
                                \tlinux-vdso.so.1 (0x1)
                                """)),
                Arguments.of(
                        GrammarFuzz.OfBuild.class, List.of("-ldflags\0-s -w -extldflags \"-static\"\0-o\0x\0x.go")),
                Arguments.of(
                        GrammarFuzz.OfBuildOutput.class,
                        List.of("# x\n/bin/ld: cannot find -lnosuch: No such file or directory\ncollect2: error: ld"
                                + " returned 1 exit status\nx.go:1:2: undefined: y\n")),
                Arguments.of(
                        GrammarFuzz.OfBuildInfo.class,
                        List.of("x: go1.26.8\n\tpath\tcommand-line-arguments\n\tbuild\t-ldflags=\"-s -w\"\n")));
    }

    /// Two at once: a fuzzer runs on one processor, for a time and not for a number of inputs.
    @ParameterizedTest
    @MethodSource("targets")
    @Execution(ExecutionMode.CONCURRENT)
    void nothingThatTheFuzzerFindsBreaksIt(Class<?> target, List<String> seeds, @TempDir Path corpus)
            throws IOException {
        for (int i = 0; i < seeds.size(); i++) {
            Path seed = corpus.resolve("seed" + i);
            if (seeds.get(i).startsWith("/usr/")) {
                Files.copy(Path.of(seeds.get(i)), seed);
            } else {
                Files.writeString(seed, seeds.get(i));
            }
        }
        RealTools.Result result = RealTools.run(
                corpus,
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=dev.linkbook.**",
                        "-max_total_time=" + SECONDS,
                        "-timeout=10",
                        "-max_len=65536",
                        "-seed=20261124",
                        corpus.toString()));
        assertThat(result.exitCode()).as(result.errors()).isZero();
        Matcher done = DONE.matcher(result.errors());
        assertThat(done.find()).as(result.errors()).isTrue();
        System.out.println(target.getSimpleName() + ": " + done.group());
        assertThat(Integer.parseInt(done.group(1))).isGreaterThan(100);
    }
}
