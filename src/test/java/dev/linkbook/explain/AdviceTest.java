package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.golang.ListedSources;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What to change, told of real builds and of what the linker really printed.
class AdviceTest {
    @AutoClose
    private static final ListedSources SOURCES = new ListedSources();

    private static final String STATIC = "-ldflags=-linkmode external -extldflags -static";

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        write("hello.go", "package main\n\nfunc main() {}\n");
        write("httpget.go", "package main\n\nimport \"net/http\"\n\nfunc main() { http.Get(\"\") }\n");
        write("user.go", "package main\n\nimport \"os/user\"\n\nfunc main() { user.Current() }\n");
        sqlite();
    }

    /// A small module in the place of go-sqlite3, built as that is: C with `dlopen`, unless a tag leaves it out, or a
    /// stub. The real one takes a compiler 40 seconds.
    private static void sqlite() throws IOException {
        Files.createDirectories(folder.resolve("app/sqlite"));
        write("app/go.mod", """
                module example.com/app

                go 1.24

                require github.com/mattn/go-sqlite3 v1.14.22

                replace github.com/mattn/go-sqlite3 => ./sqlite
                """);
        write(
                "app/main.go",
                "package main\n\nimport sqlite3 \"github.com/mattn/go-sqlite3\"\n\nfunc main() { sqlite3.Open() }\n");
        write("app/sqlite/go.mod", "module github.com/mattn/go-sqlite3\n\ngo 1.24\n");
        write("app/sqlite/sqlite3.go", """
                package sqlite3

                // #include <stddef.h>
                // void *handle(void);
                import "C"

                func Open() { C.handle() }
                """);
        write("app/sqlite/load.c", """
                #include <dlfcn.h>
                #include <stddef.h>
                #ifdef SQLITE_OMIT_LOAD_EXTENSION
                void *handle(void) { return NULL; }
                #else
                void *handle(void) { return dlopen("x", RTLD_NOW); }
                #endif
                """);
        write("app/sqlite/omit.go", """
                //go:build sqlite_omit_load_extension

                package sqlite3

                // #cgo CFLAGS: -DSQLITE_OMIT_LOAD_EXTENSION
                import "C"
                """);
        write("app/sqlite/stub.go", "//go:build !cgo\n\npackage sqlite3\n\nfunc Open() {}\n");
    }

    private static void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /// CGO_ENABLED, where, arguments, what the linker warns of, advice.
    static Stream<Arguments> rows() {
        return Stream.of(
                row("1", ".", "hello.go", List.of(), ""),
                row("1", ".", "hello.go", List.of("-ldflags=-extldflags \"-static -fpic\""), "", "fpic-at-link"),
                row(
                        "0",
                        ".",
                        "hello.go",
                        List.of("-ldflags=-extldflags \"-static -fPIC\""),
                        "",
                        "extldflags-without-cgo",
                        "fpic-at-link"),
                row("1", ".", "httpget.go", List.of("-tags", "musl"), "", "idle-tags"),
                row("1", ".", "httpget.go", List.of("-tags", "netgo"), ""),
                row("1", ".", "httpget.go", List.of(STATIC), "getaddrinfo", "static-getaddrinfo"),
                row("1", ".", "httpget.go", List.of(STATIC, "-tags", "netgo"), ""),
                row("1", ".", "user.go", List.of(STATIC + " -s -w"), "getpwnam_r", "static-getpwnam"),
                row("1", ".", "user.go", List.of(STATIC, "-tags", "osusergo"), ""),
                row("1", "app", ".", List.of(STATIC), "dlopen", "static-dlopen"),
                row("1", "app", ".", List.of(STATIC, "-tags", "sqlite_omit_load_extension"), ""),
                row("1", "app", ".", List.of(), ""),
                row("0", "app", ".", List.of(), "", "sqlite-stub"));
    }

    private static Arguments row(
            String cgo, String in, String source, List<String> flags, String warning, String... advice) {
        List<String> keys =
                Stream.of(advice).map(key -> "verdict.advice." + key).toList();
        return Arguments.of(cgo, in, source, flags, warning, keys);
    }

    /// The linker is the other judge: where it warns, and only there, the advice of static glibc is given.
    @ParameterizedTest(name = "CGO_ENABLED={0} {1}/{2} {3}")
    @MethodSource("rows")
    void whatToChange(String cgo, String in, String source, List<String> flags, String warning, List<String> keys)
            throws Exception {
        Path at = folder.resolve(in).normalize();
        var arguments = new ArrayList<>(List.of("build", "-o", "program"));
        arguments.addAll(flags);
        arguments.add(source);
        var environment = Map.of("CGO_ENABLED", cgo, "CC", "gcc");
        RealTool.Output output = RealTool.run(
                at,
                environment,
                Stream.concat(Stream.of("go"), arguments.stream()).toList());
        assertThat(output.exitCode()).as(output.stderr()).isZero();
        assertThat(output.stderr()).contains(warning.isEmpty() ? "" : "Using '" + warning + "'");
        assertThat(output.stderr().contains("statically linked applications")).isEqualTo(!warning.isEmpty());
        Path program = at.resolve("program");
        var seen = List.of(new SightedFile("program", program, program, "1"));
        var call = new Sighting(ToolName.GO, arguments, at, environment, "", "", 0, seen);
        for (Lang lang : Lang.values()) {
            Glossary glossary = Glossary.load(lang);
            List<String> advice = new Explainer(lang, List.of(), SOURCES)
                    .explain(List.of(call))
                    .getFirst()
                    .verdict()
                    .advice();
            assertThat(advice)
                    .isEqualTo(keys.stream()
                            .map(key -> glossary.text(key, Map.of("tags", "musl")))
                            .toList());
        }
    }
}
