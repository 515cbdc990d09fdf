package dev.linkbook.tool;

/// What a piece of a tool's output is. Each tool has one enum of kinds; the glossary has one entry, in
/// both languages, for each constant, and a test takes the list from here.
public sealed interface FragmentKind permits FileKind, LddKind, BuildKind, BuildOutputKind, BuildInfoKind {
    /// The constant's name, as the enum gives it: `STATICALLY_LINKED`.
    String name();

    /// The tool whose output or command line the piece comes from.
    ToolName tool();

    /// The glossary's key: `file.statically-linked`.
    default String key() {
        return tool().command() + "."
                + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /// Commas, line ends and blanks between the pieces that mean something.
    default boolean isSeparator() {
        return name().equals("SEPARATOR");
    }

    /// What no rule knows.
    default boolean isUnexplained() {
        return name().equals("UNEXPLAINED");
    }
}
