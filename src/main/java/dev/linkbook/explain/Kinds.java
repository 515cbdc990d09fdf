package dev.linkbook.explain;

import dev.linkbook.tool.BuildKind;
import dev.linkbook.tool.FileKind;
import dev.linkbook.tool.FragmentKind;
import dev.linkbook.tool.LddKind;

/// The two kinds that every tool has.
final class Kinds {
    private Kinds() {}

    /// Commas, line ends and blanks between the fragments.
    static boolean isSeparator(FragmentKind kind) {
        return kind == FileKind.SEPARATOR || kind == LddKind.SEPARATOR || kind == BuildKind.SEPARATOR;
    }

    /// What no rule knows.
    static boolean isUnexplained(FragmentKind kind) {
        return kind == FileKind.UNEXPLAINED || kind == LddKind.UNEXPLAINED || kind == BuildKind.UNEXPLAINED;
    }
}
