package dev.linkbook.golang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDiagnosticTest {
    private static final int LARGE = 1 << 20;

    static final List<Arguments> OUTPUTS = List.of(
            arguments("", List.of()),
            arguments("# command-line-arguments\n", List.of()),
            arguments("./hello.go:7:2: undefined: x\n", List.of(new GoDiagnostic("hello.go", 7, 2, "undefined: x"))),
            arguments("hello.go:7: message", List.of(new GoDiagnostic("hello.go", 7, 0, "message"))),
            arguments("hello.go:7:2: a\r\n", List.of(new GoDiagnostic("hello.go", 7, 2, "a"))),
            arguments(
                    "# a\n./a.go:1:2: x: y\n\thave 1\n../b/b.go:3:4: z\ntoo many errors\n",
                    List.of(new GoDiagnostic("a.go", 1, 2, "x: y"), new GoDiagnostic("../b/b.go", 3, 4, "z"))),
            arguments("\t/tmp/hello.go:5 +0x18\n", List.of()),
            arguments("say ./hello.go:7:2: x\n", List.of()),
            arguments("hello.c:7:2: x\nhello.go:x:2: y\nhello.go:1:2:\n", List.of()),
            arguments("hello.go:99999999999:1: x\n", List.of()));

    @ParameterizedTest
    @FieldSource("OUTPUTS")
    void parse(String output, List<GoDiagnostic> expected) {
        assertThat(GoDiagnostic.parse(output)).isEqualTo(expected);
    }

    @Test
    void theCompilersOwnWords(@TempDir Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("hello.go"), "package main\n\nfunc main() {\n\tx\n\ty := 1\n}\n");
        Process build = new ProcessBuilder("go", "build", "-o", "/dev/null", "hello.go")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(build.waitFor()).isEqualTo(1);
        assertThat(GoDiagnostic.parse(output))
                .containsExactly(
                        new GoDiagnostic("hello.go", 4, 2, "undefined: x"),
                        new GoDiagnostic("hello.go", 5, 2, "declared and not used: y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", ".go", ".go:", "a.go:1", "a.go:1:", "\n", "./", ":1", "a.go:1:1: x"})
    void hostileOutputIsReadInTime(String piece) {
        String output = piece.repeat(LARGE / piece.length());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(GoDiagnostic.parse(output)).hasSizeLessThanOrEqualTo(1));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(GoDiagnostic.atEnd("panic: a\n\t" + output, "a.go"))
                        .isEmpty());
    }
}
