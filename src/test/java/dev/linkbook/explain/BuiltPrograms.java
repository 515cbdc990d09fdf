package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.explain.Explanation.Meaning;
import dev.linkbook.explain.Explanation.Section;
import dev.linkbook.tool.FragmentKind;
import dev.linkbook.tool.RealTool;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.Sighting.SightedFile;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Real programs, built in different ways, and what `go`, `file` and `ldd` said of them.
final class BuiltPrograms {
    private static final String STATIC_FLAG = "-extldflags \"-static\"";

    private final Path folder;
    private final Map<String, List<Sighting>> sightings = new HashMap<>();

    private BuiltPrograms(Path folder) {
        this.folder = folder;
    }

    static BuiltPrograms none() {
        return new BuiltPrograms(Path.of(""));
    }

    static BuiltPrograms in(Path folder) throws Exception {
        var programs = new BuiltPrograms(folder);
        programs.build();
        return programs;
    }

    private void build() throws Exception {
        Files.writeString(folder.resolve("hello.go"), "package main\n\nfunc main() { println(\"x\") }\n");
        Files.writeString(
                folder.resolve("httpget.go"),
                "package main\n\nimport \"net/http\"\n\nfunc main() { http.Get(\"http://127.0.0.1:1\") }\n");
        Map<String, String> plain = Map.of("CGO_ENABLED", "1");
        Map<String, String> noCgo = Map.of("CGO_ENABLED", "0");
        go("hello", "hello.go", plain);
        go("httpget", "httpget.go", plain);
        go("unread-flag", "httpget.go", plain, "-ldflags", STATIC_FLAG);
        go("loader-only", "hello.go", noCgo, "-buildmode=pie");
        go("void-flag", "hello.go", noCgo, "-ldflags", STATIC_FLAG);
        go("pie-static", "hello.go", noCgo, "-buildmode=pie", "-ldflags", STATIC_FLAG);
        go(
                "musl",
                "hello.go",
                Map.of("CGO_ENABLED", "1", "CC", "musl-gcc"),
                "-ldflags",
                "-linkmode external " + STATIC_FLAG);
        go("static-pie", "hello.go", plain, "-buildmode=pie", "-ldflags", "-linkmode external -extldflags -static-pie");
    }

    static Stream<String> names() {
        return Stream.of(
                "hello", "httpget", "unread-flag", "loader-only", "void-flag", "pie-static", "musl", "static-pie");
    }

    /// Builds, then asks `file` and `ldd`.
    private void go(String name, String source, Map<String, String> environment, String... flags) throws Exception {
        var arguments = Stream.of(Stream.of("build", "-o", name), Stream.of(flags), Stream.of(source))
                .flatMap(each -> each)
                .toList();
        sightings.put(
                name,
                List.of(
                        call(ToolName.GO, name, environment, arguments),
                        call(ToolName.FILE, name, Map.of(), List.of(name)),
                        call(ToolName.LDD, name, Map.of(), List.of(name))));
    }

    Sighting call(ToolName tool, String name, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(tool.command()), arguments.stream()).toList();
        RealTool.Output output = RealTool.run(folder, environment, command);
        assertThat(tool == ToolName.GO ? output.exitCode() : 0)
                .as(output.stderr())
                .isZero();
        Path path = folder.resolve(name);
        return new Sighting(
                tool,
                arguments,
                folder,
                environment,
                output.stdout(),
                output.stderr(),
                output.exitCode(),
                List.of(new SightedFile(name, path, path, "1")));
    }

    Path folder() {
        return folder;
    }

    Explanation explain(Lang lang, String name) {
        List<Explanation> explanations = new Explainer(lang, List.of()).explain(calls(name));
        assertThat(explanations).hasSize(1);
        return explanations.getFirst();
    }

    List<Sighting> calls(String name) {
        return sightings.getOrDefault(name, List.of());
    }

    static Explanation one(Lang lang, Sighting call) {
        return new Explainer(lang, List.of()).explain(List.of(call)).getFirst();
    }

    static Meaning meaning(Explanation explanation, FragmentKind kind) {
        return explanation.sections().stream()
                .flatMap(section -> section.pieces().stream())
                .filter(piece -> piece.fragment().kind() == kind)
                .flatMap(piece -> piece.meaning().stream())
                .findFirst()
                .orElseThrow();
    }

    static String joined(Section section) {
        var joined = new StringBuilder();
        section.pieces().forEach(piece -> joined.append(piece.fragment().text()));
        return joined.toString();
    }
}
