package dev.linkbook.binary;

import java.util.List;
import java.util.Optional;

/// The C library that a program was linked with.
public enum Libc {
    /// The GNU C library: Debian, Ubuntu, Fedora, RHEL, SUSE, Arch.
    GLIBC,
    /// musl: Alpine, and static builds by musl-gcc.
    MUSL,
    /// Android's.
    BIONIC,
    /// OpenBSD's.
    OPENBSD,
    /// None: Go's own code calls the kernel.
    NONE,
    /// The bytes do not tell.
    UNKNOWN;

    /// The decision and what it rests on. First the loader's name, then the libraries asked for, then, for
    /// a static program, the marks that start files leave: glibc's bring an ABI tag, others do not; any C
    /// compiler leaves a `.comment`, Go's own linker does not.
    public static LibcFinding of(Elf elf) {
        return byInterpreter(elf)
                .or(() -> byNeeded(elf))
                .or(() -> byAbiTag(elf))
                .or(() -> byComment(elf))
                .or(() -> byGo(elf))
                .orElseGet(() -> new LibcFinding(UNKNOWN, new Place("ELF header", 0, headerBytes(elf)), false));
    }

    private static int headerBytes(Elf elf) {
        return elf.header().elfClass() == ElfClass.ELF64 ? 64 : 52;
    }

    private static Optional<LibcFinding> byInterpreter(Elf elf) {
        return elf.interpreter() instanceof Finding.Present<String>(var path, var place)
                ? ofLoader(path).map(libc -> new LibcFinding(libc, place, true))
                : Optional.empty();
    }

    /// glibc's names: ABI list of glibc's `ldd`, `RTLDLIST`; musl's: its configure, `ld-musl-ARCH.so.1`.
    private static Optional<Libc> ofLoader(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.startsWith("ld-musl-")) {
            return Optional.of(MUSL);
        } else if (path.startsWith("/system/bin/linker")) {
            return Optional.of(BIONIC);
        } else if (path.equals("/usr/libexec/ld.so")) {
            return Optional.of(OPENBSD);
        }
        boolean glibc = name.startsWith("ld-linux") || name.startsWith("ld64.so.") || name.equals("ld.so.1");
        return glibc ? Optional.of(GLIBC) : Optional.empty();
    }

    private static Optional<LibcFinding> byNeeded(Elf elf) {
        return elf.dynamic().found().stream()
                .flatMap(dynamic -> dynamic.needed().stream())
                .flatMap(needed ->
                        ofLibrary(needed.value()).stream().map(libc -> new LibcFinding(libc, needed.place(), true)))
                .findFirst();
    }

    private static Optional<Libc> ofLibrary(String name) {
        if (name.startsWith("libc.musl-")) {
            return Optional.of(MUSL);
        }
        return name.equals("libc.so.6") ? Optional.of(GLIBC) : Optional.empty();
    }

    private static Optional<LibcFinding> byAbiTag(Elf elf) {
        return elf.abiTag() instanceof Finding.Present<String>(var any, var place)
                ? Optional.of(new LibcFinding(GLIBC, place, true))
                : Optional.empty();
    }

    /// Only for whole programs: an object file or a library says nothing about its start files.
    private static Optional<LibcFinding> byComment(Elf elf) {
        boolean program = switch (Linkage.of(elf)) {
            case STATIC, STATIC_PIE -> true;
            case SHARED_LIBRARY_ALONE, SHARED_LIBRARY, LOADER_ONLY, DYNAMIC, DYNAMIC_PIE -> false;
            case ODD_INTERPRETER_WITHOUT_DYNAMIC, RELOCATABLE, CORE, UNDECIDED -> false;
        };
        return program && elf.comment() instanceof Finding.Present<List<String>>(var any, var place)
                ? Optional.of(new LibcFinding(MUSL, place, false))
                : Optional.empty();
    }

    /// A Go program in which no C compiler left a mark. It is certain when cgo was off.
    private static Optional<LibcFinding> byGo(Elf elf) {
        if (elf.goBuildInfo() instanceof Finding.Present<GoBuildInfo>(var info, var place)) {
            boolean cgoWasOff = "0".equals(info.settings().get("CGO_ENABLED"));
            boolean noMark = elf.comment() instanceof Finding.Absent<List<String>>
                    && elf.section(".init").isEmpty()
                    && elf.sectionTable().isPresent();
            return Optional.of(new LibcFinding(NONE, place, cgoWasOff || noMark));
        }
        return elf.goBuildId() instanceof Finding.Present<String>(var any, var place)
                ? Optional.of(new LibcFinding(NONE, place, false))
                : Optional.empty();
    }
}
