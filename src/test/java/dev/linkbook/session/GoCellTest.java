package dev.linkbook.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfReader;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is noted of a Go cell's build, and what its program does beside that.
@Timeout(120)
class GoCellTest extends AtEmptyDesk {
    @Test
    void whatTheProgramSaysIsNotTheBuilds() {
        Desk.Played played = desk.run("""
                %%go lookup.go -ldflags '-linkmode external -extldflags -static'
                package main

                import ("net"; "os")
                import "C"

                func main() {
                \tnet.LookupHost("localhost")
                \tprintln("the program's words")
                \tos.Exit(3)
                }
                """);
        assertThat(played.code()).isEqualTo(3);
        assertThat(played.err()).contains("getaddrinfo").endsWith("the program's words\n");
        assertThat(played.sightings()).singleElement().satisfies(call -> {
            assertThat(call.exitCode()).isZero();
            assertThat(call.errors()).contains("getaddrinfo").endsWith("\n").doesNotContain("the program");
            assertThat(played.err()).startsWith(call.errors());
            assertThat(call.files()).extracting(Sighting.SightedFile::operand).containsExactly("lookup");
        });
    }

    @Test
    void aBuildThatFailsIsAllOfTheCell() {
        Desk.Played played = desk.run("package main\n\nfunc main() { x }\n");
        assertThat(played.sightings()).singleElement().satisfies(call -> {
            assertThat(call.exitCode()).isEqualTo(1);
            assertThat(call.errors()).isEqualTo(played.err()).contains("undefined: x");
            assertThat(call.files()).isEmpty();
        });
    }

    @Test
    void aProgramThatTakesItselfAwayIsSeenAllTheSame() {
        Desk.Played played = desk.run("""
                package main

                import ("os"; "time")

                func main() {
                \ttime.Sleep(300 * time.Millisecond)
                \tos.WriteFile("other", []byte("no program"), 0o755)
                \tprintln(os.Rename("other", os.Args[0]) == nil)
                }
                """);
        assertThat(played.err()).isEqualTo("true\n");
        Sighting.SightedFile file = played.sightings().getFirst().files().getFirst();
        assertThat(file.identity()).isNotEqualTo(Sighting.SightedFile.CHANGED);
        assertThat(ElfReader.read(file.bytes())).isInstanceOf(Elf.class);
    }

    @Test
    void whatTheProgramCallsIsNotedToo() {
        Desk.Played played = desk.run("""
                package main

                import ("os"; "os/exec")

                func main() {
                \tfor _, tool := range []string{"file", "go"} {
                \t\tcall := exec.Command(tool, "version")
                \t\tcall.Stdout = os.Stdout
                \t\tcall.Run()
                \t}
                }
                """);
        assertThat(played.sightings())
                .extracting(Sighting::tool)
                .containsExactly(ToolName.GO, ToolName.FILE, ToolName.GO);
        assertThat(played.sightings().getLast().output()).startsWith("go version go1.");
        assertThat(played.out()).endsWith(played.sightings().getLast().output());
    }

    @Test
    void aFunctionInThePlaceOfGoMayChangeTheShell() {
        desk.run("go() { v=$1; command go \"$@\"; }");
        Desk.Played played = desk.run("package main\n\nfunc main() { println(1) }\n");
        assertThat(played.err()).isEqualTo("1\n");
        assertThat(played.sightings()).singleElement().satisfies(call -> {
            assertThat(call.errors()).isEmpty();
            assertThat(call.files()).hasSize(1);
        });
        assertThat(desk.run("echo $v").out()).isEqualTo("build\n");
    }

    @Test
    void tracingShowsTheTwoCommandsAlone() {
        desk.run("set -x");
        assertThat(desk.run("package main\n\nfunc main() {}\n").err())
                .isEqualTo("+ go build -o main main.go\n+ ./main\n");
    }
}
