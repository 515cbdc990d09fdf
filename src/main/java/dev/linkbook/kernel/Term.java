package dev.linkbook.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What means something wherever it stands: words of `file` and `ldd`, names of libraries, and `go` commands that build
/// nothing. What each means stands in the glossary, `term.md`.
enum Term {
    ELF("ELF"),
    BITS_64("64-bit"),
    BITS_32("32-bit"),
    LSB("LSB"),
    MSB("MSB"),
    LIBC("libc\\.so\\.6"),
    LIBM("libm\\.so\\.6"),
    LIBPTHREAD("libpthread\\.so\\.0"),
    LIBDL("libdl\\.so\\.2"),
    LIBRESOLV("libresolv\\.so\\.2"),
    LIBGCC("libgcc_s\\.so\\.1"),
    LIBSTDCXX("libstdc\\+\\+\\.so\\.6"),
    LIBC_MUSL("libc\\.musl-\\w+\\.so\\.1"),
    LOADER_GLIBC("ld-linux[\\w-]*\\.so\\.\\d"),
    LOADER_MUSL("ld-musl-\\w+\\.so\\.1"),
    GO_CLEAN("go clean"),
    GO_DOC("go doc"),
    GO_ENV("go env"),
    GO_FMT("go fmt"),
    GO_GENERATE("go generate"),
    GO_GET("go get"),
    GO_LIST("go list"),
    GO_MOD("go mod"),
    GO_MOD_DOWNLOAD("go mod download"),
    GO_MOD_INIT("go mod init"),
    GO_MOD_TIDY("go mod tidy"),
    GO_MOD_VENDOR("go mod vendor"),
    GO_TOOL("go tool"),
    GO_VERSION("go version"),
    GO_VERSION_M("go version -m"),
    GO_VET("go vet"),
    GO_WORK("go work");

    private final Pattern word;

    Term(String word) {
        this.word = Pattern.compile(word);
    }

    /// The glossary's key for what it means.
    String key() {
        return "term." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param text a word, a path to a library, or the first words of a command
    static Optional<Term> of(String text) {
        String name = text.substring(text.lastIndexOf('/') + 1);
        for (Term term : values()) {
            if (term.word.matcher(name).matches()) {
                return Optional.of(term);
            }
        }
        return Optional.empty();
    }
}
