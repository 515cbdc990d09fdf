package dev.linkbook.golang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class GoSourceTest {
    private static final int LARGE = 1 << 20;

    static final List<Arguments> TEXTS = List.of(
            arguments("package main", true),
            arguments("\n\t package main\n", true),
            arguments("// a\n/* b */ package main;", true),
            arguments("package/* a */main", true),
            arguments("package // a\nmain", true),
            arguments("/* a ** b\n**/package p", true),
            arguments("", false),
            arguments("package", false),
            arguments("packages main", false),
            arguments("package-cleanup", false),
            arguments("import \"fmt\"", false),
            arguments("// package main", false),
            arguments("/* package main */", false),
            arguments("go build\npackage main", false));

    @ParameterizedTest
    @FieldSource("TEXTS")
    void isGo(String text, boolean expected) {
        assertThat(GoSource.isGo(text)).isEqualTo(expected);
    }

    static final List<Arguments> IMPORTS = List.of(
            arguments("package main", List.of()),
            arguments("package main\nimport \"fmt\"\n", List.of("fmt")),
            arguments("package main\nimport\"fmt\";import(\"os\";\"net/http\")", List.of("fmt", "os", "net/http")),
            arguments(
                    "package main\nimport (\n\tf \"fmt\"\n\t_ \"net\"\n\t. \"os\"\n)\nimport \"C\"\n",
                    List.of("fmt", "net", "os", "C")),
            arguments("package main\n// import \"a\"\n/* import \"b\" */\nimport /* \"c\" */ \"d\"", List.of("d")),
            arguments("package main\nimport ( // )\n\"a\"\n)\nimport \"a\"", List.of("a")),
            arguments(
                    "package main\n\n/*\n#include <stdio.h>\n*/\nimport \"C\"\n\nimport \"fmt\"", List.of("C", "fmt")),
            arguments("package main\nimport ()\nimport `fmt`\n", List.of("fmt")),
            arguments("package main\nvar s = `\nimport \"a\"\n`\n", List.of()),
            arguments("package main\nfunc main() { println(\"import\", \"b\") }\n", List.of()),
            arguments("package main\nimport \"fmt\"\nvar u = \"http://a\"; var s = `import \"b\"`\n", List.of("fmt")));

    @ParameterizedTest
    @FieldSource("IMPORTS")
    void imports(String source, List<String> expected) {
        assertThat(GoSource.imports(source)).isEqualTo(expected);
    }

    static final List<Arguments> FOREIGN = List.of(
            arguments("\"fmt\"; \"net/http\"; \"C\"", List.of()),
            arguments(
                    "\"github.com/a/b\"; \"fmt\"; x \"golang.org/x/net/html\"",
                    List.of("github.com/a/b", "golang.org/x/net/html")),
            arguments("\"./a\"; \"../b\"; \"example/v2.1\"", List.of()),
            arguments("\"rsc.io\"", List.of("rsc.io")));

    @ParameterizedTest
    @FieldSource("FOREIGN")
    void foreignImports(String specs, List<String> expected) {
        assertThat(GoSource.foreignImports("package main\nimport (" + specs + ")"))
                .containsExactlyElementsOf(expected);
    }

    /// Beginnings and what follows them through a megabyte; built late, since all of them would fill the heap.
    static Stream<Arguments> hostile() {
        return Stream.of(
                        "/*",
                        "/*a",
                        "/",
                        "*",
                        "//",
                        "//\n",
                        "/**/",
                        "import ",
                        "import (",
                        "import \"",
                        "import \"a\";",
                        "import a.",
                        "\"",
                        "`",
                        " ",
                        ";")
                .flatMap(piece -> Stream.of("", "package ", "package main\n", "package main\nimport (")
                        .map(start -> arguments(start, piece)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileTextIsReadInTime(String start, String piece) {
        String source = start + piece.repeat(LARGE / piece.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(GoSource.imports(source)).hasSizeLessThanOrEqualTo(1);
            assertThat(GoSource.isGo(source))
                    .isEqualTo(source.startsWith("package main") || source.startsWith("package import"));
        });
    }
}
