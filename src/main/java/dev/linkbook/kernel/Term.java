package dev.linkbook.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What means something alone: words of `file` and `ldd` and names of libraries, wherever they stand, and commands that
/// build nothing. What each means stands in the glossary, `term.md`.
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
    FILE(Place.COMMAND, "file"),
    LDD(Place.COMMAND, "ldd"),
    READELF(Place.COMMAND, "readelf"),
    NM(Place.COMMAND, "nm"),
    STRIP(Place.COMMAND, "strip"),
    MUSL_GCC(Place.COMMAND, "musl-gcc"),
    GO_CLEAN(Place.COMMAND, "go clean"),
    GO_DOC(Place.COMMAND, "go doc"),
    GO_ENV(Place.COMMAND, "go env"),
    GO_FMT(Place.COMMAND, "go fmt"),
    GO_GENERATE(Place.COMMAND, "go generate"),
    GO_GET(Place.COMMAND, "go get"),
    GO_LIST(Place.COMMAND, "go list"),
    GO_MOD(Place.COMMAND, "go mod"),
    GO_MOD_DOWNLOAD(Place.COMMAND, "go mod download"),
    GO_MOD_INIT(Place.COMMAND, "go mod init"),
    GO_MOD_TIDY(Place.COMMAND, "go mod tidy"),
    GO_MOD_VENDOR(Place.COMMAND, "go mod vendor"),
    GO_TOOL(Place.COMMAND, "go tool"),
    GO_VERSION(Place.COMMAND, "go version"),
    GO_VERSION_M(Place.COMMAND, "go version -m"),
    GO_VET(Place.COMMAND, "go vet"),
    GO_WORK(Place.COMMAND, "go work");

    private enum Place {
        ANYWHERE,
        COMMAND
    }

    private final Place place;
    private final Pattern word;

    Term(String word) {
        this(Place.ANYWHERE, word);
    }

    Term(Place place, String word) {
        this.place = place;
        this.word = Pattern.compile(word);
    }

    /// The glossary's key for what it means.
    String key() {
        return "term." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param text a word, or a path to a library
    static Optional<Term> ofWord(String text) {
        return of(Place.ANYWHERE, text);
    }

    /// @param text the first words of a command
    static Optional<Term> ofCommand(String text) {
        return of(Place.COMMAND, text);
    }

    private static Optional<Term> of(Place place, String text) {
        String name = text.substring(text.lastIndexOf('/') + 1);
        return Stream.of(values())
                .filter(term -> term.place == place && term.word.matcher(name).matches())
                .findFirst();
    }
}
