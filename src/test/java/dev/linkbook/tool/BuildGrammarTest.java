package dev.linkbook.tool;

import static dev.linkbook.tool.BuildKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Build commands, first of all those of the seed note, cut into fragments.
class BuildGrammarTest {
    static Stream<Arguments> commands() {
        return Stream.of(
                row("go build", GO_COMMAND),
                row("go build -o httpget httpget.go", GO_COMMAND, OUTPUT, PACKAGE),
                row("go build -ldflags='-extldflags -static'", GO_COMMAND, LDFLAGS, EXTLDFLAGS, EXTLDFLAGS_STATIC),
                row("CGO_ENABLED=0 go build -o app main.go", ENV_CGO_ENABLED_0, GO_COMMAND, OUTPUT, PACKAGE),
                row(
                        "CGO_ENABLED=0 GOARCH=amd64 GOOS=linux go build -ldflags '-s -w --extldflags \"-static -fpic\"'"
                                + " main.go",
                        ENV_CGO_ENABLED_0,
                        ENV_GOARCH,
                        ENV_GOOS,
                        GO_COMMAND,
                        LDFLAGS,
                        LD_STRIP,
                        LD_NO_DWARF,
                        EXTLDFLAGS,
                        EXTLDFLAGS_STATIC,
                        EXTLDFLAGS_FPIC,
                        PACKAGE),
                row(
                        "CC=musl-gcc go build -o gorm -tags musl -ldflags '-s -w --extldflags \"-static -fpic\n\"' gorm.go",
                        ENV_CC,
                        GO_COMMAND,
                        OUTPUT,
                        TAGS,
                        LDFLAGS,
                        LD_STRIP,
                        LD_NO_DWARF,
                        EXTLDFLAGS,
                        EXTLDFLAGS_STATIC,
                        EXTLDFLAGS_FPIC,
                        PACKAGE),
                row("CGO_ENABLED=1 go run .", ENV_CGO_ENABLED_1, GO_COMMAND, PACKAGE),
                row("CGO_ENABLED='' go build", ENV_OTHER, GO_COMMAND),
                row("GOFLAGS=-mod=mod go install", ENV_GOFLAGS, MODULES, GO_COMMAND),
                row("GOFLAGS='' go build", ENV_GOFLAGS, GO_COMMAND),
                row("GOFLAGS=netgo go build", ENV_GOFLAGS, UNEXPLAINED, GO_COMMAND),
                row("GOFLAGS='-ldflags=-s -trimpath' go build", ENV_GOFLAGS, LDFLAGS, LD_STRIP, TRIMPATH, GO_COMMAND),
                row(
                        "GOFLAGS=\"--tags=netgo '-ldflags=-s -extldflags=-static' -v\" go build x.go",
                        ENV_GOFLAGS,
                        TAGS,
                        LDFLAGS,
                        LD_STRIP,
                        EXTLDFLAGS,
                        EXTLDFLAGS_STATIC,
                        SHOW,
                        GO_COMMAND,
                        PACKAGE),
                row("go build --trimpath -buildmode=pie -race", GO_COMMAND, TRIMPATH, BUILDMODE, SANITIZER),
                row("go build -mod vendor -gcflags='all=-N -l' -", GO_COMMAND, MODULES, COMPILER_FLAGS, PACKAGE),
                row("go build -ldflags '-linkmode external'", GO_COMMAND, LDFLAGS, LD_LINKMODE_EXTERNAL),
                row("go build -ldflags -linkmode=internal", GO_COMMAND, LDFLAGS, LD_LINKMODE_INTERNAL),
                row("go build -ldflags '-linkmode auto -s'", GO_COMMAND, LDFLAGS, LD_LINKMODE_AUTO, LD_STRIP),
                row("go build -ldflags '-buildid= -X main.v=1'", GO_COMMAND, LDFLAGS, LD_BUILDID, LD_SET_VARIABLE),
                row("go build -ldflags '-s -w=0'", GO_COMMAND, LDFLAGS, LD_STRIP, LD_OTHER),
                row("go build -ldflags '-s=false -w=true'", GO_COMMAND, LDFLAGS, LD_OTHER, LD_NO_DWARF),
                row(
                        "go build -ldflags '-extldflags=-static -s'",
                        GO_COMMAND,
                        LDFLAGS,
                        EXTLDFLAGS,
                        EXTLDFLAGS_STATIC,
                        LD_STRIP),
                row(
                        "go build -ldflags '-extldflags \"-static-pie -Wl,-z,now\" -w'",
                        GO_COMMAND,
                        LDFLAGS,
                        EXTLDFLAGS,
                        EXTLDFLAGS_STATIC_PIE,
                        EXTLDFLAGS_PASSED_ON,
                        LD_NO_DWARF),
                row("go build -ldflags '-s -extldflags'", GO_COMMAND, LDFLAGS, LD_STRIP, EXTLDFLAGS),
                row("go build -ldflags ''", GO_COMMAND, LDFLAGS),
                row("go build -ldflags=all=-s .", GO_COMMAND, LDFLAGS, LDFLAGS_PATTERN, LD_STRIP, PACKAGE),
                row("go build -ldflags \"-X 'main.v=a b' -s\"", GO_COMMAND, LDFLAGS, LD_SET_VARIABLE, LD_STRIP),
                row("go build -ldflags '-extldflags= -s'", GO_COMMAND, LDFLAGS, EXTLDFLAGS, LD_STRIP),
                row("go build -nosuch x.go", GO_COMMAND, UNEXPLAINED, PACKAGE),
                row("go run x.go a -b", GO_COMMAND, PACKAGE, PROGRAM_ARGUMENT, PROGRAM_ARGUMENT),
                row("go run a.go b.go c", GO_COMMAND, PACKAGE, PACKAGE, PROGRAM_ARGUMENT),
                row("go run . x.go", GO_COMMAND, PACKAGE, PROGRAM_ARGUMENT),
                row("go run -race", GO_COMMAND, SANITIZER),
                row("go test -run X", GO_COMMAND, TEST_FLAG),
                row("go test -v -run X ./...", GO_COMMAND, SHOW, TEST_FLAG, PACKAGE),
                row("go test . -run X y", GO_COMMAND, PACKAGE, TEST_FLAG, PROGRAM_ARGUMENT),
                row("go test -test.run X . -args -z", GO_COMMAND, TEST_FLAG, PACKAGE, TEST_FLAG, PROGRAM_ARGUMENT),
                row("go build -o", GO_COMMAND, OTHER_FLAG));
    }

    private static Arguments row(String command, BuildKind... kinds) {
        return Arguments.of(command, List.of(kinds));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsCutIntoKinds(String command, List<BuildKind> kinds) {
        List<Fragment> fragments = BuildGrammar.parse(call(command));
        assertThat(fragments)
                .filteredOn(fragment -> fragment.kind() != SEPARATOR)
                .extracting(Fragment::kind)
                .isEqualTo(kinds);
        assertThat(Samples.joined(fragments)).isEqualTo(command);
    }

    /// The call as the recorder would note it, read from a command line.
    private static Sighting call(String command) {
        var environment = new java.util.HashMap<String, String>();
        var arguments = new ArrayList<String>();
        for (ShellWord word : ShellText.commands(command).getFirst()) {
            String value = word.value();
            if (arguments.isEmpty() && value.matches("(?s)[A-Z_]+=.*")) {
                environment.put(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
            } else {
                arguments.add(value);
            }
        }
        return Samples.build(environment, arguments.subList(1, arguments.size()).toArray(String[]::new));
    }

    static Stream<Sighting> nothingBuilt() {
        return Stream.of(
                Samples.build(Map.of()),
                Samples.build(Map.of(), "version", "-m", "x"),
                Samples.build(Map.of(), "mod", "init", "build"),
                Samples.build(Map.of("CGO_ENABLED", "0"), "env"));
    }

    @ParameterizedTest
    @MethodSource("nothingBuilt")
    void otherCallsOfGoHaveNoFragments(Sighting call) {
        assertThat(BuildGrammar.parse(call)).isEmpty();
    }

    @Test
    void theLocaleIsNoPartOfTheCommand() {
        assertThat(Samples.joined(BuildGrammar.parse(
                        Samples.build(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "C", "GOOS", "linux"), "build"))))
                .isEqualTo("GOOS=linux go build");
    }

    @Test
    void theSamplesHaveEveryKind() {
        assertThat(Samples.fragments())
                .extracting(Fragment::kind)
                .containsAll(Stream.of(BuildKind.values())
                        .filter(kind -> kind != UNEXPLAINED)
                        .toList());
    }

    /// Pasted into a shell, the shown command gives the same arguments again.
    @Test
    void theJoinedTextReadsAsTheSameArguments() {
        List<String> pieces =
                List.of("-s", " ", "-w", "-extldflags", "=", "\"", "-static", "-X a=b", "-linkmode", "中", "'");
        Samples.random(pieces, 10_000).forEach(value -> {
            String text = Samples.joined(BuildGrammar.parse(
                    Samples.build(Map.of("GOFLAGS", value), "build", "-ldflags", value, "-o=" + value, "main.go")));
            assertThat(ShellText.commands(text).getFirst())
                    .as(text)
                    .extracting(ShellWord::value)
                    .containsExactly("GOFLAGS=" + value, "go", "build", "-ldflags", value, "-o=" + value, "main.go");
        });
    }

    static Stream<String> printed() {
        return Stream.concat(Samples.buildOutputLines().stream(), Samples.buildInfoLines().stream());
    }

    @ParameterizedTest
    @MethodSource("printed")
    void whatABuildPrintedIsKnown(String line) {
        boolean info = Samples.buildInfoLines().contains(line);
        List<Fragment> fragments = info ? BuildInfo.parse(line) : BuildOutput.parse(line);
        assertThat(Samples.joined(fragments)).isEqualTo(line);
        assertThat(fragments).isNotEmpty().noneMatch(fragment -> fragment.kind().isUnexplained());
    }

    @Test
    void whatNobodyKnowsStaysUnexplained() {
        assertThat(BuildOutput.parse("something new\n").getFirst().kind()).isEqualTo(BuildOutputKind.UNEXPLAINED);
        assertThat(BuildInfo.parse("\tsomething\tnew\n"))
                .extracting(Fragment::kind)
                .containsExactly(BuildInfoKind.SEPARATOR, BuildInfoKind.UNEXPLAINED, BuildInfoKind.SEPARATOR);
    }

    @Test
    void aModuleInAFolderLeavesAnEmptyLine() {
        String printed = "x: go1.22.8\n\tmod\ta\t(devel)\t\n\t=>\t./b\t(devel)\t\n\t\n\tbuild\t-compiler=gc\n";
        List<Fragment> fragments = BuildInfo.parse(printed);
        assertThat(Samples.joined(fragments)).isEqualTo(printed);
        assertThat(fragments).noneMatch(fragment -> fragment.kind().isUnexplained());
    }

    @Test
    void aPartOfGoVersionReachesToTheNextName() {
        List<Fragment> fragments = BuildInfo.parse("a: go1.26\n\tpath\tx\nb: go1.27\n");
        assertThat(Samples.joined(BuildInfo.part(fragments, "a"))).isEqualTo("a: go1.26\n\tpath\tx\n");
        assertThat(Samples.joined(BuildInfo.part(fragments, "b"))).isEqualTo("b: go1.27\n");
        assertThat(BuildInfo.part(fragments, "c")).isEmpty();
    }
}
