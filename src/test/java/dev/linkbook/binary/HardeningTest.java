package dev.linkbook.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.binary.Hardening.Protected;
import dev.linkbook.binary.Hardening.Protection;
import dev.linkbook.binary.Hardening.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Protections of programs that gcc and Go built with and without them.
class HardeningTest {
    private static final String C =
            "#include <string.h>\n#include <stdio.h>\nint main(int n, char **v) { char b[8]; strcpy(b, v[n-1]); puts(b); return 0; }\n";
    private static final String GO = "package main\n\nfunc main() { println(\"hello\") }\n";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        Files.writeString(folder.resolve("main.c"), C);
        Files.writeString(folder.resolve("main.go"), GO);
    }

    /// Command, then PIE, RELRO, NX, stack protector, FORTIFY.
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "gcc -O0 -no-pie -z norelro -z execstack -fno-stack-protector  , NONE, NONE   , NONE, NONE  , NONE",
        "gcc -O0 -pie -z relro -z lazy -z noexecstack -fno-stack-protector, FULL, PARTIAL, FULL, NONE, NONE",
        "gcc -O2 -pie -z relro -z now -fstack-protector-all -D_FORTIFY_SOURCE=2, FULL, FULL, FULL, FULL, FULL",
        "gcc -O2 -pie -z relro -z now -fstack-protector-all -D_FORTIFY_SOURCE=2 -s, FULL, FULL, FULL, FULL, FULL",
        "gcc -O0 -static -z norelro                                     , NONE, NONE   , FULL, FULL  , NONE",
        "gcc -O0 -static -s                                             , NONE, FULL   , FULL, UNTOLD, UNTOLD",
        "gcc -O0 -shared -fPIC -fno-stack-protector -z relro -z lazy    , FULL, PARTIAL, FULL, NONE  , NONE",
        "musl-gcc -O0 -static -fno-stack-protector -z norelro -z noexecstack, NONE, NONE, FULL, FULL , NONE",
        "go build                                                       , NONE, NONE   , FULL, NONE  , NONE",
        "go build -buildmode=pie                                        , FULL, PARTIAL, FULL, NONE  , NONE",
        "go build -ldflags=-s                                           , NONE, NONE   , FULL, UNTOLD, UNTOLD"
    })
    void theBytesTellHowItWasBuilt(String command, State pie, State relro, State nx, State canary, State fortify) {
        Elf elf = build(command);
        Map<Protection, State> found =
                Hardening.of(elf).stream().collect(Collectors.toMap(Protected::protection, Protected::state));
        assertThat(found)
                .isEqualTo(Map.of(
                        Protection.PIE, pie,
                        Protection.RELRO, relro,
                        Protection.NX, nx,
                        Protection.CANARY, canary,
                        Protection.FORTIFY, fortify));
    }

    /// What a place names stands at that place.
    @Test
    void theEvidenceIsThere() throws IOException {
        Elf elf = build("gcc -O2 -fstack-protector-all -D_FORTIFY_SOURCE=2");
        byte[] bytes = Files.readAllBytes(elf.path());
        for (Protected each : Hardening.of(elf)) {
            Place place = each.place().orElseThrow();
            String text = new String(
                    bytes, (int) place.offset(), (int) place.length(), java.nio.charset.StandardCharsets.ISO_8859_1);
            switch (each.protection()) {
                case CANARY -> assertThat(text).isEqualTo("__stack_chk_fail");
                case FORTIFY -> {
                    assertThat(each.names()).contains("__strcpy_chk");
                    assertThat(each.names()).contains(text);
                }
                case PIE -> assertThat(text).isEqualTo("\3\0");
                case RELRO -> assertThat(text).startsWith("R\u00e5td");
                case NX -> assertThat(text).startsWith("Q\u00e5td");
            }
        }
    }

    /// Each of the three entries says it alone; linkers write one, two or all.
    @Test
    void anyOfThreeEntriesBindsAtTheStart() {
        assertThat(dynamic(0, 0, false).bindsNow()).isFalse();
        assertThat(dynamic(8, 0, false).bindsNow()).as("DT_FLAGS: DF_BIND_NOW").isTrue();
        assertThat(dynamic(0, 1, false).bindsNow()).as("DT_FLAGS_1: DF_1_NOW").isTrue();
        assertThat(dynamic(0, 0, true).bindsNow()).as("DT_BIND_NOW").isTrue();
        assertThat(dynamic(~8, ~1, false).bindsNow()).as("other flags").isFalse();
    }

    private static Dynamic dynamic(long flags, long flags1, boolean bindNowEntry) {
        return new Dynamic(
                0,
                List.of(),
                new Finding.Absent<>(),
                new Finding.Absent<>(),
                new Finding.Absent<>(),
                List.of(),
                flags,
                flags1,
                bindNowEntry,
                new Finding.Absent<>(),
                List.of());
    }

    @Test
    void anObjectFileHasNone() {
        assertThat(Hardening.of(build("gcc -c"))).isEmpty();
    }

    private static Elf build(String command) {
        Path target = folder.resolve("x" + System.nanoTime());
        var words = new ArrayList<>(List.of(command.strip().split(" +", -1)));
        words.addAll(List.of("-o", target.toString(), command.startsWith("go") ? "main.go" : "main.c"));
        RealTools.Result result = RealTools.run(folder, Map.of("CGO_ENABLED", "0"), words);
        assertThat(result.exitCode()).as(result.errors()).isZero();
        return (Elf) ElfReader.read(target);
    }
}
