package dev.linkbook.binary;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What makes it harder to turn a program's faults against it, as far as its bytes tell.
public final class Hardening {
    private Hardening() {}

    /// One kind of protection.
    public enum Protection {
        /// It loads at another address at each start.
        PIE,
        /// Tables of the loader become read-only before the program begins (PT_GNU_RELRO).
        RELRO,
        /// Its stack is not executable (PT_GNU_STACK).
        NX,
        /// C functions check a canary before they return (`-fstack-protector`).
        CANARY,
        /// C library functions that know the size of their target take the place of others (`-D_FORTIFY_SOURCE`).
        FORTIFY
    }

    /// How far it goes.
    public enum State {
        FULL,
        PARTIAL,
        NONE,
        /// The file says neither yes nor no.
        UNTOLD
    }

    /// What a file says of one kind.
    ///
    /// @param place where it says so
    /// @param names of FORTIFY the functions, sorted; else empty
    public record Protected(Protection protection, State state, Optional<Place> place, List<String> names) {
        public Protected {
            names = List.copyOf(names);
        }

        /// The glossary's key.
        public String key() {
            return ("property." + protection + "-" + state).toLowerCase(Locale.ROOT);
        }
    }

    /// One answer for each kind, in their order; none for what is neither a program nor a library. Reads the names
    /// of the file's symbols anew.
    public static List<Protected> of(Elf elf) {
        return isLoaded(elf) ? of(elf, SymbolNames.of(elf)) : List.of();
    }

    static boolean isLoaded(Elf elf) {
        return switch (Linkage.of(elf)) {
            case STATIC, STATIC_PIE, LOADER_ONLY, DYNAMIC, DYNAMIC_PIE -> true;
            case SHARED_LIBRARY, SHARED_LIBRARY_ALONE, ODD_INTERPRETER_WITHOUT_DYNAMIC -> true;
            case RELOCATABLE, CORE, UNDECIDED -> false;
        };
    }

    static List<Protected> of(Elf elf, SymbolNames names) {
        return List.of(pie(elf), relro(elf), nx(elf), canary(names), fortify(names));
    }

    private static Protected pie(Elf elf) {
        State state = elf.header().type() == ElfHeader.SHARED ? State.FULL : State.NONE;
        return told(Protection.PIE, state, elf.header().typePlace());
    }

    /// Full only if no address is entered later than at the start. A file without a dynamic section binds nothing.
    private static Protected relro(Elf elf) {
        Optional<ProgramHeader> segment = segment(elf, ProgramHeader.GNU_RELRO);
        if (segment.isEmpty()) {
            return new Protected(Protection.RELRO, State.NONE, Optional.empty(), List.of());
        }
        boolean full = elf.dynamic().found().map(Dynamic::bindsNow).orElse(true);
        return told(
                Protection.RELRO,
                full ? State.FULL : State.PARTIAL,
                named("PT_GNU_RELRO", segment.get().place()));
    }

    private static Protected nx(Elf elf) {
        Optional<ProgramHeader> segment = segment(elf, ProgramHeader.GNU_STACK);
        if (segment.isEmpty()) {
            return new Protected(Protection.NX, State.UNTOLD, Optional.empty(), List.of());
        }
        boolean executable = (segment.get().flags() & ProgramHeader.EXECUTE) != 0;
        return told(
                Protection.NX,
                executable ? State.NONE : State.FULL,
                named("PT_GNU_STACK", segment.get().place()));
    }

    private static Protected canary(SymbolNames names) {
        return new Protected(Protection.CANARY, state(names, names.canary().isPresent()), names.canary(), List.of());
    }

    private static Protected fortify(SymbolNames names) {
        return new Protected(
                Protection.FORTIFY,
                state(names, !names.checked().isEmpty()),
                names.firstChecked(),
                List.copyOf(names.checked()));
    }

    private static State state(SymbolNames names, boolean seen) {
        return seen ? State.FULL : names.isKnown() ? State.NONE : State.UNTOLD;
    }

    private static Protected told(Protection protection, State state, Place place) {
        return new Protected(protection, state, Optional.of(place), List.of());
    }

    private static Place named(String what, Place place) {
        return new Place(what, place.offset(), place.length());
    }

    private static Optional<ProgramHeader> segment(Elf elf, long type) {
        return elf.programHeaders().stream().filter(each -> each.type() == type).findFirst();
    }
}
