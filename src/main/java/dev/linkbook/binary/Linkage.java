package dev.linkbook.binary;

import java.util.List;

/// How a file is linked, decided from its program headers alone: they are what the kernel and the loader
/// obey. Sections may be missing or lie, and the words of `file` and `ldd` mislead in some cases
/// (see [#LOADER_ONLY]).
public enum Linkage {
    /// No loader, no dynamic section: nothing but the kernel is needed.
    STATIC,
    /// Loads at any address and relocates itself; no loader and no library.
    STATIC_PIE,
    /// A shared library that asks for no other.
    SHARED_LIBRARY_ALONE,
    /// A shared library that asks for others.
    SHARED_LIBRARY,
    /// Asks for a loader, but for no library: Go's internally linked PIE. `ldd` calls it "statically
    /// linked", yet without the loader it does not start.
    LOADER_ONLY,
    /// Loads at a fixed address; a loader brings its libraries.
    DYNAMIC,
    /// Loads at any address; a loader brings its libraries.
    DYNAMIC_PIE,
    /// Names a loader but has no dynamic section. The kernel still loads the loader.
    ODD_INTERPRETER_WITHOUT_DYNAMIC,
    /// An object file, `.o`: food for the linker.
    RELOCATABLE,
    /// The memory of a process that died.
    CORE,
    /// The header or the program headers are broken, missing or of an unknown kind, so nothing can be said.
    UNDECIDED;

    /// The decision; the reasons for [#UNDECIDED] stand in the file's findings.
    public static Linkage of(Elf elf) {
        return switch (elf.header().type()) {
            case ElfHeader.RELOCATABLE -> RELOCATABLE;
            case ElfHeader.CORE -> CORE;
            case ElfHeader.EXECUTABLE, ElfHeader.SHARED -> ofLoadable(elf);
            default -> UNDECIDED;
        };
    }

    private static Linkage ofLoadable(Elf elf) {
        boolean hasInterpreter = !elf.interpreters().isEmpty();
        return switch (elf.programHeaderTable()) {
            case Finding.Absent<List<ProgramHeader>> _, Finding.Unread<List<ProgramHeader>> _ -> UNDECIDED;
            case Finding.Present<List<ProgramHeader>> _ ->
                switch (elf.dynamic()) {
                    case Finding.Unread<Dynamic> _ -> UNDECIDED;
                    case Finding.Absent<Dynamic> _ -> hasInterpreter ? ODD_INTERPRETER_WITHOUT_DYNAMIC : STATIC;
                    case Finding.Present<Dynamic>(var dynamic, var at) ->
                        hasInterpreter ? withLoader(elf, dynamic) : withoutLoader(dynamic);
                };
        };
    }

    private static Linkage withLoader(Elf elf, Dynamic dynamic) {
        if (dynamic.neededCount() == 0) {
            return LOADER_ONLY;
        }
        return elf.header().type() == ElfHeader.SHARED ? DYNAMIC_PIE : DYNAMIC;
    }

    private static Linkage withoutLoader(Dynamic dynamic) {
        if (dynamic.neededCount() > 0) {
            return SHARED_LIBRARY;
        }
        return dynamic.isPie() ? STATIC_PIE : SHARED_LIBRARY_ALONE;
    }
}
