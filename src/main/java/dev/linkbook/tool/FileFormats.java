package dev.linkbook.tool;

import java.util.List;

/// Descriptions of what is no ELF file. libmagic has thousands; told apart are those that a learner of linking
/// meets.
final class FileFormats {
    private static final List<Phrase> RULES = List.of(
            Phrase.of(
                    FileKind.CANNOT_OPEN, "cannot (?:open|stat|read) [`'‘]?(?<path>.*?)['’]? \\((?<reason>[^()]*)\\)"),
            Phrase.of(FileKind.BROKEN_SYMBOLIC_LINK, "broken symbolic link to (?<target>.*)"),
            Phrase.of(FileKind.SYMBOLIC_LINK, "symbolic link to (?<target>.*)"),
            Phrase.of(FileKind.NO_READ_PERMISSION, "[a-z, ]*no read permission"),
            Phrase.of(FileKind.DIRECTORY, "directory"),
            Phrase.of(
                    FileKind.SPECIAL,
                    "fifo \\(named pipe\\)|socket|door|(?:character|block) special(?: \\([0-9]+/[0-9]+\\))?"),
            Phrase.of(FileKind.EMPTY, "empty"),
            Phrase.of(FileKind.DATA, "data|very short file \\(no magic\\)"),
            Phrase.of(FileKind.ARCHIVE, "(?:current ar|thin) archive.*"),
            Phrase.of(FileKind.PE, "(?:PE32\\+?|MS-DOS) executable.*"),
            Phrase.of(FileKind.MACH_O, "Mach-O .*"),
            Phrase.of(FileKind.WASM, "WebAssembly .*"),
            Phrase.of(FileKind.MIME_TYPE, "[a-z]++/[\\w.+-]++(?:; charset=[\\w-]++)?"),
            Phrase.of(FileKind.SCRIPT, "(?:a )?(?<language>[^,]{1,200}?) script(?:,.*| text.*| executable.*)?"),
            Phrase.of(FileKind.TEXT, "(?:.*[ ,])?text(?:[ ,].*)?"));

    private FileFormats() {}

    static Fragment of(String description) {
        return Phrase.match(RULES, description).orElseGet(() -> new Fragment(FileKind.OTHER_FORMAT, description));
    }
}
