package dev.linkbook.command;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfHeader;
import dev.linkbook.binary.Finding;
import dev.linkbook.binary.Libc;
import dev.linkbook.binary.Linkage;
import dev.linkbook.explain.Dependencies;
import dev.linkbook.explain.Machine;
import dev.linkbook.explain.Places;
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
        NO_VERSION,
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
        return place == Place.MUSL ? withMusl(elf) : withGlibc(Dependencies.of(elf, Machine.local()));
    }

    private static Libc loaderOf(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.startsWith("ld-musl-")) {
            return Libc.MUSL;
        }
        return name.startsWith("ld-linux") || name.startsWith("ld64.so.") ? Libc.GLIBC : Libc.UNKNOWN;
    }

    /// musl's loader is the whole C library, and all that there is.
    private static Prediction withMusl(Elf elf) {
        return lacking(
                Reason.NO_LIBRARY,
                elf.dynamic().found().stream()
                        .flatMap(dynamic -> dynamic.needed().stream().map(Finding.Present::value))
                        .filter(name -> !name.equals("libc.so") && !name.startsWith("libc.musl-"))
                        .toList());
    }

    /// Of glibc's place we say that it has what this machine has.
    private static Prediction withGlibc(Dependencies here) {
        List<String> missing = here.flat().stream()
                .filter(node -> node.found() instanceof Dependencies.Found.Nowhere)
                .map(Dependencies.Node::name)
                .toList();
        return missing.isEmpty()
                ? lacking(
                        Reason.NO_VERSION,
                        here.lacking().stream().map(Prediction::evidence).toList())
                : lacking(Reason.NO_LIBRARY, missing);
    }

    private static Prediction lacking(Reason reason, List<String> what) {
        return what.isEmpty()
                ? new Prediction(true, Reason.ALL_THERE, "")
                : new Prediction(false, reason, String.join(", ", what));
    }

    /// `GLIBC_2.38 (Vernaux 0x4c0; libc.so.6: DT_VERDEF 0x1e3a8)`
    private static String evidence(Dependencies.LackingVersion each) {
        return each.version() + " (" + at(each.asked()) + "; " + each.library() + ": " + at(each.defined()) + ")";
    }

    private static String at(dev.linkbook.binary.Place place) {
        return place.what() + " " + Places.hex(place.offset());
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
