package dev.linkbook.explain;

import dev.linkbook.binary.Linkage;
import dev.linkbook.tool.BuildKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What to change: for a build that asked for something and did not get it, and for a program that will miss
/// something when it runs.
///
/// To add one: a constant with its condition, its text under `verdict.advice.` in the glossary, and a row in
/// `ExplainerTest` or `AdviceTest` with a real build.
enum Advice {
    /// `-extldflags -static`, but the Go linker linked alone: no external linker read the flag.
    STATIC_FLAG_UNUSED {
        @Override
        boolean applies(Made made) {
            return made.asks(BuildKind.EXTLDFLAGS_STATIC)
                    && !made.asks(BuildKind.ENV_CGO_ENABLED_0)
                    && !made.elf().comment().isPresent()
                    && made.needsLoader();
        }
    },
    /// The same with `CGO_ENABLED=0`, which helps no further: what names a loader is `-buildmode=pie`.
    PIE_NAMES_A_LOADER {
        @Override
        boolean applies(Made made) {
            return made.asks(BuildKind.EXTLDFLAGS_STATIC)
                    && made.asks(BuildKind.ENV_CGO_ENABLED_0)
                    && Linkage.of(made.elf()) == Linkage.LOADER_ONLY;
        }
    },
    /// `-extldflags` with `CGO_ENABLED=0`: no external linker is ever called, the flag is void.
    EXTLDFLAGS_WITHOUT_CGO {
        @Override
        boolean applies(Made made) {
            return made.asks(BuildKind.ENV_CGO_ENABLED_0)
                    && made.asks(BuildKind.EXTLDFLAGS)
                    && !made.elf().comment().isPresent()
                    && !made.needsLoader();
        }
    },
    /// `-fpic` inside `-extldflags`: a compiler's flag, with nothing left to compile.
    FPIC_AT_LINK {
        @Override
        boolean applies(Made made) {
            return made.asks(BuildKind.EXTLDFLAGS_FPIC);
        }
    },
    /// A tag that no file of this build carries, such as `musl`: the C library is chosen by `CC`.
    IDLE_TAGS {
        @Override
        boolean applies(Made made) {
            return !made.idleTags().isEmpty();
        }
    },
    /// glibc's `getaddrinfo` in a static program: the linker warns, as it loads libraries when it is called.
    STATIC_GETADDRINFO {
        @Override
        boolean applies(Made made) {
            return made.glibcInside().contains("net");
        }
    },
    /// glibc's `getpwnam_r` and the like: the same.
    STATIC_GETPWNAM {
        @Override
        boolean applies(Made made) {
            return made.glibcInside().contains("os/user");
        }
    },
    /// glibc's `dlopen`, which go-sqlite3 calls for SQLite's extensions: the same.
    STATIC_DLOPEN {
        @Override
        boolean applies(Made made) {
            return made.glibcInside().contains(SQLITE) && !made.isSet("-tags", "sqlite_omit_load_extension");
        }
    },
    /// go-sqlite3 without cgo is a stub, which builds, and fails when a database is opened.
    SQLITE_STUB {
        @Override
        boolean applies(Made made) {
            return made.isSet("CGO_ENABLED", "0") && made.holds(SQLITE);
        }
    };

    private static final String SQLITE = "github.com/mattn/go-sqlite3";

    /// Whether it fits this file and how it was made.
    abstract boolean applies(Made made);

    /// All that fit, in words.
    static List<String> of(Made made, Glossary glossary) {
        Map<String, String> operands = Map.of("tags", String.join(glossary.text("verdict.comma"), made.idleTags()));
        return Stream.of(values())
                .filter(advice -> advice.applies(made))
                .map(advice -> glossary.text(advice.key(), operands))
                .toList();
    }

    /// The glossary's key.
    String key() {
        return "verdict.advice." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
