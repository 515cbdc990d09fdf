package dev.linkbook.explain;

import dev.linkbook.binary.Dynamic;
import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfHeader;
import dev.linkbook.binary.Finding;
import dev.linkbook.binary.Linkage;
import dev.linkbook.binary.Place;
import dev.linkbook.binary.Section;
import dev.linkbook.tool.BuildKind;
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
            case BuildKind _ -> new Check.NothingToSay();
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
            case MACHINE -> new Check.Agrees(header.machinePlace());
            case VERSION_OSABI -> new Check.Agrees(header.osAbiPlace());
            case STATICALLY_LINKED ->
                elf.dynamic() instanceof Finding.Present<Dynamic>(var _, Place place)
                        ? new Check.Differs(place.what())
                        : new Check.NothingToSay();
            case DYNAMICALLY_LINKED -> present(elf.dynamic(), "PT_DYNAMIC");
            case STATIC_PIE_LINKED ->
                Linkage.of(elf) == Linkage.STATIC_PIE
                        ? present(elf.dynamic(), "PT_DYNAMIC")
                        : new Check.Differs(Linkage.of(elf).name());
            case INTERPRETER -> same(elf.interpreter(), fragment.operands().getOrDefault("path", ""), "PT_INTERP");
            case GO_BUILD_ID -> same(elf.goBuildId(), fragment.operands().getOrDefault("id", ""), ".note.go.buildid");
            case GNU_BUILD_ID ->
                same(elf.gnuBuildId(), fragment.operands().getOrDefault("hash", ""), ".note.gnu.build-id");
            case ABI_TAG -> present(elf.abiTag(), ".note.ABI-tag");
            case WITH_DEBUG_INFO -> section(elf.debugInfo(), ".debug_info");
            case NOT_STRIPPED -> section(symbols(elf), "SHT_SYMTAB");
            case STRIPPED ->
                symbols(elf)
                        .<Check>map(section -> new Check.Differs(section.name()))
                        .orElse(new Check.NothingToSay());
            case FILE_NAME,
                    MODE_BITS,
                    INTERPRETER_EMPTY,
                    OTHER_NOTE,
                    NO_HEADERS,
                    BROKEN,
                    SYMBOLIC_LINK,
                    CANNOT_OPEN,
                    OTHER_FORMAT,
                    SEPARATOR,
                    UNEXPLAINED -> new Check.NothingToSay();
        };
    }

    private static Check ldd(LddKind kind, Fragment fragment, Elf elf) {
        String name = fragment.operands().getOrDefault("name", "");
        return switch (kind) {
            case FOUND, NOT_FOUND, MUSL_LIBC, MUSL_MISSING -> needed(elf, name);
            case LOADER ->
                elf.interpreter() instanceof Finding.Present<String>(var _, Place place)
                        ? new Check.Agrees(place)
                        : new Check.NothingToSay();
            case LOADER_RENAMED -> same(elf.interpreter(), name, "PT_INTERP");
            case STATICALLY_LINKED ->
                elf.interpreter() instanceof Finding.Present<String>(String path, var _)
                        ? new Check.Differs("PT_INTERP " + path)
                        : new Check.NothingToSay();
            case NOT_DYNAMIC ->
                elf.dynamic() instanceof Finding.Present<Dynamic>(var _, Place place)
                        ? new Check.Differs(place.what())
                        : new Check.NothingToSay();
            case VERSION_NOT_FOUND ->
                elf.versionNeeds().found().orElse(List.of()).stream()
                        .filter(need ->
                                need.version().equals(fragment.operands().get("version")))
                        .findFirst()
                        .<Check>map(need -> new Check.Agrees(need.place()))
                        .orElse(new Check.NothingToSay());
            case VDSO,
                    BY_PATH,
                    LOADING_ERROR,
                    UNDEFINED_SYMBOL,
                    HEADING,
                    COMPLAINT,
                    MUSL_NOT_VALID,
                    MUSL_RELOCATING,
                    DETAILS,
                    SEPARATOR,
                    UNEXPLAINED -> new Check.NothingToSay();
        };
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
                : new Check.Differs("e_type " + header.type());
    }

    private static <T> Check present(Finding<T> finding, String what) {
        return switch (finding) {
            case Finding.Present<T>(var _, Place place) -> new Check.Agrees(place);
            case Finding.Absent<T>() -> new Check.Differs("no " + what);
            case Finding.Unread<T> _ -> new Check.NothingToSay();
        };
    }

    private static Check same(Finding<String> finding, String printed, String what) {
        return switch (finding) {
            case Finding.Present<String>(String value, Place place) ->
                value.equals(printed) ? new Check.Agrees(place) : new Check.Differs(what + " " + value);
            case Finding.Absent<String>() -> new Check.Differs("no " + what);
            case Finding.Unread<String> _ -> new Check.NothingToSay();
        };
    }

    /// `file` calls a program stripped that has neither a symbol table nor DWARF.
    private static Optional<Section> symbols(Elf elf) {
        return elf.symtab().or(elf::debugInfo);
    }

    private static Check section(Optional<Section> section, String what) {
        return section.<Check>map(found -> new Check.Agrees(new Place(found.name(), found.offset(), found.sizeBytes())))
                .orElse(new Check.Differs("no " + what));
    }
}
