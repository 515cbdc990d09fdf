package dev.linkbook.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One program by many recipes, and what the tools say of each.
class RealBuildsTest {
    private static final String STATIC = "-extldflags \"-static\"";
    private static final String EXTERNAL = "-linkmode external ";
    private static final Map<String, String> CGO = Map.of("CGO_ENABLED", "1");
    private static final Map<String, String> NO_CGO = Map.of("CGO_ENABLED", "0");
    private static final Map<String, String> MUSL = Map.of("CGO_ENABLED", "1", "CC", "musl-gcc");

    @TempDir
    private Path folder = Path.of("");

    private final Set<FragmentKind> seen = new HashSet<>();

    private record Recipe(String program, Map<String, String> environment, List<String> flags) {}

    private static Recipe recipe(String program, Map<String, String> environment, String... flags) {
        return new Recipe(program, environment, List.of(flags));
    }

    private static List<Recipe> recipes() {
        var recipes = new ArrayList<Recipe>();
        for (String program : List.of("hello.go", "lookup.go")) {
            recipes.addAll(List.of(
                    recipe(program, CGO),
                    recipe(program, NO_CGO),
                    recipe(program, CGO, "-ldflags", STATIC),
                    recipe(program, CGO, "-ldflags", "-s -w -extldflags \"-static -fpic\""),
                    recipe(program, CGO, "-tags", "netgo,osusergo"),
                    recipe(program, CGO, "-ldflags", "-linkmode internal"),
                    recipe(program, CGO, "-ldflags", EXTERNAL),
                    recipe(program, CGO, "-ldflags", EXTERNAL + STATIC),
                    recipe(program, CGO, "-buildmode=pie"),
                    recipe(program, NO_CGO, "-buildmode=pie"),
                    recipe(program, CGO, "-buildmode=pie", "-ldflags", EXTERNAL + "-extldflags -static-pie"),
                    recipe(program, CGO, "-ldflags", EXTERNAL + "-extldflags -static-pie"),
                    recipe(program, CGO, "-ldflags", "-w"),
                    recipe(program, CGO, "-trimpath", "-ldflags=-buildid="),
                    recipe(program, CGO, "-ldflags", "-B 0x1234"),
                    recipe(program, MUSL, "-ldflags", EXTERNAL),
                    recipe(program, MUSL, "-ldflags", EXTERNAL + STATIC)));
        }
        recipes.add(recipe("hello.go", NO_CGO, "-linkshared", "-nosuch"));
        recipes.add(recipe("hello.go", CGO, "-ldflags", EXTERNAL + "-extldflags -lnosuch"));
        recipes.add(recipe("hello.go", NO_CGO, "-ldflags", EXTERNAL));
        recipes.add(recipe("gone.go", CGO));
        return recipes;
    }

    @Test
    void everyRecipeIsExplained() throws Exception {
        Files.writeString(folder.resolve("hello.go"), "package main\n\nfunc main() { println(\"x\") }\n");
        Files.writeString(
                folder.resolve("lookup.go"),
                "package main\n\nimport (\n\t\"net\"\n\t\"os/user\"\n)\n\nfunc main() { net.LookupHost(\"x\"); user.Current() }\n");
        int built = 0;
        for (Recipe recipe : recipes()) {
            built += build(recipe, "x" + built) ? 1 : 0;
        }
        System.out.println("file, ldd and go version explained for " + built + " builds");
        assertThat(built).isEqualTo(32);
        assertThat(seen)
                .contains(
                        FileKind.STATIC_PIE_LINKED,
                        LddKind.NOT_DYNAMIC,
                        LddKind.STATICALLY_LINKED,
                        BuildOutputKind.OUT_STATIC_GLIBC,
                        BuildOutputKind.OUT_MISSING_LIBRARY,
                        BuildOutputKind.OUT_DYNAMIC_RELOCATIONS,
                        BuildOutputKind.OUT_CGO_NEEDED,
                        BuildInfoKind.INFO_CGO_ENABLED,
                        BuildKind.LD_GNU_BUILDID);
    }

    private boolean build(Recipe recipe, String name) throws Exception {
        List<String> arguments = Stream.of(
                        Stream.of("build", "-o", name), recipe.flags.stream(), Stream.of(recipe.program))
                .flatMap(each -> each)
                .toList();
        RealTool.Output output = run(recipe.environment, "go", arguments);
        Sighting call = Samples.build(recipe.environment, arguments.toArray(String[]::new));
        List<Fragment> command = BuildGrammar.parse(call);
        command.forEach(fragment -> seen.add(fragment.kind()));
        String printed = output.stdout() + output.stderr();
        check(printed, BuildOutput.parse(printed));
        if (output.exitCode() != 0) {
            return false;
        }
        assertThat(command).noneMatch(fragment -> fragment.kind().isUnexplained());
        String file = run(Map.of(), "file", List.of(name)).stdout();
        check(file, FileGrammar.parse(file).getFirst().fragments());
        for (String tool : List.of("ldd", "musl-ldd")) {
            RealTool.Output listed = run(Map.of(), tool, List.of("./" + name));
            check(listed.stdout() + listed.stderr(), LddGrammar.parse(listed.stdout() + listed.stderr()));
        }
        String info = run(Map.of(), "go", List.of("version", "-m", name)).stdout();
        check(info, BuildInfo.parse(info));
        return true;
    }

    private void check(String printed, List<Fragment> fragments) {
        assertThat(Samples.joined(fragments)).isEqualTo(printed);
        assertThat(fragments)
                .as(printed)
                .filteredOn(fragment -> fragment.kind().isUnexplained())
                .isEmpty();
        fragments.forEach(fragment -> seen.add(fragment.kind()));
    }

    private RealTool.Output run(Map<String, String> environment, String tool, List<String> arguments) throws Exception {
        return RealTool.run(
                folder,
                environment,
                Stream.concat(Stream.of(tool), arguments.stream()).toList());
    }
}
