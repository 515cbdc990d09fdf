package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.note.Callout;
import dev.linkbook.tool.BuildKind;
import dev.linkbook.tool.FileKind;
import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.FragmentKind;
import dev.linkbook.tool.LddKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Which words of a note go with which fragment.
class CalloutsTest {
    static Stream<Arguments> rows() {
        return Stream.of(
                // term, kind, text, whether the note speaks of it
                Arguments.of("CGO_ENABLED", BuildKind.ENV_CGO_ENABLED_0, "CGO_ENABLED=0", true),
                Arguments.of("CGO_ENABLED=1", BuildKind.ENV_CGO_ENABLED_0, "CGO_ENABLED=0", true),
                Arguments.of("--extldflags \"-static -fpic\"", BuildKind.EXTLDFLAGS, "-extldflags", true),
                Arguments.of("-extldflags", BuildKind.EXTLDFLAGS, "--extldflags", true),
                Arguments.of("-s", BuildKind.LD_STRIP, "-s", true),
                Arguments.of("-s", BuildKind.EXTLDFLAGS_STATIC, "-static", false),
                Arguments.of("GOOS", BuildKind.ENV_GOARCH, "GOARCH=amd64", false),
                Arguments.of("-ldflags", BuildKind.EXTLDFLAGS, "-extldflags", false),
                Arguments.of("statically linked", FileKind.STATICALLY_LINKED, "statically linked", true),
                Arguments.of("interpreter", FileKind.INTERPRETER, "interpreter /lib64/ld-linux-x86-64.so.2", true),
                Arguments.of("vdso", LddKind.VDSO, "linux-vdso.so.1 (0x7)", true),
                Arguments.of("so", LddKind.VDSO, "linux-vdso.so.1 (0x7)", false),
                Arguments.of("ELF", FileKind.ELF_CLASS, "ELF 64-bit LSB", false),
                Arguments.of("  ", FileKind.ELF_CLASS, "ELF 64-bit LSB", false),
                Arguments.of("", BuildKind.PACKAGE, "main.go", false));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aTermNamesAFragment(String term, FragmentKind kind, String text, boolean named) {
        var callouts = new Callouts(List.of(new Callout(List.of("-other", term), "words", 1, 0)));
        assertThat(callouts.of(new Fragment(kind, text)).isPresent()).isEqualTo(named);
    }

    @Test
    void theFirstCalloutThatFitsIsTaken() {
        var callouts = new Callouts(List.of(
                new Callout(List.of("-w"), "no", 1, 0),
                new Callout(List.of("-s -w", "-s"), "first", 2, 0),
                new Callout(List.of("-s"), "second", 3, 0)));
        assertThat(callouts.of(new Fragment(BuildKind.LD_STRIP, "-s"))).contains("first");
    }
}
