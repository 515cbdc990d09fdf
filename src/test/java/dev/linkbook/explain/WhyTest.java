package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.golang.ListedSources;
import dev.linkbook.tool.BuildSources;
import dev.linkbook.tool.CgoUse;
import dev.linkbook.tool.RealTool;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.Sighting.SightedFile;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Which packages bring C into real programs: of builds that were seen, and of finished files.
class WhyTest {
    @AutoClose
    private static final ListedSources SOURCES = new ListedSources();

    private static final Map<String, String> CGO = Map.of("CGO_ENABLED", "1");
    private static final List<String> EXTERNAL = List.of("-ldflags", "-linkmode external");
    private static final List<String> EXTERNAL_STATIC =
            List.of("-ldflags", "-s -w -linkmode external -extldflags -static");

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        write("hello.go", "package main\n\nfunc main() {}\n");
        write("httpget.go", "package main\n\nimport \"net/http\"\n\nfunc main() { http.Get(\"\") }\n");
        write("user.go", "package main\n\nimport \"os/user\"\n\nfunc main() { user.Current() }\n");
        write(
                "own.go",
                "package main\n\n// int one(void) { return 1; }\nimport \"C\"\n\nfunc main() { println(C.one()) }\n");
        Files.createDirectories(folder.resolve("app/deep.v3"));
        write("app/go.mod", "module example.com/app\n\ngo 1.24\n");
        write(
                "app/main.go",
                "package main\n\nimport deep \"example.com/app/deep.v3\"\n\nfunc main() { println(deep.Two()) }\n");
        write(
                "app/deep.v3/deep.go",
                "package deep\n\n// int two(void) { return 2; }\nimport \"C\"\n\nfunc Two() int { return int(C.two()) }\n");
    }

    private static void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    static Stream<Arguments> builds() {
        return Stream.of(
                Arguments.of(
                        List.of(),
                        "httpget.go",
                        "Dynamic because package `net` uses cgo (host names are looked up by `getaddrinfo` of the C library):"
                                + " `main -> net/http -> net`.",
                        "动态链接的原因：包 `net` 使用 cgo（用 C 库的 `getaddrinfo` 查域名）：`main -> net/http -> net`。"),
                Arguments.of(
                        List.of("-ldflags", "-extldflags -static"),
                        "user.go",
                        "Dynamic because package `os/user` uses cgo (users and groups are looked up by `getpwnam_r` and"
                                + " the like of the C library): `main -> os/user`.",
                        "动态链接的原因：包 `os/user` 使用 cgo（用 C 库的 `getpwnam_r` 等查用户和组）：`main -> os/user`。"),
                Arguments.of(
                        List.of(),
                        "own.go",
                        "Dynamic because the program's own package calls C (`import \"C\"`).",
                        "动态链接的原因：程序自己的包调用了 C（`import \"C\"`）。"),
                Arguments.of(
                        EXTERNAL,
                        "hello.go",
                        "Dynamic because of the external link alone: no package of the program uses cgo, but such a link"
                                + " always brings `runtime/cgo`, which needs the C library.",
                        "动态链接只因为采用外部链接：程序里没有使用 cgo 的包，但外部链接总会带入 `runtime/cgo`，而它需要 C 库。"),
                Arguments.of(
                        List.of("-race"),
                        "hello.go",
                        "Dynamic because a flag of the build brings package `runtime/race` (the race detector, `-race`),"
                                + " which uses cgo; no import leads to it.",
                        "动态链接的原因：某个构建参数带入了使用 cgo 的包 `runtime/race`（竞争检测器，`-race`）；没有任何 import 引入它。"),
                Arguments.of(
                        EXTERNAL_STATIC,
                        "httpget.go",
                        "C code is inside because package `net` uses cgo (host names are looked up by `getaddrinfo` of the"
                                + " C library): `main -> net/http -> net`.",
                        "内含 C 代码的原因：包 `net` 使用 cgo（用 C 库的 `getaddrinfo` 查域名）：`main -> net/http -> net`。"));
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("builds")
    void ofABuildThatWasSeen(List<String> flags, String source, String en, String zh) throws Exception {
        Sighting build = build(CGO, folder, flags, source);
        assertThat(facts(Lang.EN, SOURCES, build).getFirst()).isEqualTo(en);
        assertThat(facts(Lang.ZH, SOURCES, build).getFirst()).isEqualTo(zh);
    }

    static Stream<Arguments> finished() {
        return Stream.of(
                Arguments.of(
                        ".",
                        List.of("-ldflags", "-s -w"),
                        "httpget.go",
                        "Dynamic most likely because package `net`",
                        "包 `net` 使用 cgo"),
                Arguments.of(
                        ".", EXTERNAL_STATIC, "user.go", "inside most likely because package `os/user`", "包 `os/user`"),
                Arguments.of(
                        ".",
                        List.of("-buildmode=pie"),
                        "own.go",
                        "because package `main` uses cgo:",
                        "包 `main` 使用 cgo："),
                Arguments.of(".", EXTERNAL, "hello.go", "most likely the external link alone", "多半只是由外部链接带入"),
                Arguments.of(
                        "app",
                        List.of(),
                        ".",
                        "package `example.com/app/deep.v3` uses",
                        "包 `example.com/app/deep.v3`"));
    }

    /// No import chain is in a file, but the packages are, also after `-s -w`; and it says that it is not certain.
    @ParameterizedTest(name = "{2} {1}")
    @MethodSource("finished")
    void ofAFinishedFile(String in, List<String> flags, String source, String en, String zh) throws Exception {
        Sighting build = build(CGO, folder.resolve(in).normalize(), flags, source);
        var seen = new Sighting(ToolName.FILE, List.of(), folder, Map.of(), "", "", 0, build.files());
        assertThat(facts(Lang.EN, SOURCES, seen).getFirst()).contains(en, "most likely", "pclntab");
        assertThat(facts(Lang.ZH, SOURCES, seen).getFirst()).contains(zh, "多半", "pclntab");
    }

    static Stream<Arguments> withoutC() {
        return Stream.of(
                Arguments.of(CGO, List.of(), "hello.go"),
                Arguments.of(Map.of("CGO_ENABLED", "0"), List.of(), "httpget.go"),
                Arguments.of(CGO, List.of("-tags", "netgo"), "httpget.go"),
                Arguments.of(Map.of("CGO_ENABLED", "0"), List.of("-buildmode=pie"), "hello.go"));
    }

    /// `go list` takes its time, so it is not asked where there is nothing to say.
    @ParameterizedTest(name = "{2} {0} {1}")
    @MethodSource("withoutC")
    void nobodyIsAskedAboutAProgramWithoutC(Map<String, String> environment, List<String> flags, String source)
            throws Exception {
        Sighting build = build(environment, folder, flags, source);
        var asked = new ArrayList<Sighting>();
        assertThat(facts(Lang.EN, new Recorded(asked, List.of()), build))
                .allSatisfy(fact -> assertThat(fact).doesNotContain("because", "uses cgo"));
        assertThat(asked).isEmpty();
    }

    /// The last build of the same bytes is asked about, once.
    @Test
    void ofManyPackagesTheFirstAndTheNumberOfTheRest() throws Exception {
        Sighting build = build(CGO, folder, List.of(), "own.go");
        List<CgoUse> many = IntStream.range(0, 8)
                .mapToObj(i -> new CgoUse("p" + i, List.of("main", "p" + i)))
                .toList();
        var asked = new ArrayList<Sighting>();
        List<String> facts = facts(Lang.EN, new Recorded(asked, many), build, build);
        assertThat(asked).containsExactly(build);
        assertThat(facts.subList(0, 5)).allSatisfy(fact -> assertThat(fact).contains("main -> p"));
        assertThat(facts.get(5)).isEqualTo("Further packages that use cgo: 3.");
    }

    /// @param asked the builds that it was asked about
    private record Recorded(List<Sighting> asked, List<CgoUse> answer) implements BuildSources {
        @Override
        public List<CgoUse> cgoUses(Sighting build) {
            asked.add(build);
            return answer;
        }

        @Override
        public List<String> idleTags(Sighting build) {
            return List.of();
        }
    }

    private static List<String> facts(Lang lang, BuildSources sources, Sighting... calls) {
        List<String> facts = new Explainer(lang, List.of(), sources)
                .explain(List.of(calls))
                .getFirst()
                .verdict()
                .facts();
        assertThat(facts).isNotEmpty().allSatisfy(fact -> assertThat(fact).doesNotContain("{"));
        return facts;
    }

    private static Sighting build(Map<String, String> environment, Path in, List<String> flags, String source)
            throws Exception {
        var arguments = new ArrayList<>(List.of("build", "-o", "program"));
        arguments.addAll(flags);
        arguments.add(source);
        List<String> command =
                Stream.concat(Stream.of("go"), arguments.stream()).toList();
        RealTool.Output output = RealTool.run(in, environment, command);
        assertThat(output.exitCode()).as(output.stderr()).isZero();
        Path program = in.resolve("program");
        return new Sighting(
                ToolName.GO,
                arguments,
                in,
                environment,
                "",
                "",
                0,
                List.of(new SightedFile("program", program, program, "1")));
    }
}
