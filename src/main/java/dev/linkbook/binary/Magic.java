package dev.linkbook.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The first bytes by which kinds of files are told apart.
final class Magic {
    /// How many bytes are enough.
    static final int BYTES = 8;

    private Magic() {}

    static boolean isElf(byte[] start) {
        return begins(start, "\u007fELF");
    }

    static NotElf.Kind kind(byte[] start) {
        if (start.length == 0) {
            return NotElf.Kind.EMPTY;
        } else if (begins(start, "!<arch>\n") || begins(start, "!<thin>\n")) {
            return NotElf.Kind.ARCHIVE;
        } else if (begins(start, "#!")) {
            return NotElf.Kind.SCRIPT;
        } else if (begins(start, "MZ")) {
            return NotElf.Kind.PE;
        } else if (isMachO(start)) {
            return NotElf.Kind.MACH_O;
        }
        return begins(start, "\0asm") ? NotElf.Kind.WASM : NotElf.Kind.OTHER;
    }

    /// Mach-O for one machine in either byte order and width, or for several. Java's class files begin
    /// like the latter, but have their version (45 or more) where Mach-O has the number of machines.
    private static boolean isMachO(byte[] start) {
        boolean single = begins(start, "\u00fe\u00ed\u00fa\u00ce")
                || begins(start, "\u00fe\u00ed\u00fa\u00cf")
                || begins(start, "\u00ce\u00fa\u00ed\u00fe")
                || begins(start, "\u00cf\u00fa\u00ed\u00fe");
        boolean several = begins(start, "\u00ca\u00fe\u00ba\u00be\0\0\0") && start.length == BYTES && start[7] < 43;
        return single || several;
    }

    private static boolean begins(byte[] start, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        return start.length >= expected.length
                && Arrays.equals(start, 0, expected.length, expected, 0, expected.length);
    }
}
