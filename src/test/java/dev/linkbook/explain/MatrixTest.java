package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.binary.RealTools;
import dev.linkbook.tool.BuildGrammar;
import dev.linkbook.tool.BuildOutput;
import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.LddGrammar;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The course's four programs by every recipe: what the tools and the linkers say of each build is explained, and the
/// bytes say the same. The modules come from the module cache, or from the network.
@Tag("slow")
class MatrixTest {
    private static final Map<String, String> PROGRAMS = Map.of(
            "hello",
            "package main\n\nfunc main() { println(\"hello\") }\n",
            "httpget",
            "package main\n\nimport (\n\t\"net/http\"\n\t\"os\"\n)\n\nfunc main() { http.Get(os.Args[1]) }\n",
            "sqlite",
            """
            package main

            import (
                "database/sql"

                _ "github.com/mattn/go-sqlite3"
            )

            func main() { sql.Open("sqlite3", "x") }
            """,
            "gorm",
            """
            package main

            import (
                "gorm.io/driver/sqlite"
                "gorm.io/gorm"
            )

            func main() { gorm.Open(sqlite.Open("x"), &gorm.Config{}) }
            """);

    private static final String EXTERNAL = "-ldflags=-linkmode external";
    private static final String STATIC = "-ldflags=-linkmode external -extldflags \"-static\"";
    private static final String STATIC_PIE = "-ldflags=-linkmode external -extldflags \"-static-pie\"";
    private static final String UNUSED = "-ldflags=-extldflags \"-static\"";
    private static final String NOTE = "-ldflags=-s -w --extldflags \"-static -fpic\"";
    private static final String PIE = "-buildmode=pie";
    private static final String NETGO = "-tags=netgo,osusergo";
    private static final String OMIT = "sqlite_omit_load_extension";

    private static final List<Recipe> RECIPES = List.of(
            recipe("default", "hello httpget sqlite gorm", "CGO_ENABLED=1"),
            recipe("cgo0", "hello httpget sqlite gorm", "CGO_ENABLED=0"),
            recipe("extstatic", "hello httpget sqlite", "CGO_ENABLED=1", UNUSED),
            recipe("note-static-fpic", "hello httpget sqlite gorm", "CGO_ENABLED=1", NOTE),
            recipe("netgo", "hello httpget sqlite", "CGO_ENABLED=1", NETGO),
            recipe("netgo-static", "httpget", "CGO_ENABLED=1", NETGO, STATIC),
            recipe("internal", "hello httpget", "CGO_ENABLED=1", "-ldflags=-linkmode internal"),
            failing("internal", "sqlite", "CGO_ENABLED=1", "-ldflags=-linkmode internal"),
            recipe("external", "hello httpget sqlite", "CGO_ENABLED=1", EXTERNAL),
            recipe("ext+static", "hello httpget sqlite", "CGO_ENABLED=1", STATIC),
            recipe("pie", "hello httpget sqlite", "CGO_ENABLED=1", PIE),
            recipe("cgo0-pie", "hello httpget", "CGO_ENABLED=0", PIE),
            recipe("static-pie", "hello httpget sqlite", "CGO_ENABLED=1", PIE, STATIC_PIE),
            failing("static-pie-nobm", "hello httpget", "CGO_ENABLED=1", STATIC_PIE),
            recipe("pie+static", "hello", "CGO_ENABLED=1", PIE, STATIC),
            recipe("strip", "hello httpget sqlite", "CGO_ENABLED=1", "-ldflags=-s -w"),
            recipe("strip-w", "hello", "CGO_ENABLED=1", "-ldflags=-w"),
            recipe("musl-dyn", "hello httpget sqlite", "CC=musl-gcc"),
            recipe("musl-dyn-ext", "hello httpget", "CC=musl-gcc", EXTERNAL),
            recipe("musl-extstatic", "hello httpget sqlite", "CC=musl-gcc", UNUSED),
            recipe("musl-static", "hello httpget sqlite", "CC=musl-gcc", STATIC),
            recipe("musl-note", "hello httpget sqlite gorm", "CC=musl-gcc", "-tags=musl", NOTE),
            recipe("musl-static-pie", "hello httpget", "CC=musl-gcc", PIE, STATIC_PIE),
            recipe("trimpath", "hello", "CGO_ENABLED=1", "-trimpath"),
            recipe("buildid-empty", "hello", "CGO_ENABLED=1", "-ldflags=-buildid="),
            recipe("gnu-B", "hello", "CGO_ENABLED=1", "-ldflags=-B gobuildid"),
            recipe("gnu-B-0x", "hello", "CGO_ENABLED=1", "-ldflags=-B 0x0123456789abcdef0123456789abcdef01234567"),
            recipe("c-shared", "hello", "CGO_ENABLED=1", "-buildmode=c-shared"),
            recipe("arm64", "hello httpget", "GOARCH=arm64 CGO_ENABLED=0"),
            recipe("arm64-nocgoflag", "hello", "GOARCH=arm64"),
            recipe("arm64-cgo1", "hello", "GOARCH=arm64 CGO_ENABLED=1"),
            failing("arm64-cgo1", "sqlite", "GOARCH=arm64 CGO_ENABLED=1"),
            recipe("omitload-static", "sqlite", "CGO_ENABLED=1", "-tags=" + OMIT, STATIC),
            recipe("omitload-netgo-static", "sqlite gorm", "CGO_ENABLED=1", NETGO + "," + OMIT, STATIC));

    @TempDir
    private static Path folder;

    private final List<String> differences = new ArrayList<>();

    private record Recipe(
            String name, List<String> programs, Map<String, String> environment, List<String> flags, boolean builds) {}

    private static Recipe recipe(String name, String programs, String environment, String... flags) {
        return new Recipe(name, List.of(programs.split(" ", -1)), variables(environment), List.of(flags), true);
    }

    private static Recipe failing(String name, String programs, String environment, String... flags) {
        return new Recipe(name, List.of(programs.split(" ", -1)), variables(environment), List.of(flags), false);
    }

    private static Map<String, String> variables(String environment) {
        var variables = new TreeMap<String, String>();
        for (String assignment : environment.split(" ", -1)) {
            variables.put(assignment.split("=", 2)[0], assignment.split("=", 2)[1]);
        }
        variables.putIfAbsent("GOFLAGS", "-mod=mod -buildvcs=false");
        return variables;
    }

    @BeforeAll
    static void write() throws IOException {
        for (var program : PROGRAMS.entrySet()) {
            Files.writeString(folder.resolve(program.getKey() + ".go"), program.getValue());
        }
        Files.writeString(folder.resolve("go.mod"), "module example.com/matrix\n\ngo 1.24\n");
        List<String> get = List.of(
                "go",
                "get",
                "gorm.io/gorm@v1.31.2",
                "gorm.io/driver/sqlite@v1.6.0",
                "github.com/mattn/go-sqlite3@v1.14.22");
        RealTools.Result got = RealTools.run(folder, Map.of(), get);
        assertThat(got.exitCode()).as(got.errors()).isZero();
    }

    @Test
    void everyBuildIsExplainedAndReadAsTheToolsReadIt() {
        int built = 0;
        int failed = 0;
        for (Recipe recipe : RECIPES) {
            for (String program : recipe.programs) {
                build(recipe, program);
                built += recipe.builds ? 1 : 0;
                failed += recipe.builds ? 0 : 1;
            }
        }
        System.out.printf(
                "%d recipes: %d builds compared with file, ldd, musl-ldd, readelf and go version -m, %d failing builds"
                        + " explained: %d differences%n",
                RECIPES.stream().map(Recipe::name).distinct().count(), built, failed, differences.size());
        assertThat(differences).isEmpty();
        assertThat(built).isEqualTo(69);
    }

    private void build(Recipe recipe, String program) {
        Path target = folder.resolve(program + "." + recipe.name);
        List<String> arguments = Stream.of(
                        Stream.of("build", "-o", target.getFileName().toString()),
                        recipe.flags.stream(),
                        Stream.of(program + ".go"))
                .flatMap(words -> words)
                .toList();
        RealTools.Result result = RealTools.run(
                folder,
                recipe.environment,
                Stream.concat(Stream.of("go"), arguments.stream()).toList());
        String what = program + "." + recipe.name;
        var call = new Sighting(
                ToolName.GO, arguments, folder, recipe.environment, "", result.errors(), result.exitCode(), List.of());
        explained(what, BuildGrammar.parse(call));
        String printed = result.output() + result.errors();
        List<Fragment> fragments = BuildOutput.parse(printed);
        explained(what, fragments);
        assertThat(joined(fragments)).isEqualTo(printed);
        assertThat(result.exitCode() == 0).as(what + "\n" + printed).isEqualTo(recipe.builds);
        if (recipe.builds) {
            differences.addAll(ToolJudge.differences(target));
            musl(what, target);
        }
    }

    private void musl(String what, Path target) {
        RealTools.Result ldd = RealTools.run(folder, Map.of(), List.of("musl-ldd", target.toString()));
        String printed = ldd.output() + ldd.errors();
        List<Fragment> fragments = LddGrammar.parse(printed);
        explained(what, fragments);
        assertThat(joined(fragments)).isEqualTo(printed);
    }

    private void explained(String what, List<Fragment> fragments) {
        fragments.stream()
                .filter(fragment -> fragment.kind().isUnexplained())
                .forEach(fragment -> differences.add(what + ": not explained: " + fragment.text()));
    }

    private static String joined(List<Fragment> fragments) {
        return fragments.stream().map(Fragment::text).collect(Collectors.joining());
    }
}
