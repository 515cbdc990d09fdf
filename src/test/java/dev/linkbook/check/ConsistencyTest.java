package dev.linkbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is wrong with a note beside its records, with the real Go.
class ConsistencyTest {
    private static final String HELLO = "```go hello.go\npackage main\n\nfunc main() { println(\"x\") }\n```\n\n";

    private static List<String> remarks(String source) throws IOException {
        return SeedCheckTest.remarks(CorpusTest.check(CorpusTest.note(source)));
    }

    @Test
    void aBoundClaimIsHeldAgainstTheFile() throws IOException {
        assertThat(remarks(HELLO + """
                        <!-- check: hello is static -->
                        <!-- check: hello is not stripped -->
                        <!-- check: hello is dynamic -->
                        <!-- check: gone is static -->

                        ```sh
                        $ CGO_ENABLED=0 go build -o hello hello.go
                        ```
                        """))
                .containsExactly(
                        "9 false-claim {claim=<!-- check: hello is dynamic -->, is=not dynamic}",
                        "10 false-claim {claim=<!-- check: gone is static -->, is=-}");
    }

    @Test
    void aFlagThatMattersIsNotBlamed() throws IOException {
        assertThat(remarks(HELLO + """
                        ```sh
                        $ CGO_ENABLED=1 go build -o hello -ldflags '-linkmode external -extldflags "-static -fpic"' hello.go
                        ```
                        """)).containsExactly("8 no-effect {flag=-fpic}");
    }

    @Test
    void aTagThatPicksAFileIsNotBlamed() throws IOException {
        assertThat(remarks("""
                        ```go hello.go
                        package main

                        func main() { println(word) }
                        ```

                        ```go with.go
                        //go:build mine

                        package main

                        const word = "mine"
                        ```

                        ```go without.go
                        //go:build !mine

                        package main

                        const word = "other"
                        ```

                        ```sh
                        $ go mod init x
                        $ go build -tags mine,idle .
                        ```
                        """)).containsExactly("25 no-effect {flag=-tags idle}");
    }

    @Test
    void aListingThatDoesNotCompileIsNamed() throws IOException {
        assertThat(remarks("""
                        ```go bad.go
                        package main

                        func main() { undefined() }
                        ```

                        ```sh
                        $ true
                        ```
                        """))
                .containsExactly("1 broken-listing {line=3, message=undefined: undefined, name=bad.go}");
    }
}
