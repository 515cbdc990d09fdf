package dev.linkbook.binary;

import java.util.List;

/// The dynamic section: what the loader has to do before the program starts.
///
/// @param neededCount how many DT_NEEDED entries there are, also when their names cannot be read
/// @param needed the names of the libraries it asks for, in order
/// @param soname DT_SONAME, a library's own name
/// @param rpath DT_RPATH, folders searched first
/// @param runpath DT_RUNPATH, folders searched after LD_LIBRARY_PATH
/// @param audit DT_AUDIT and DT_DEPAUDIT: libraries whose code runs even under `ldd`
/// @param flags DT_FLAGS, 0 if none
/// @param flags1 DT_FLAGS_1, 0 if none
/// @param bindNowEntry whether there is a DT_BIND_NOW, an older form of a flag
/// @param names DT_STRTAB, in which the names of symbols, libraries and versions stand
/// @param problems texts that could not be read, and why
public record Dynamic(
        int neededCount,
        List<Finding.Present<String>> needed,
        Finding<String> soname,
        Finding<String> rpath,
        Finding<String> runpath,
        List<Finding.Present<String>> audit,
        long flags,
        long flags1,
        boolean bindNowEntry,
        Finding<Place> names,
        List<String> problems) {
    private static final long DF_BIND_NOW = 8;
    private static final long DF_1_NOW = 1;
    private static final long DF_1_PIE = 0x0800_0000L;

    public Dynamic {
        needed = List.copyOf(needed);
        audit = List.copyOf(audit);
        problems = List.copyOf(problems);
    }

    /// Whether DF_1_PIE is set: the linker was asked for a program, not for a library.
    public boolean isPie() {
        return (flags1 & DF_1_PIE) != 0;
    }

    /// Whether the loader binds all functions at the start instead of each at its first call.
    public boolean bindsNow() {
        return bindNowEntry || (flags & DF_BIND_NOW) != 0 || (flags1 & DF_1_NOW) != 0;
    }
}
