package dev.linkbook.golang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.tool.CgoUse;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The real `go list` about real programs.
class ListedSourcesTest {
    @AutoClose
    private static final ListedSources SOURCES = new ListedSources();

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        write("hello.go", "func main() {}");
        write("httpget.go", "import \"net/http\"\n\nfunc main() { http.Get(\"\") }");
        write("user.go", "import \"os/user\"\n\nfunc main() { user.Current() }");
        write("own.go", "// int one(void) { return 1; }\nimport \"C\"\n\nfunc main() { C.one() }");
        write("both.go", "import \"os/user\"\nimport \"net/http\"\n\nfunc main() { user.Current(); http.Get(\"\") }");
        write("tagged_no.go", "func main() {}");
        Files.createDirectories(folder.resolve("module/deep"));
        write("module/go.mod", "module example.com/app\n\ngo 1.24\n");
        write("module/main.go", "import _ \"example.com/app/deep\"\n\nfunc main() {}");
        write("module/deep/deep.go", "import _ \"net\"");
        write("module/deep/c.go", "//go:build withc\n\npackage deep\n\nimport \"C\"\n");
        Files.createDirectories(folder.resolve("flags"));
        write("flags/go.mod", "module example.com/flags\n\ngo 1.24\n");
        write("flags/main.go", "// #cgo flagged LDFLAGS: -lm\nimport \"C\"\n\nfunc main() {}");
        Files.createDirectories(folder.resolve("broken"));
        write("broken/main.go", "import _ \"example.com/none\"\n\nfunc main() {}");
    }

    private static void write(String name, String text) throws IOException {
        String head = name.contains("deep.go") ? "package deep\n\n" : "package main\n\n";
        boolean whole = text.startsWith("module") || text.contains("package ");
        Files.writeString(folder.resolve(name), whole ? text : head + text + "\n");
    }

    /// Folder, variables and arguments (parted by `|`), then package and chain, as they are shown.
    @ParameterizedTest(name = "{1} {2}")
    @CsvSource(quoteCharacter = '~', textBlock = """
            .     , CGO_ENABLED=1, build|httpget.go                                       , net: main -> net/http -> net
            .     , CGO_ENABLED=1, build|user.go                                          , os/user: main -> os/user
            .     , CGO_ENABLED=1, build|own.go                                           , main: main
            .     , CGO_ENABLED=1, build|both.go                                          , os/user: main -> os/user; net: main -> net/http -> net
            .     , CGO_ENABLED=1, build|-ldflags|-s -w -extldflags "-static"|httpget.go  , net: main -> net/http -> net
            .     , CGO_ENABLED=1, build|-ldflags=-linkmode external|hello.go             , runtime/cgo:~ ~
            .     , CGO_ENABLED=1, build|-race|hello.go                                   , runtime/race:~ ~
            .     , CGO_ENABLED=1, run|httpget.go|argument                                , net: main -> net/http -> net
            .     , CGO_ENABLED=1, build|hello.go                                         , ~~
            .     , CGO_ENABLED=0, build|httpget.go                                       , ~~
            .     , GOARCH=arm64 , build|httpget.go                                       , ~~
            .     , CGO_ENABLED=1, build|-tags|netgo|httpget.go                           , ~~
            .     , CGO_ENABLED=1|GOFLAGS=-tags=netgo, build|httpget.go                                 , ~~
            module, CGO_ENABLED=1, build                                                  , net: main -> example.com/app/deep -> net
            module, CGO_ENABLED=1, build|-tags=withc|-o|x|.                               , example.com/app/deep: main -> example.com/app/deep; net: main -> example.com/app/deep -> net
            """)
    void packagesAndTheShortestChain(String in, String variables, String arguments, String shown) {
        String uses = SOURCES.cgoUses(build(in, variables, arguments)).stream()
                .map(use -> use.importPath() + ": " + String.join(" -> ", use.chain()))
                .collect(Collectors.joining("; "));
        assertThat(uses.strip()).isEqualTo(shown.replace("~", "").strip());
    }

    @ParameterizedTest(name = "{1} {2}")
    @CsvSource(quoteCharacter = '~', textBlock = """
            .     , CGO_ENABLED=1, build|-tags|musl|httpget.go       , musl
            .     , CGO_ENABLED=1, ~build|-tags|musl,netgo|httpget.go~ , musl
            .     , CGO_ENABLED=1, build|-tags|musl netgo|hello.go   , musl netgo
            .     , CGO_ENABLED=0, build|-tags=netgo|httpget.go      , ~~
            .     , CGO_ENABLED=1, build|httpget.go                  , ~~
            module, CGO_ENABLED=1, build|-tags=withc                 , ~~
            flags , CGO_ENABLED=1, build|-tags=flagged               , ~~
            flags , CGO_ENABLED=1, build|-tags=flags                 , flags
            .     , CGO_ENABLED=1, build|-tags=musl|none.go          , ~~
            """)
    void tagsThatChangeNoFileAndNoFlag(String in, String variables, String arguments, String idle) {
        assertThat(String.join(" ", SOURCES.idleTags(build(in, variables, arguments))))
                .isEqualTo(idle);
    }

    /// What is not surely the same build, and what does not load, has no answer.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "version",
                "build|-C|module|.",
                "build|-modfile=go2.mod|httpget.go",
                "build|-overlay|x.json|httpget.go",
                "build|none.go",
                "build|./broken"
            })
    void noAnswerRatherThanAWrongOne(String arguments) {
        assertThat(SOURCES.cgoUses(build(".", "CGO_ENABLED=1", arguments))).isEmpty();
    }

    @Test
    void aFolderThatIsGoneHasNoAnswer() {
        assertThat(SOURCES.cgoUses(build("gone", "CGO_ENABLED=1", "build|httpget.go")))
                .isEmpty();
    }

    /// Text of `go list` cut short, or none of it.
    @ParameterizedTest
    @ValueSource(strings = {"net\tnet\ttrue\t1", "[]", "go: no such tool", "{}", "a\ta\ttrue\t0\t\t", "\n"})
    void whatIsNoListIsRefused(String text) {
        assertThat(PackageGraph.parse(text)).isEmpty();
    }

    /// Imports in a circle do not occur in Go, but must not hang us.
    @Test
    void aCircleEnds() {
        String text = """
                a\ta\ttrue\t0\tb\t\t[a.go]
                b\tb\ttrue\t1\ta b\t\t
                x/y\tmain\tfalse\t0\tnowhere missing\tnowhere a \t
                """;
        assertThat(PackageGraph.parse(text).map(PackageGraph::cgoUses))
                .isEqualTo(Optional.of(List.of(new CgoUse("b", List.of("main", "a", "b")))));
    }

    private static Sighting build(String in, String variables, String arguments) {
        Map<String, String> environment = Stream.of(variables.split("\\|"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        return new Sighting(
                ToolName.GO,
                List.of(arguments.split("\\|")),
                folder.resolve(in).normalize(),
                environment,
                "",
                "",
                0,
                List.of());
    }
}
