package dev.linkbook.golang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is offered, and what the real `go` and `gcc` say to it.
class GoWordsTest {
    @TempDir
    Path folder;

    /// The words in front, what was typed of the next, the end of it that is replaced, and what is offered for that.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ``              ; bu                              ; bu       ; build
            mod             ; t                               ; t        ; tidy
            work            ; us                              ; us       ; use
            help            ; buildm                          ; buildm   ; buildmode
            help mod        ; ti                              ; ti       ; tidy
            tool            ; nm                              ; nm       ; nm
            env             ; GOO                             ; GOO      ; GOOS
            env -w          ; CGO_E                           ; CGO_E    ; CGO_ENABLED
            env             ; -ch                             ; -ch      ; -changed
            version         ; -m                              ; -m       ; -m
            build           ; -trim                           ; -trim    ; -trimpath
            build           ; --trim                          ; --trim   ; --trimpath
            run             ; -trim                           ; -trim    ; -trimpath
            run             ; -o                              ; -o       ; -overlay
            vet             ; -copy                           ; -copy    ; -copylocks
            test            ; -fail                           ; -fail    ; -failfast
            mod tidy        ; -comp                           ; -comp    ; -compat
            build           ; -C                              ; -C       ; -C
            build -x        ; -C                              ; -C       ; ``
            build           ; -buildmode=c-                   ; c-       ; c-archive c-shared
            build -buildmode; p                               ; p        ; pie plugin
            build           ; -tags=netgo,os                  ; os       ; osusergo
            build           ; -ldflags=-linkm                 ; -linkm   ; -linkmode
            build -ldflags  ; -s -w -extldf                   ; -extldf  ; -extldflags
            build -ldflags  ; all=-extldf                     ; -extldf  ; -extldflags
            build -ldflags  ; -linkmode ext                   ; ext      ; external
            build -ldflags  ; -linkmode=i                     ; i        ; internal
            build -ldflags  ; -extldflags "-static-p          ; -static-p ; -static-pie
            build -ldflags  ; -extldflags '-lm -no            ; -no      ; -no-pie
            build -ldflags  ; -extldflags=-rd                 ; -rd      ; -rdynamic
            build -ldflags  ; `"-extldflags=-lm -rd`          ; -rd      ; -rdynamic
            build -ldflags  ; -extldflags "-static" -linkm    ; -linkm   ; -linkmode
            build -ldflags  ; -extldflags -static -linkm      ; -linkm   ; -linkmode
            build -ldflags  ; -extldflags "-static"           ; `"-static"` ; ``
            build -ldflags  ; -X main.v                       ; main.v   ; ``
            build -ldflags  ; -X -li                          ; -li      ; ``
            build -o        ; m                               ; m        ; ``
            build           ; m                               ; m        ; ``
            """)
    void whatIsOffered(String before, String typed, String replaced, String offered) {
        List<String> words = before.isEmpty() ? List.of() : List.of(before.split(" ", -1));
        assertThat(GoWords.argument(words, typed))
                .isEqualTo(new GoWords(replaced, offered.isEmpty() ? List.of() : List.of(offered.split(" ", -1))));
    }

    @Test
    void behindABlankAllAreOffered() {
        assertThat(GoWords.argument(List.of("mod"), "").words()).contains("tidy", "why");
        assertThat(GoWords.argument(List.of("build", "-ldflags"), "-s ").words())
                .contains("-w", "-extldflags");
        assertThat(GoWords.argument(List.of("build", "-ldflags"), "-linkmode ").words())
                .containsExactly("auto", "external", "internal");
        assertThat(GoWords.setting("CGO_ENABLED", "").words()).containsExactly("0", "1");
    }

    /// A flag that is known is refused for its value, or what follows it is.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "build",
                "install",
                "run",
                "test",
                "vet",
                "list",
                "get",
                "clean",
                "generate",
                "env",
                "version",
                "fmt",
                "doc",
                "tool",
                "mod download",
                "mod edit",
                "mod graph",
                "mod tidy",
                "mod vendor",
                "mod why",
                "work edit",
                "work use",
                "work vendor"
            })
    void goKnowsTheFlags(String command) throws Exception {
        Files.writeString(folder.resolve("go.mod"), "module x\n");
        Files.writeString(folder.resolve("main.go"), "package main\n\nfunc main() {}\n");
        List<String> words = List.of(command.split(" ", -1));
        List<String> flags = GoWords.argument(words, "-").words();
        assertThat(flags).isNotEmpty();
        for (String flag : flags) {
            var line = new ArrayList<>(List.of("go"));
            line.addAll(words);
            line.addAll(List.of(flag + "=x", "-nosuchflag"));
            assertThat(said(line)).as(line.toString()).doesNotContain("not defined: " + flag + "\n");
        }
    }

    @Test
    void goNamesTheSame() throws Exception {
        assertThat(Stream.concat(Stream.of("bug"), GoWords.argument(List.of(), "").words().stream()))
                .containsAll(listed("go", "help"));
        assertThat(GoWords.argument(List.of("mod"), "").words()).containsExactlyElementsOf(listed("go", "help", "mod"));
        assertThat(GoWords.argument(List.of("work"), "").words())
                .containsExactlyElementsOf(listed("go", "help", "work"));
        assertThat(GoWords.argument(List.of("env"), "").words())
                .containsAll(named("([A-Z_]+)=.*", said(List.of("go", "env"))))
                .hasSizeGreaterThan(40);
        assertThat(GoWords.argument(List.of("build"), "-").words())
                .containsAll(named("\t(-[a-zA-Z]+)(?: .*)?", said(List.of("go", "help", "build"))));
        assertThat(named(" +(-[a-zA-Z]+)(?:[ \t].*)?", said(List.of("go", "tool", "link", "-h"))))
                .containsAll(GoFlags.LINK);
        assertThat(named(" +(-[a-zA-Z]+) \\S.*", said(List.of("go", "tool", "link", "-h"))))
                .containsAll(GoFlags.LINK_VALUES);
        String pairs = said(List.of("go", "tool", "dist", "list"));
        assertThat(Stream.concat(GoFlags.values("GOOS").stream(), GoFlags.values("GOARCH").stream()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(pairs.strip().split("[/\n]", -1))
                        .distinct()
                        .toList());
    }

    @Test
    void goHasTheToolsTopicsVariablesAndValues() throws Exception {
        for (String tool : GoWords.argument(List.of("tool"), "").words()) {
            assertThat(said(List.of("go", "tool", "-n", tool))).as(tool).doesNotContain("no such tool");
        }
        for (String topic : GoWords.argument(List.of("help"), "").words()) {
            assertThat(said(List.of("go", "help", topic))).as(topic).doesNotContain("unknown help topic");
        }
        for (String variable : GoWords.settings()) {
            assertThat(said(List.of("go", "help", "environment"))).containsPattern("[\t ]" + variable + "\\b");
        }
        Files.writeString(folder.resolve("go.mod"), "module x\n");
        for (String mode : GoWords.argument(List.of("build"), "-buildmode=").words()) {
            assertThat(said(List.of("go", "list", "-buildmode=" + mode)))
                    .as(mode)
                    .doesNotContain("unknown buildmode");
        }
        for (String mode : GoWords.argument(List.of("build"), "-mod=").words()) {
            assertThat(said(List.of("go", "list", "-mod=" + mode))).as(mode).doesNotContain("-mod set to");
        }
    }

    /// Those that end in nothing more: a library, a folder.
    @Test
    void theExternalLinkerKnowsTheFlags() throws Exception {
        Path source = Files.writeString(folder.resolve("main.c"), "int main(void) { return 0; }\n");
        for (String flag : GoFlags.EXTERNAL) {
            String whole = switch (flag) {
                case "-L", "-Wl,-rpath," -> flag + "/tmp";
                case "-l" -> "-lm";
                case "-fuse-ld=" -> "-fuse-ld=bfd";
                default -> flag;
            };
            assertThat(said(List.of("gcc", source.toString(), "-o", "a", whole)))
                    .as(whole)
                    .isEmpty();
        }
    }

    private List<String> listed(String... command) throws IOException, InterruptedException {
        String text = said(List.of(command));
        return named("\t([a-z]+) +\\S.*", text.substring(text.indexOf("The commands are:"), text.indexOf("Use \"go")));
    }

    private static List<String> named(String line, String text) {
        return Pattern.compile("(?m)^" + line + "$")
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }

    private String said(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}
