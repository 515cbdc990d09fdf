package dev.linkbook.explain;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The libraries of a file: who asks for each, and where a loader would find it. Read from bytes and folders,
/// so nothing is run, and files for other processors can be asked about. What a program opens by `dlopen`
/// while it runs is not in here.
///
/// @param interpreter PT_INTERP and where it is; none for a static program or a library
/// @param needed one per DT_NEEDED of the file, in order, each with what it asks for itself
/// @param lacking what libraries that were found do not define, in the order in which a loader would notice
/// @param truncated whether the search stopped at a bound that only a hostile file reaches
public record Dependencies(
        Optional<Node> interpreter, List<Node> needed, List<LackingVersion> lacking, boolean truncated) {
    /// A file that is asked for.
    ///
    /// @param name as it was asked for: `libc.so.6`
    /// @param askedBy the name of the file that asks; the file itself by its path
    /// @param found where it is
    /// @param needed what it asks for itself; empty where `again`
    /// @param again whether another node of that name stands for it, with what it asks for
    public record Node(String name, String askedBy, Found found, List<Node> needed, boolean again) {
        public Node {
            needed = List.copyOf(needed);
        }
    }

    /// A symbol version that a file asks for and the library does not define: "version `GLIBC_2.38' not found". glibc's
    /// loader ends the program there.
    ///
    /// @param library as it was asked for: `libc.so.6`
    /// @param version `GLIBC_2.38`
    /// @param asked where it is asked for, in the file that asks
    /// @param file the library from here
    /// @param defined where the library lists what it defines (DT_VERDEF)
    public record LackingVersion(String library, String version, Place asked, Path file, Place defined) {}

    /// Where a library is.
    public sealed interface Found {
        /// In a folder.
        ///
        /// @param path as the loader would write it, within its system
        /// @param file the same file from here, links followed
        /// @param by the rule that led there
        record At(String path, Path file, Rule by) implements Found {}

        /// In none of the folders.
        ///
        /// @param searched the folders, in the order in which they were searched
        record Nowhere(List<String> searched) implements Found {
            public Nowhere {
                searched = List.copyOf(searched);
            }
        }
    }

    /// How a loader comes to a file (ld.so(8), musl's ldso/dynlink.c). Its text in the glossary is `verdict.found.`
    /// and the name in small letters with hyphens.
    public enum Rule {
        /// The name has a slash: it is a path.
        BY_PATH,
        /// It is the loader, which is there already; musl's holds the whole C library.
        LOADER,
        /// DT_RPATH of who asks, or of who asked for that one.
        RPATH,
        /// The environment variable LD_LIBRARY_PATH.
        LIBRARY_PATH,
        /// DT_RUNPATH of who asks.
        RUNPATH,
        /// A folder of `/etc/ld.so.conf` (glibc, through its cache) or `/etc/ld-musl-ARCH.path`.
        CONFIGURED,
        /// A folder that every loader of this kind searches.
        DEFAULT_FOLDER;

        /// The glossary's key.
        public String key() {
            return "verdict.found." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public Dependencies {
        needed = List.copyOf(needed);
        lacking = List.copyOf(lacking);
    }

    /// Follows what a file asks for, in that system.
    public static Dependencies of(Elf elf, Machine machine) {
        return of(elf, new Libraries(machine));
    }

    /// The same for one of many files: libraries that several of them ask for are read once.
    public static Dependencies of(Elf elf, Libraries libraries) {
        return new DependencySearch(elf, libraries).run();
    }

    /// Whether any library, at whatever depth, was not found.
    public boolean isIncomplete() {
        return interpreter.filter(Dependencies::isMissing).isPresent()
                || needed.stream().anyMatch(Dependencies::isMissing);
    }

    /// Each node once, whoever asks: a library before those that it brings along.
    public List<Node> flat() {
        return needed.stream().flatMap(Dependencies::flat).toList();
    }

    private static java.util.stream.Stream<Node> flat(Node node) {
        return node.again
                ? java.util.stream.Stream.of()
                : java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(node), node.needed.stream().flatMap(Dependencies::flat));
    }

    private static boolean isMissing(Node node) {
        boolean here = switch (node.found) {
            case Found.At _ -> false;
            case Found.Nowhere _ -> true;
        };
        return here || node.needed.stream().anyMatch(Dependencies::isMissing);
    }
}
