package dev.linkbook.explain;

import dev.linkbook.binary.Dynamic;
import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfHeader;
import dev.linkbook.binary.Finding;
import dev.linkbook.binary.GoBuildInfo;
import dev.linkbook.binary.Linkage;
import dev.linkbook.binary.Place;
import dev.linkbook.binary.Section;
import dev.linkbook.explain.Check.Difference;
import dev.linkbook.tool.BuildInfoKind;
import dev.linkbook.tool.BuildKind;
import dev.linkbook.tool.BuildOutputKind;
import dev.linkbook.tool.FileKind;
import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.LddKind;
import java.util.List;
import java.util.Optional;

/// Where in the file a fragment's statement stands, and whether the bytes say the same.
final class Evidence {
    private Evidence() {}

    static Check of(Fragment fragment, Elf elf) {
        return switch (fragment.kind()) {
            case FileKind kind -> file(kind, fragment, elf);
            case LddKind kind -> ldd(kind, fragment, elf);
            case BuildInfoKind kind -> info(kind, fragment, elf);
            case BuildKind _, BuildOutputKind _ -> new Check.NothingToSay();
        };
    }

    private static Check file(FileKind kind, Fragment fragment, Elf elf) {
        ElfHeader header = elf.header();
        return switch (kind) {
            case ELF_CLASS -> new Check.Agrees(header.classPlace());
            case TYPE_NONE, TYPE_PROCESSOR -> new Check.Agrees(header.typePlace());
            case TYPE_RELOCATABLE -> type(header, ElfHeader.RELOCATABLE);
            case TYPE_EXECUTABLE -> type(header, ElfHeader.EXECUTABLE);
            case TYPE_PIE, TYPE_SHARED_OBJECT -> type(header, ElfHeader.SHARED);
            case TYPE_CORE -> type(header, ElfHeader.CORE);
            case MACHINE, MACHINE_UNKNOWN -> new Check.Agrees(header.machinePlace());
            case VERSION_OSABI -> new Check.Agrees(header.osAbiPlace());
            case STATICALLY_LINKED -> noLoader(elf);
            case DYNAMICALLY_LINKED -> present(elf.dynamic(), "PT_DYNAMIC");
            case STATIC_PIE_LINKED -> staticPie(elf);
            case INTERPRETER -> same(elf.interpreter(), operand(fragment, "path"), "PT_INTERP");
            case GO_BUILD_ID -> same(elf.goBuildId(), operand(fragment, "id"), ".note.go.buildid");
            case GNU_BUILD_ID -> same(elf.gnuBuildId(), operand(fragment, "hash"), ".note.gnu.build-id");
            case ABI_TAG -> abiTag(fragment, elf);
            case WITH_DEBUG_INFO -> section(elf.debugInfo(), ".debug_info");
            case NOT_STRIPPED -> notStripped(elf);
            case STRIPPED ->
                elf.symtab()
                        .or(elf::debugInfo)
                        .<Check>map(section -> Check.Differs.of(Difference.PRESENT, section.name()))
                        .orElse(new Check.NothingToSay());
            case DIRECTORY, SPECIAL, EMPTY, DATA, ARCHIVE, SCRIPT, TEXT, PE, MACH_O, WASM, OTHER_FORMAT ->
                Check.Differs.of(Difference.IS_ELF, "ELF");
            case FILE_NAME,
                    SETUID,
                    SETGID,
                    STICKY,
                    ELF_CLASS_INVALID,
                    VERSION_INVALID,
                    INTERPRETER_EMPTY,
                    NDK,
                    PAX,
                    OTHER_NOTE,
                    NETBSD_NOTE,
                    CAPABILITY,
                    CORE_STYLE,
                    CORE_FROM,
                    CORE_DETAIL,
                    NO_PROGRAM_HEADER,
                    PROGRAM_HEADER_SIZE,
                    PROGRAM_HEADERS_UNREADABLE,
                    TOO_MANY_PROGRAM_HEADERS,
                    NO_SECTION_HEADER,
                    SECTION_HEADER_SIZE,
                    MISSING_SECTION_HEADERS,
                    SECTION_HEADERS_TOO_FAR,
                    SECTION_UNREADABLE,
                    TOO_MANY_SECTIONS,
                    UNKNOWN_CLASS,
                    BAD_NOTE,
                    NOTE_OUTSIDE_FILE,
                    TOO_MANY_NOTES,
                    SYMBOLIC_LINK,
                    BROKEN_SYMBOLIC_LINK,
                    CANNOT_OPEN,
                    NO_READ_PERMISSION,
                    MIME_TYPE,
                    SEPARATOR,
                    UNEXPLAINED -> new Check.NothingToSay();
        };
    }

    /// Without a dynamic section nothing is loaded; but the kernel starts what PT_INTERP names in any case.
    private static Check noLoader(Elf elf) {
        if (elf.dynamic() instanceof Finding.Present<Dynamic>(var _, Place place)) {
            return Check.Differs.of(Difference.PRESENT, place.what());
        }
        return loader(elf);
    }

    private static Check loader(Elf elf) {
        return elf.interpreter() instanceof Finding.Present<String>(String path, var _)
                ? Check.Differs.of(Difference.NAMES_LOADER, "PT_INTERP", path)
                : new Check.NothingToSay();
    }

    /// Before 5.46, `file` says this of shared libraries too that need no other.
    private static Check staticPie(Elf elf) {
        Linkage linkage = Linkage.of(elf);
        if (linkage == Linkage.STATIC_PIE) {
            return present(elf.dynamic(), "PT_DYNAMIC");
        }
        return linkage == Linkage.SHARED_LIBRARY_ALONE
                ? Check.Differs.of(Difference.NOT_PIE, "DF_1_PIE")
                : elf.interpreter().isPresent() ? loader(elf) : present(elf.dynamic(), "PT_DYNAMIC");
    }

    /// Other systems have notes of their own, which are not read.
    private static Check abiTag(Fragment fragment, Elf elf) {
        return operand(fragment, "os").startsWith("GNU/")
                ? present(elf.abiTag(), ".note.ABI-tag")
                : new Check.NothingToSay();
    }

    /// `file` calls a program not stripped that has a symbol table or DWARF.
    private static Check notStripped(Elf elf) {
        return elf.symtab().isEmpty() && elf.debugInfo().isPresent()
                ? Check.Differs.of(Difference.ONLY_DEBUG_INFO, "SHT_SYMTAB")
                : section(elf.symtab(), "SHT_SYMTAB");
    }

    private static Check info(BuildInfoKind kind, Fragment fragment, Elf elf) {
        return switch (kind) {
            case INFO_FILE ->
                elf.goBuildInfo() instanceof Finding.Present<GoBuildInfo>(GoBuildInfo info, Place place)
                                && operand(fragment, "version").startsWith(info.goVersion())
                        ? new Check.Agrees(place)
                        : new Check.NothingToSay();
            case INFO_NOT_GO ->
                elf.goBuildInfo().isPresent()
                        ? Check.Differs.of(Difference.PRESENT, ".go.buildinfo")
                        : new Check.NothingToSay();
            case INFO_BUILDMODE,
                    INFO_LDFLAGS,
                    INFO_TAGS,
                    INFO_TRIMPATH,
                    INFO_COMPILER,
                    INFO_CGO_ENABLED,
                    INFO_CGO_FLAGS,
                    INFO_GOOS,
                    INFO_GOARCH,
                    INFO_GOARCH_LEVEL,
                    INFO_VCS,
                    INFO_SETTING -> setting(operand(fragment, "key"), operand(fragment, "value"), elf);
            case INFO_TOOLCHAIN, INFO_NO_FILE, INFO_PATH, INFO_MOD, INFO_DEP, INFO_REPLACED, SEPARATOR, UNEXPLAINED ->
                new Check.NothingToSay();
        };
    }

    /// The value as printed is quoted where it holds blanks, so only one without quotes can be compared.
    private static Check setting(String key, String printed, Elf elf) {
        if (elf.goBuildInfo() instanceof Finding.Present<GoBuildInfo>(GoBuildInfo info, Place place)) {
            String value = info.settings().get(key);
            return value != null && (printed.startsWith("\"") || value.equals(printed))
                    ? new Check.Agrees(place)
                    : value == null ? new Check.NothingToSay() : Check.Differs.of(Difference.OTHER_VALUE, key, value);
        }
        return new Check.NothingToSay();
    }

    private static Check ldd(LddKind kind, Fragment fragment, Elf elf) {
        String name = operand(fragment, "name");
        return switch (kind) {
            case FOUND, NOT_FOUND, MUSL_LIBC, MUSL_MISSING -> needed(elf, name);
            case LOADER ->
                elf.interpreter() instanceof Finding.Present<String>(var _, Place place)
                        ? new Check.Agrees(place)
                        : new Check.NothingToSay();
            case LOADER_RENAMED -> same(elf.interpreter(), name, "PT_INTERP");
            case STATICALLY_LINKED -> loader(elf);
            case NOT_DYNAMIC, MUSL_NOT_VALID ->
                elf.dynamic() instanceof Finding.Present<Dynamic>(var _, Place place)
                        ? Check.Differs.of(
                                Difference.DYNAMIC_ALL_THE_SAME,
                                place.what(),
                                Machines.name(elf.header().machine()))
                        : new Check.NothingToSay();
            case VERSION_NOT_FOUND -> versionNeed(operand(fragment, "library"), operand(fragment, "version"), elf);
            case VDSO,
                    BY_PATH,
                    LOADING_ERROR,
                    UNDEFINED_SYMBOL,
                    UNDEFINED_VERSION,
                    HEADING,
                    NO_SUCH_FILE,
                    NOT_REGULAR_FILE,
                    NO_READ_PERMISSION,
                    NO_EXECUTION_PERMISSION,
                    MISSING_OPERAND,
                    UNKNOWN_OPTION,
                    TRY_HELP,
                    UNKNOWN_EXIT_CODE,
                    GLIBC_VERSION,
                    LICENCE,
                    MUSL_VERSION,
                    MUSL_CANNOT_LOAD,
                    MUSL_RELOCATING,
                    MUSL_RELOCATION_TYPE,
                    UNUSED_DEPENDENCIES,
                    UNUSED_DEPENDENCY,
                    VERSION_INFORMATION,
                    VERSIONS_OF,
                    VERSION_PROVIDED,
                    SEPARATOR,
                    UNEXPLAINED -> new Check.NothingToSay();
        };
    }

    /// What the file itself asks of that library, which `ldd` names by its path.
    private static Check versionNeed(String library, String version, Elf elf) {
        return elf.versionNeeds().found().orElse(List.of()).stream()
                .filter(need -> need.version().equals(version) && library.endsWith(need.file()))
                .findFirst()
                .<Check>map(need -> new Check.Agrees(need.place()))
                .orElse(new Check.NothingToSay());
    }

    /// A library that the file itself asks for; one that only another library asks for has no place in it.
    private static Check needed(Elf elf, String name) {
        return elf.dynamic().found().stream()
                .flatMap(dynamic -> dynamic.needed().stream())
                .filter(needed -> needed.value().equals(name))
                .findFirst()
                .<Check>map(needed -> new Check.Agrees(needed.place()))
                .orElse(new Check.NothingToSay());
    }

    private static Check type(ElfHeader header, int expected) {
        return header.type() == expected
                ? new Check.Agrees(header.typePlace())
                : Check.Differs.of(Difference.OTHER_VALUE, "e_type", String.valueOf(header.type()));
    }

    private static <T> Check present(Finding<T> finding, String what) {
        return switch (finding) {
            case Finding.Present<T>(var _, Place place) -> new Check.Agrees(place);
            case Finding.Absent<T>() -> Check.Differs.of(Difference.ABSENT, what);
            case Finding.Unread<T> _ -> new Check.NothingToSay();
        };
    }

    private static Check same(Finding<String> finding, String printed, String what) {
        return switch (finding) {
            case Finding.Present<String>(String value, Place place) ->
                value.equals(printed) ? new Check.Agrees(place) : Check.Differs.of(Difference.OTHER_VALUE, what, value);
            case Finding.Absent<String>() -> Check.Differs.of(Difference.ABSENT, what);
            case Finding.Unread<String> _ -> new Check.NothingToSay();
        };
    }

    private static Check section(Optional<Section> section, String what) {
        return section.<Check>map(found -> new Check.Agrees(new Place(found.name(), found.offset(), found.sizeBytes())))
                .orElse(Check.Differs.of(Difference.ABSENT, what));
    }

    private static String operand(Fragment fragment, String name) {
        return fragment.operands().getOrDefault(name, "");
    }
}
