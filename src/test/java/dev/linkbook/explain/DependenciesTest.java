package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfReader;
import dev.linkbook.binary.RealTools;
import dev.linkbook.explain.Dependencies.Found;
import dev.linkbook.explain.Dependencies.Node;
import dev.linkbook.explain.Dependencies.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where libraries are found, with the real `ldd` as judge.
class DependenciesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void sources() throws IOException {
        Files.createDirectories(folder.resolve("deep"));
        Files.writeString(folder.resolve("inner.c"), "int inner(void) { return 1; }\n");
        Files.writeString(folder.resolve("outer.c"), "int inner(void); int outer(void) { return inner(); }\n");
        Files.writeString(folder.resolve("main.c"), "int outer(void); int main(void) { return outer(); }\n");
    }

    @Test
    void theSystemsProgramsFindWhatLddFinds() {
        List<Path> all = RealTools.elfFiles("/usr/bin");
        var compared = new ArrayList<Path>();
        for (int i = 0; i < all.size(); i += 6) {
            Elf elf = (Elf) ElfReader.read(all.get(i));
            String output = RealTools.output("ldd", all.get(i).toString());
            Dependencies dependencies = Dependencies.of(elf, Machine.local());
            assertThat(ToolJudge.found(dependencies))
                    .as(all.get(i) + "\n" + output)
                    .isEqualTo(ToolJudge.ldd(output));
            assertThat(dependencies.lacking()).as(all.get(i).toString()).isEmpty();
            compared.add(all.get(i));
        }
        System.out.println("dependencies of " + compared.size() + " programs are those of ldd");
        assertThat(compared).hasSizeGreaterThan(50);
    }

    /// The program's flags, the outer library's flags, and by which rule the inner library is found.
    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource(delimiter = '|', textBlock = """
            -Wl,--disable-new-dtags,-rpath,$ORIGIN/deep | -                                                  | RPATH  | RPATH
            -Wl,--enable-new-dtags,-rpath,$ORIGIN/deep  | -                                                  | RUNPATH | -
            -Wl,--enable-new-dtags,-rpath,$ORIGIN/deep  | -Wl,--enable-new-dtags,-rpath,${ORIGIN}            | RUNPATH | RUNPATH
            -Wl,--disable-new-dtags,-rpath,$ORIGIN/deep | -Wl,--enable-new-dtags,-rpath,/nowhere             | RPATH  | -
            -                                           | -                                                  | -      | -
            """)
    void pathsInTheFileAreObeyedAsLddDoes(String program, String library, String outerRule, String innerRule) {
        gcc("-shared", "-o", "deep/libinner.so", "inner.c");
        gcc("-shared", "-o", "deep/libouter.so", "outer.c", "-Ldeep", "-linner", library);
        gcc("-o", "main", "main.c", "-Ldeep", "-louter", "-Wl,--allow-shlib-undefined", program);
        Dependencies dependencies = of("main", Machine.local());
        String output = RealTools.output("ldd", folder.resolve("main").toString());
        assertThat(ToolJudge.found(dependencies)).as(output).isEqualTo(ToolJudge.ldd(output));
        assertThat(rule(dependencies, "libouter.so")).isEqualTo(outerRule);
        if (!outerRule.equals("-")) {
            assertThat(rule(dependencies, "libinner.so")).isEqualTo(innerRule);
            assertThat(node(dependencies, "libinner.so").askedBy()).isEqualTo("libouter.so");
        }
        assertThat(dependencies.isIncomplete()).isEqualTo(innerRule.equals("-"));
    }

    /// The library is built anew, without the version that the program was linked with: what an older system has.
    @Test
    void aVersionThatTheLibraryDoesNotDefineIsSeenAsByLdd() throws IOException {
        Files.writeString(folder.resolve("new.map"), "V_1 { global: outer; };\nV_2 { global: inner; } V_1;\n");
        Files.writeString(folder.resolve("old.map"), "V_1 { global: outer; inner; };\n");
        Files.writeString(
                folder.resolve("both.c"), "int inner(void) { return 0; } int outer(void) { return inner(); }\n");
        Files.writeString(
                folder.resolve("main.c"),
                "int inner(void), outer(void); int main(void) { return inner() + outer(); }\n");
        gcc("-shared", "-fPIC", "-o", "deep/libboth.so", "both.c", "-Wl,--version-script,new.map");
        gcc("-o", "main", "main.c", "-Ldeep", "-lboth", "-Wl,-rpath,$ORIGIN/deep");
        assertThat(of("main", Machine.local()).lacking()).isEmpty();
        gcc("-shared", "-fPIC", "-o", "deep/libboth.so", "both.c", "-Wl,--version-script,old.map");
        assertThat(of("main", Machine.local()).lacking()).singleElement().satisfies(lacking -> {
            assertThat(lacking.library()).isEqualTo("libboth.so");
            assertThat(lacking.version()).isEqualTo("V_2");
            assertThat(lacking.asked().what()).isEqualTo("Vernaux");
            assertThat(lacking.file()).isEqualTo(folder.resolve("deep/libboth.so"));
            assertThat(lacking.defined().what()).isEqualTo("DT_VERDEF");
        });
        assertThat(RealTools.output("ldd", folder.resolve("main").toString()))
                .contains("libboth.so: version `V_2' not found (required by " + folder.resolve("main") + ")");
        gcc("-shared", "-fPIC", "-o", "deep/libboth.so", "both.c");
        assertThat(of("main", Machine.local()).lacking())
                .as("without definitions the loader only warns")
                .isEmpty();
    }

    @Test
    void muslIsItsOwnLoaderAndTakesTheRunpathOfThoseBefore() {
        run("musl-gcc", "-shared", "-o", "deep/libinner.so", "inner.c");
        run("musl-gcc", "-shared", "-o", "deep/libouter.so", "outer.c", "-Ldeep", "-linner");
        run(
                "musl-gcc",
                "-o",
                "main",
                "main.c",
                "-Ldeep",
                "-louter",
                "-Wl,--allow-shlib-undefined",
                "-Wl,-rpath,$ORIGIN/deep");
        Dependencies dependencies = of("main", Machine.local());
        assertThat(rule(dependencies, "libc.so")).isEqualTo("LOADER");
        assertThat(rule(dependencies, "libinner.so")).isEqualTo("RUNPATH");
        assertThat(dependencies.isIncomplete()).isFalse();
        RealTools.Result started = RealTools.run(folder, Map.of(), List.of("./main"));
        assertThat(started.exitCode()).as(started.errors()).isEqualTo(1);
    }

    @Test
    void anEmptyRootHasNothing() throws IOException {
        Files.writeString(folder.resolve("alone.c"), "int main(void) { return 0; }\n");
        gcc("-o", "main", "alone.c");
        Dependencies dependencies = of("main", new Machine(folder.resolve("deep"), List.of()));
        assertThat(dependencies.isIncomplete()).isTrue();
        assertThat(dependencies.interpreter().orElseThrow().found()).isInstanceOf(Found.Nowhere.class);
        assertThat(node(dependencies, "libc.so.6").found())
                .isInstanceOfSatisfying(
                        Found.Nowhere.class,
                        nowhere -> assertThat(nowhere.searched()).contains("/lib/x86_64-linux-gnu", "/usr/lib"));
    }

    @Test
    void linksAndConfigurationStayWithinTheRoot() throws IOException {
        gcc("-shared", "-o", "deep/libinner.so", "inner.c");
        gcc("-o", "main", "outer.c", "-shared", "-Ldeep", "-linner");
        Path root = folder.resolve("root");
        Files.createDirectories(root.resolve("etc/ld.so.conf.d"));
        Files.writeString(
                root.resolve("etc/ld.so.conf"), "include /etc/ld.so.conf.d/*.conf\ninclude /etc/ld.so.conf\n");
        Files.writeString(root.resolve("etc/ld.so.conf.d/a.conf"), "# none\n/opt/lib\n");
        Files.createDirectories(root.resolve("real"));
        Files.createDirectories(root.resolve("opt"));
        Files.createSymbolicLink(root.resolve("opt/lib"), Path.of("/real"));
        Files.createSymbolicLink(root.resolve("real/loop"), Path.of("loop"));
        Files.copy(folder.resolve("deep/libinner.so"), root.resolve("real/libinner.so"));
        Dependencies dependencies = of("main", new Machine(root, List.of("/real/loop")));
        assertThat(node(dependencies, "libinner.so").found())
                .isEqualTo(new Found.At("/opt/lib/libinner.so", root.resolve("real/libinner.so"), Rule.CONFIGURED));
    }

    private void gcc(String... arguments) {
        run("gcc", arguments);
    }

    private void run(String compiler, String... arguments) {
        var command = new ArrayList<>(List.of(compiler, "-fPIC"));
        List.of(arguments).stream().filter(argument -> !argument.equals("-")).forEach(command::add);
        RealTools.Result result = RealTools.run(folder, Map.of(), command);
        assertThat(result.exitCode()).as(result.errors()).isZero();
    }

    private Dependencies of(String name, Machine machine) {
        return Dependencies.of((Elf) ElfReader.read(folder.resolve(name)), machine);
    }

    private static Node node(Dependencies dependencies, String name) {
        return dependencies.flat().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String rule(Dependencies dependencies, String name) {
        return switch (node(dependencies, name).found()) {
            case Found.At(var _, var _, Rule by) -> by.name();
            case Found.Nowhere _ -> "-";
        };
    }
}
