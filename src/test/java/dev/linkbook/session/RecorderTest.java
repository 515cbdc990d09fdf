package dev.linkbook.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The recorder in front of the real file, ldd and go: what it notes, and that nobody else notices it.
@Timeout(120)
class RecorderTest extends AtDesk {
    private static final String MAIN = "package main\n\nfunc main() {}\n";

    @BeforeEach
    void open() throws IOException {
        for (String name : List.of("a b", "c\nd", "-x", "静态")) {
            Files.copy(programs.resolve("dynamic"), temporary.resolve(name));
        }
        write("hello.go", MAIN);
        write("broken.go", "package main\nfunc main() { x }\n");
        write("gen.go", "package main\n\n//go:generate go version\n//go:generate file hello.go\n");
        write("mod/go.mod", "module example.com/tools/named/v2\n\ngo 1.20\n");
        write("mod/main.go", MAIN);
        write("mod/cmd/inner/main.go", MAIN);
        write("mod/cmd/late/v3/main.go", MAIN);
        write("bare/go.mod", "module bare");
        write("bare/main.go", MAIN);
        write("script.sh", "cd mod && go build -o ../from-script && file ../from-script\n");
        Files.createDirectory(temporary.resolve("bin"));
    }

    private void write(String name, String text) throws IOException {
        Path file = temporary.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file static dynamic missing",
                "file -b static; file --mime static",
                "file",
                "file --nosuch-option",
                "file - < static",
                "cat static | file -",
                "file -- -x ./-x",
                "file 'a b' $'c\\nd' 静态",
                "file -E missing; echo $?",
                "ls *.go | xargs file",
                "ldd ./dynamic",
                "ldd ./static",
                "ldd",
                "ldd missing",
                "ldd --version",
                "ldd ./static ./dynamic missing",
                "ldd ./static ./dynamic missing 2>&1",
                "ldd ./dynamic ./static 2>&1 | grep -c .",
                "ldd './a b' $'./c\\nd' ./-x",
                "go",
                "go version",
                "go nosuch",
                "go build broken.go",
                "go run broken.go",
                "go run hello.go",
                "go env GOOS CGO_ENABLED",
                "go version -m static",
                "file static | cat; echo ${PIPESTATUS[0]}",
                "PATH=/nosuch; file static",
                "env -i PATH=\"$PATH\" go env GOOS 2>&1 | tail -n 1",
                "type -t file ldd go",
                "x=$(ldd ./static 2>&1); echo $? \"$x\"",
                "file static; exit 9"
            })
    void nobodyNoticesTheRecorder(String script) throws Exception {
        Desk.Played played = desk.run(script);
        var builder = new ProcessBuilder("bash", "-c", script, "bash").directory(temporary.toFile());
        Path err = programs.resolve("err");
        Process direct = builder.redirectError(err.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        String out = new String(direct.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(played.code()).isEqualTo(direct.waitFor());
        assertThat(plain(played.out())).isEqualTo(plain(out));
        assertThat(plain(played.err())).isEqualTo(plain(Files.readString(err)));
    }

    /// Addresses are others each time, and bash before `;` counts its own lines.
    private static String plain(String text) {
        return text.replaceAll("0x[0-9a-f]{8,}", "0x").replaceAll("/tmp/go-build\\d+", "/tmp/go-build");
    }

    /// The script; then each call: tool, folder, arguments, and the files it saw.
    static final List<Arguments> CALLS = List.of(
            arguments("true", List.of()),
            arguments("file static", List.of("file . [static] [static]")),
            arguments(
                    "file -b static dynamic missing .",
                    List.of("file . [-b, static, dynamic, missing, .] [static, dynamic]")),
            arguments("file -- -x", List.of("file . [--, -x] [-x]")),
            arguments("file 'a b' 静态", List.of("file . [a b, 静态] [a b, 静态]")),
            arguments("file $'c\\nd' ''", List.of("file . [c\nd, ] [c\nd]")),
            arguments("ldd ./static ./dynamic", List.of("ldd . [./static, ./dynamic] [./static, ./dynamic]")),
            arguments("ldd", List.of("ldd . [] []")),
            arguments(
                    "for p in static dynamic; do file $p; ldd ./$p; done",
                    List.of(
                            "file . [static] [static]",
                            "ldd . [./static] [./static]",
                            "file . [dynamic] [dynamic]",
                            "ldd . [./dynamic] [./dynamic]")),
            arguments("cd bin && file ../static", List.of("file bin [../static] [../static]")),
            arguments(
                    "(cd mod; file go.mod) | cat; file $(echo static)",
                    List.of("file mod [go.mod] [go.mod]", "file . [static] [static]")),
            arguments(
                    "sh script.sh",
                    List.of(
                            "go mod [build, -o, ../from-script] [../from-script]",
                            "file mod [../from-script] [../from-script]")),
            arguments("xargs file <<< 'static dynamic'", List.of("file . [static, dynamic] [static, dynamic]")),
            arguments("go version; go", List.of("go . [version] []", "go . [] []")),
            arguments("go build -o x hello.go", List.of("go . [build, -o, x, hello.go] [x]")),
            arguments("go build -o=x hello.go", List.of("go . [build, -o=x, hello.go] [x]")),
            arguments(
                    "go build --o x -ldflags '-s -w' hello.go",
                    List.of("go . [build, --o, x, -ldflags, -s -w, hello.go] [x]")),
            arguments("go build -o 'bin/a b' hello.go", List.of("go . [build, -o, bin/a b, hello.go] [bin/a b]")),
            arguments("go build -o bin hello.go", List.of("go . [build, -o, bin, hello.go] [bin/hello]")),
            arguments("go build -o bin/ hello.go", List.of("go . [build, -o, bin/, hello.go] [bin/hello]")),
            arguments("go build hello.go", List.of("go . [build, hello.go] [hello]")),
            arguments("go build ./hello.go", List.of("go . [build, ./hello.go] [hello]")),
            arguments(
                    "go build --tags x -ldflags=-s hello.go",
                    List.of("go . [build, --tags, x, -ldflags=-s, hello.go] [hello]")),
            arguments("go build broken.go 2>/dev/null", List.of("go . [build, broken.go] []")),
            arguments("cd mod && go build", List.of("go mod [build] [named]")),
            arguments("cd mod && go build .", List.of("go mod [build, .] [named]")),
            arguments("cd mod && go build -o ../bin", List.of("go mod [build, -o, ../bin] [../bin/named]")),
            arguments("cd bare && go build", List.of("go bare [build] [bare]")),
            arguments("cd mod && go build ./cmd/inner", List.of("go mod [build, ./cmd/inner] [inner]")),
            arguments("cd mod && go build ./cmd/inner/", List.of("go mod [build, ./cmd/inner/] [inner]")),
            arguments(
                    "cd mod && go build example.com/tools/named/v2/cmd/inner",
                    List.of("go mod [build, example.com/tools/named/v2/cmd/inner] [inner]")),
            arguments("cd mod/cmd/inner && go build", List.of("go mod/cmd/inner [build] [inner]")),
            arguments("cd mod/cmd/late/v3 && go build", List.of("go mod/cmd/late/v3 [build] [late]")),
            arguments("cd mod && go build ./cmd/late/v3", List.of("go mod [build, ./cmd/late/v3] [late]")),
            arguments(
                    "go run hello.go; go vet hello.go", List.of("go . [run, hello.go] []", "go . [vet, hello.go] []")),
            arguments("go generate gen.go", List.of("go . [generate, gen.go] []")));

    @ParameterizedTest
    @FieldSource("CALLS")
    void calls(String script, List<String> expected) {
        Desk.Played played = desk.run(script);
        assertThat(played.sightings()).extracting(this::shown).isEqualTo(expected);
        assertThat(played.sightings()).allSatisfy(this::filesAreThere);
        assertThat(desk.run("true").sightings()).isEmpty();
    }

    private String shown(Sighting call) {
        String folder = desk.folder().relativize(call.folder()).toString();
        return String.join(
                " ",
                call.tool().command(),
                folder.isEmpty() ? "." : folder,
                call.arguments().toString(),
                call.files().stream()
                        .map(Sighting.SightedFile::operand)
                        .toList()
                        .toString());
    }

    private void filesAreThere(Sighting call) {
        assertThat(call.files()).allSatisfy(file -> {
            assertThat(file.path())
                    .isEqualTo(call.folder().resolve(file.operand()).normalize());
            assertThat(file.bytes()).hasSameBinaryContentAs(file.path());
            assertThat(file.identity()).isNotEqualTo(Sighting.SightedFile.CHANGED);
        });
    }

    @Test
    void aCallHasItsOutputAndStatus() {
        Desk.Played played = desk.run("file static | grep -q .; ldd ./static >/dev/null 2>&1; ldd missing");
        assertThat(played.sightings())
                .extracting(Sighting::tool)
                .containsExactly(ToolName.FILE, ToolName.LDD, ToolName.LDD);
        assertThat(played.sightings()).extracting(Sighting::exitCode).containsExactly(0, 1, 1);
        assertThat(played.sightings().get(0).output())
                .startsWith("static: ELF 64-bit LSB executable")
                .endsWith("\n");
        assertThat(played.sightings().get(1).errors()).isEqualTo("\tnot a dynamic executable\n");
        assertThat(played.sightings().get(1).output()).isEmpty();
        assertThat(played.sightings().get(2).errors()).isEqualTo(played.err()).contains("No such file");
    }

    @Test
    void aBuildThatFailsAndGoVersionHaveWhatTheyPrinted() {
        Desk.Played played = desk.run("go build broken.go; go version -m static; go run broken.go");
        assertThat(played.sightings()).extracting(Sighting::exitCode).containsExactly(1, 0, 1);
        Sighting build = played.sightings().get(0);
        assertThat(build.errors()).contains("broken.go:");
        assertThat(played.err()).startsWith(build.errors());
        Sighting version = played.sightings().get(1);
        assertThat(version.output()).isEqualTo(played.out()).startsWith("static: go1.");
        assertThat(version.files()).extracting(Sighting.SightedFile::operand).containsExactly("static");
        // what runs may be long, or read from stdin
        assertThat(played.sightings().get(2).errors()).isEmpty();
    }

    static final List<Arguments> ENVIRONMENTS = List.of(
            arguments("CGO_ENABLED=0 go version", Map.of("CGO_ENABLED", "0")),
            arguments(
                    "export CGO_ENABLED= CC='musl-gcc -v'; go version", Map.of("CGO_ENABLED", "", "CC", "musl-gcc -v")),
            arguments("CGO_LDFLAGS=$'a\\nb' GOARCH=amd64 go version", Map.of("CGO_LDFLAGS", "a\nb", "GOARCH", "amd64")),
            arguments("GOOS='$(echo \"x\")`' go version 2>/dev/null", Map.of("GOOS", "$(echo \"x\")`")),
            arguments("OTHER=1 CGO_CFLAGS=静 file static", Map.of("CGO_CFLAGS", "静")),
            arguments("CGO_ENABLED=1; file static", Map.of()));

    @ParameterizedTest
    @FieldSource("ENVIRONMENTS")
    void aCallHasTheVariablesThatMatter(String script, Map<String, String> expected) {
        desk.run(
                "unset CGO_ENABLED GOOS GOARCH CC CXX GOFLAGS CGO_LDFLAGS CGO_CFLAGS GOTOOLCHAIN LC_ALL LC_MESSAGES LANG");
        assertThat(desk.run(script).sightings())
                .singleElement()
                .satisfies(call -> assertThat(call.environment()).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cp dynamic static",
                "cp --remove-destination dynamic static",
                "mv dynamic static",
                "rm static",
                "sleep 0.1; echo more >> static",
                "strip static",
                "go build -o static hello.go",
                "mkdir s; mv static s"
            })
    void whatComesLaterIsNotTakenForWhatWasSeen(String change) throws IOException {
        byte[] seen = Files.readAllBytes(temporary.resolve("static"));
        Desk.Played played = desk.run("file static; sleep 0.02; " + change);
        Sighting.SightedFile file = played.sightings().getFirst().files().getFirst();
        assertThat(file.path()).isEqualTo(desk.folder().resolve("static"));
        if (!file.identity().equals(Sighting.SightedFile.CHANGED)) {
            assertThat(file.bytes()).hasBinaryContent(seen);
        }
    }

    /// As on another file system than that of the session's folder, where a link cannot be made.
    @ParameterizedTest
    @ValueSource(
            strings = {"true", "mv dynamic static", "cp -p dynamic static", "rm static", "go build -o static hello.go"})
    void withoutALinkItIsTheFileOrChanged(String change) throws IOException {
        write("no-link/ln", "#!/bin/sh\nexit 1\n");
        Desk.Played played =
                desk.run("chmod +x no-link/ln; PATH=$PWD/no-link:$PATH file static; sleep 0.02; " + change);
        Sighting.SightedFile file = played.sightings().getFirst().files().getFirst();
        assertThat(file.bytes()).isEqualTo(file.path());
        assertThat(file.identity().equals(Sighting.SightedFile.CHANGED)).isEqualTo(!change.equals("true"));
    }

    @Test
    void theSameFileHasTheSameIdentityUntilItIsBuiltAnew() {
        List<String> identities =
                desk.run("go build hello.go; file hello; ldd ./hello; rm hello; go build hello.go").sightings().stream()
                        .map(call -> call.files().getFirst().identity())
                        .toList();
        assertThat(identities.subList(0, 3)).containsOnly(identities.getFirst());
        assertThat(identities.get(3)).isNotEqualTo(identities.getFirst());
    }

    @Test
    void aSessionInsideASessionFindsTheTools() throws Exception {
        var outer = Files.createDirectories(temporary.resolve("linkbook-session-1/bin"));
        String own = desk.run("echo ${PATH%%:*}").out().strip();
        Files.copy(Path.of(own, "file"), outer.resolve("file"));
        outer.resolve("file").toFile().setExecutable(true);
        Desk.Played played = desk.run("PATH=${PATH/:/:" + outer + ":}; timeout 5 file -b hello.go");
        assertThat(played.outcome()).isEqualTo(new Outcome.Done());
        assertThat(played.sightings()).hasSize(1);
    }

    @Test
    void aKilledCallIsNone() throws IOException {
        write("wait.go", "package main\n\nfunc main() { for {} }\n");
        assertThat(desk.run("timeout -s KILL 1 go run wait.go; file static").sightings())
                .extracting(Sighting::tool)
                .containsExactly(ToolName.FILE);
    }

    @Test
    void manyCallsAreInOrder() {
        Desk.Played played = desk.run("for i in {1..150}; do file $i; done");
        assertThat(played.sightings())
                .extracting(call -> Integer.parseInt(call.arguments().getFirst()))
                .hasSize(150)
                .isSorted();
    }
}
