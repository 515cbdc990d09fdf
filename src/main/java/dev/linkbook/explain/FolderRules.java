package dev.linkbook.explain;

import dev.linkbook.binary.Dynamic;
import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfClass;
import dev.linkbook.binary.Finding;
import dev.linkbook.binary.Libc;
import dev.linkbook.explain.Dependencies.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// In which folders a loader looks, and in which order. glibc (ld.so(8)): DT_RPATH of who asks and of those who
/// asked for it, unless there is a DT_RUNPATH; LD_LIBRARY_PATH; DT_RUNPATH; the cache; the default folders. musl
/// (ldso/dynlink.c): LD_LIBRARY_PATH; RPATH or RUNPATH of who asks and of all before; its path file.
sealed interface FolderRules {
    /// A folder and the rule that names it.
    record Folder(String path, Rule rule) {}

    /// The folders for what a file asks for, in order.
    List<Folder> folders(DependencySearch.Loaded asker);

    /// The loader's path, if that name means the loader.
    Optional<String> loaderFor(String name);

    /// Whether the loader refuses a library that lacks a symbol version; musl's does not look.
    boolean holdsVersions();

    /// The rules of the loader that the file names, else of the C library that it asks for, else glibc's.
    static FolderRules of(Elf elf, Libraries libraries) {
        Machine machine = libraries.machine();
        Optional<String> loader = elf.interpreter().found();
        return Libc.of(elf).libc() == Libc.MUSL ? new Musl(loader, machine) : new Glibc(loader, libraries, elf);
    }

    /// Folders as glibc's loader looks through them.
    ///
    /// @param loader PT_INTERP, none for a library
    record Glibc(Optional<String> loader, Machine machine, List<Folder> common) implements FolderRules {
        private static final long DF_1_NODEFLIB = 0x800;

        Glibc(Optional<String> loader, Libraries libraries, Elf elf) {
            this(loader, libraries.machine(), common(libraries, elf));
        }

        @Override
        public List<Folder> folders(DependencySearch.Loaded asker) {
            var folders = new ArrayList<Folder>();
            if (runpath(asker).isEmpty()) {
                for (var each = Optional.of(asker);
                        each.isPresent();
                        each = each.get().askedBy()) {
                    if (runpath(each.get()).isEmpty()) {
                        add(folders, each.get(), each.get().dynamic().map(Dynamic::rpath), Rule.RPATH);
                    }
                }
            }
            machine.libraryPath().forEach(path -> folders.add(new Folder(path, Rule.LIBRARY_PATH)));
            add(folders, asker, asker.dynamic().map(Dynamic::runpath), Rule.RUNPATH);
            boolean common = asker.dynamic()
                    .filter(dynamic -> (dynamic.flags1() & DF_1_NODEFLIB) != 0)
                    .isEmpty();
            folders.addAll(common ? common() : List.of());
            return folders;
        }

        private static Optional<String> runpath(DependencySearch.Loaded file) {
            return file.dynamic().flatMap(dynamic -> dynamic.runpath().found());
        }

        /// A library that names the loader, as libc.so.6 does, means the one that is loaded.
        @Override
        public Optional<String> loaderFor(String name) {
            return loader.filter(
                    path -> path.substring(path.lastIndexOf('/') + 1).equals(name));
        }

        @Override
        public boolean holdsVersions() {
            return true;
        }

        private static List<Folder> common(Libraries libraries, Elf elf) {
            var folders = new ArrayList<Folder>();
            libraries.configuredFolders().forEach(path -> folders.add(new Folder(path, Rule.CONFIGURED)));
            for (String path : defaults(elf)) {
                folders.add(new Folder(path, Rule.DEFAULT_FOLDER));
            }
            return folders;
        }

        /// Debian's folders carry the processor's name; Red Hat's 64-bit ones a number.
        private static List<String> defaults(Elf elf) {
            Optional<String> triplet = Machines.triplet(elf.header().machine());
            var folders = new ArrayList<String>();
            triplet.ifPresent(name -> folders.add("/lib/" + name));
            triplet.ifPresent(name -> folders.add("/usr/lib/" + name));
            if (elf.header().elfClass() == ElfClass.ELF64) {
                folders.addAll(List.of("/lib64", "/usr/lib64"));
            }
            folders.addAll(List.of("/lib", "/usr/lib"));
            return folders;
        }
    }

    /// Folders as musl's loader looks through them.
    ///
    /// @param loader PT_INTERP, none for a library
    record Musl(Optional<String> loader, Machine machine, List<Folder> common) implements FolderRules {
        private static final Pattern OWN = Pattern.compile("lib(?:c|pthread|rt|m|dl|util|xnet)\\..*");
        private static final Pattern NAME = Pattern.compile(".*/ld-musl-(.+)\\.so\\.1");

        Musl(Optional<String> loader, Machine machine) {
            this(loader, machine, common(loader, machine));
        }

        @Override
        public List<Folder> folders(DependencySearch.Loaded asker) {
            var folders = new ArrayList<Folder>();
            machine.libraryPath().forEach(path -> folders.add(new Folder(path, Rule.LIBRARY_PATH)));
            for (var each = Optional.of(asker);
                    each.isPresent();
                    each = each.get().askedBy()) {
                Optional<Dynamic> dynamic = each.get().dynamic();
                boolean runpath = dynamic.filter(d -> d.runpath().isPresent()).isPresent();
                add(
                        folders,
                        each.get(),
                        runpath ? dynamic.map(Dynamic::runpath) : dynamic.map(Dynamic::rpath),
                        runpath ? Rule.RUNPATH : Rule.RPATH);
            }
            folders.addAll(common);
            return folders;
        }

        /// musl is one file: `libc.so`, `libm.so.6` and the like all mean it.
        @Override
        public Optional<String> loaderFor(String name) {
            return loader.filter(path -> OWN.matcher(name).matches()
                    || path.substring(path.lastIndexOf('/') + 1).equals(name));
        }

        @Override
        public boolean holdsVersions() {
            return false;
        }

        private static List<Folder> common(Optional<String> loader, Machine machine) {
            var name = loader.map(NAME::matcher)
                    .filter(java.util.regex.Matcher::matches)
                    .map(m -> m.group(1));
            List<String> lines = name.map(arch -> machine.lines("/etc/ld-musl-" + arch + ".path"))
                    .orElse(List.of());
            return lines.isEmpty()
                    ? List.of(
                            new Folder("/lib", Rule.DEFAULT_FOLDER),
                            new Folder("/usr/local/lib", Rule.DEFAULT_FOLDER),
                            new Folder("/usr/lib", Rule.DEFAULT_FOLDER))
                    : lines.stream()
                            .flatMap(line -> Pattern.compile(":").splitAsStream(line))
                            .filter(path -> !path.isBlank())
                            .map(path -> new Folder(path, Rule.CONFIGURED))
                            .toList();
        }
    }

    private static void add(
            List<Folder> folders, DependencySearch.Loaded owner, Optional<Finding<String>> paths, Rule rule) {
        for (String path : paths.flatMap(Finding::found).orElse("").split(":", -1)) {
            if (!path.isEmpty()) {
                folders.add(new Folder(expanded(path, owner), rule));
            }
        }
    }

    /// `$ORIGIN` is the folder of the file that holds the path.
    static String expanded(String path, DependencySearch.Loaded owner) {
        Path folder = Path.of(owner.path()).getParent();
        String origin = folder == null ? "/" : folder.toString();
        String lib = owner.elf().header().elfClass() == ElfClass.ELF64 ? "lib64" : "lib";
        String triplet = Machines.triplet(owner.elf().header().machine())
                .map(name -> "lib/" + name)
                .orElse(lib);
        return path.replace("${ORIGIN}", origin)
                .replace("$ORIGIN", origin)
                .replace("${LIB}", triplet)
                .replace("$LIB", triplet);
    }
}
