package dev.linkbook.command;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfHeader;
import dev.linkbook.binary.Finding;
import dev.linkbook.binary.Libc;
import dev.linkbook.binary.Linkage;
import dev.linkbook.explain.Dependencies;
import dev.linkbook.explain.Machine;
import java.util.List;
import java.util.Locale;

/// Whether a program starts in a place, read from its bytes alone.
///
/// @param starts whether the kernel and the loader get as far as its first instruction
/// @param reason why
/// @param detail what is missing; can be empty
record Prediction(boolean starts, Reason reason, String detail) {
    private static final int X86_64 = 62;
    private static final int AARCH64 = 183;

    /// Why a program starts, or does not.
    enum Reason {
        NEEDS_NOTHING,
        ALL_THERE,
        NO_LOADER,
        NO_LIBRARY,
        OTHER_MACHINE,
        NOT_A_PROGRAM;

        String key() {
            return "shown.reason-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Prediction of(Elf elf, Place place) {
        return switch (Linkage.of(elf)) {
            case STATIC, STATIC_PIE ->
                isForThisMachine(elf)
                        ? new Prediction(true, Reason.NEEDS_NOTHING, "")
                        : new Prediction(false, Reason.OTHER_MACHINE, "");
            case LOADER_ONLY, DYNAMIC, DYNAMIC_PIE, ODD_INTERPRETER_WITHOUT_DYNAMIC ->
                isForThisMachine(elf) ? withLoader(elf, place) : new Prediction(false, Reason.OTHER_MACHINE, "");
            case SHARED_LIBRARY, SHARED_LIBRARY_ALONE, RELOCATABLE, CORE, UNDECIDED ->
                new Prediction(false, Reason.NOT_A_PROGRAM, "");
        };
    }

    private static Prediction withLoader(Elf elf, Place place) {
        String loader = elf.interpreter().found().orElse("?");
        Libc wanted = switch (place) {
            case SCRATCH -> Libc.NONE;
            case MUSL -> Libc.MUSL;
            case GLIBC -> Libc.GLIBC;
        };
        if (loaderOf(loader) != wanted) {
            return new Prediction(false, Reason.NO_LOADER, loader);
        }
        List<String> missing = missing(elf, place);
        return missing.isEmpty()
                ? new Prediction(true, Reason.ALL_THERE, "")
                : new Prediction(false, Reason.NO_LIBRARY, String.join(", ", missing));
    }

    private static Libc loaderOf(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.startsWith("ld-musl-")) {
            return Libc.MUSL;
        }
        return name.startsWith("ld-linux") || name.startsWith("ld64.so.") ? Libc.GLIBC : Libc.UNKNOWN;
    }

    /// musl's loader is the whole C library; of glibc's place we say that it has what this machine has.
    private static List<String> missing(Elf elf, Place place) {
        if (place == Place.MUSL) {
            return elf.dynamic().found().stream()
                    .flatMap(dynamic -> dynamic.needed().stream().map(Finding.Present::value))
                    .filter(name -> !name.equals("libc.so") && !name.startsWith("libc.musl-"))
                    .toList();
        }
        return Dependencies.of(elf, Machine.local()).flat().stream()
                .filter(node -> node.found() instanceof Dependencies.Found.Nowhere)
                .map(Dependencies.Node::name)
                .toList();
    }

    private static boolean isForThisMachine(Elf elf) {
        ElfHeader header = elf.header();
        return switch (System.getProperty("os.arch", "")) {
            case "amd64" -> header.machine() == X86_64;
            case "aarch64" -> header.machine() == AARCH64;
            default -> true;
        };
    }
}
