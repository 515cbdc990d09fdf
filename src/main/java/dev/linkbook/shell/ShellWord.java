package dev.linkbook.shell;

/// A word or an operator of a shell text.
///
/// @param text as typed: `"-s -w"` with its quotes, `2>` with its descriptor
/// @param value the text with its quotes removed; expansions (`$x`, `$(cmd)`) stand as typed
/// @param start index of its first character in the text, in UTF-16 units
/// @param end index behind its last character
/// @param isOperator true for `;`, `|`, `&&`, `>`, `(`, a line break between commands and their like
public record ShellWord(String text, String value, int start, int end, boolean isOperator) {
    /// Whether this is an operator that redirects, so that the word behind it names a file or a descriptor.
    public boolean isRedirection() {
        return isOperator && Operators.isRedirection(text);
    }

    /// Whether this is an assignment: `CC=musl-gcc`, `a[1]+=x`. It is one only in front of a command.
    public boolean isAssignment() {
        return !isOperator && Reserved.isAssignment(text);
    }
}
