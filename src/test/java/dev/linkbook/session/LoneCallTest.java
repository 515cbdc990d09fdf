package dev.linkbook.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which cells are one call and nothing else, and that such a call is noted as any other is.
@Timeout(120)
class LoneCallTest extends AtDesk {
    @BeforeEach
    void open() throws IOException {
        Files.writeString(temporary.resolve("hello.go"), "package main\n\nfunc main() {}\n");
        Files.writeString(temporary.resolve("broken.go"), "package main\nfunc main() { x }\n");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            file a,                                                    FILE
            file,                                                      FILE
            `  ldd ./a b* ~/c $D  `,                                   LDD
            go build -ldflags '-s -w -extldflags "-static"' -o a a.go, GO
            CGO_ENABLED=0 CC=musl-gcc go build a.go,                   GO
            CC= go version,                                            GO
            """)
    void oneCall(String script, ToolName tool) {
        assertThat(LoneCall.tool(script)).contains(tool);
        assertThat(LoneCall.tool(script + "\n")).contains(tool);
        assertThat(LoneCall.tool(script.replace(" ", " \\\n"))).contains(tool);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A=1",
                "filed a",
                "./file a",
                "echo file",
                "file a; file b",
                "file a\nfile b",
                "file a | cat",
                "file a >b",
                "file a 2>&1",
                "file <a",
                "file a &",
                "(file a)",
                "file $(echo a)",
                "file `echo a`",
                "file <(echo a)",
                "A=$(file b) file a",
                "A='b c' file a",
                "file ${a:=b}",
                "file $\\\n{a:=b}",
                "A=${b[i++]} file a",
                "file $[i=1]",
                "time file a",
                "! file a",
                "command file a",
                "{ file a; }",
                "if file a\nthen file b\nfi"
            })
    void moreThanOneCall(String script) {
        assertThat(LoneCall.tool(script)).isEmpty();
    }

    @Test
    void aHostileOneIsReadWithoutEnd() {
        assertThat(LoneCall.tool("A=1 ".repeat(100_000) + "file x")).contains(ToolName.FILE);
        assertThat(LoneCall.tool("A=1 ".repeat(100_000) + "x")).isEmpty();
        assertThat(LoneCall.tool("go " + "a".repeat(1 << 20))).contains(ToolName.GO);
        assertThat(LoneCall.tool("A".repeat(1 << 20))).isEmpty();
    }

    /// In a cell of its own and beside another command.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "file static dynamic missing",
                "file -b 'no such'",
                "file --nosuch",
                "file",
                "ldd ./static",
                "ldd ./dynamic ./static",
                "ldd missing",
                "LC_ALL=C CGO_ENABLED=0 file static",
                "go version",
                "go version -m static dynamic",
                "go build hello.go",
                "go build -o new/ hello.go",
                "go build broken.go",
                "go build nosuch.go",
                "go vet hello.go",
                "go env GOOS",
                "go run hello.go",
                "go run broken.go",
                "go"
            })
    void itIsNotedAsAnyOtherCall(String script) {
        Desk.Played alone = desk.run(script);
        Desk.Played among = desk.run("true; " + script);
        assertThat(alone.sightings()).hasSize(1).extracting(this::told).isEqualTo(told(among));
        assertThat(alone.code()).isEqualTo(among.code());
        assertThat(LoneCall.tool(script)).isPresent();
    }

    private List<String> told(Desk.Played played) {
        return played.sightings().stream().map(this::told).toList();
    }

    private String told(Sighting call) {
        var files = call.files().stream()
                .map(file -> file.operand() + " " + file.path() + " "
                        + file.identity().equals(Sighting.SightedFile.CHANGED))
                .toList();
        return String.join(
                        "\n",
                        call.tool() + " " + call.arguments() + " " + call.folder() + " " + call.environment(),
                        call.output(),
                        call.errors(),
                        call.exitCode() + " " + files)
                .replaceAll("0x[0-9a-f]{8,}", "0x");
    }

    /// Behind the tool's name is something else.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "file() { command file static; command file dynamic; }",
                "shopt -s expand_aliases; alias file='file static; file'",
            })
    void aNameOfTheCellsOwnIsNoTool(String definition) {
        desk.run(definition);
        Desk.Played played = desk.run("file dynamic");
        assertThat(played.sightings())
                .extracting(call -> call.arguments().getFirst())
                .containsExactly("static", "dynamic");
        assertThat(played.sightings()).extracting(Sighting::output).noneMatch(played.out()::equals);
    }

    @Test
    void afterAnInterruptNothingIsLeft() throws Exception {
        Files.writeString(temporary.resolve("wait.go"), "package main\n\nfunc main() { println(\"up\"); for {} }\n");
        Thread cell = Thread.ofPlatform().start(() -> desk.run("go run wait.go"));
        while (cell.isAlive()) {
            Thread.sleep(100);
            desk.session().interrupt();
        }
        assertThat(desk.run("true").sightings()).isEmpty();
        assertThat(desk.run("file static").sightings()).hasSize(1);
    }
}
