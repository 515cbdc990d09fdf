package dev.linkbook.session;

import dev.linkbook.cell.Cell;
import dev.linkbook.tool.ToolName;
import java.util.Optional;

/// What a cell's shell is to do.
///
/// @param lone the tool whose [LoneCall] the script is, as far as the mark if there is one
/// @param mark what the shell prints on stderr when that call has ended well and something else begins
record ShellTask(String script, Optional<ToolName> lone, Optional<String> mark) {
    static ShellTask of(String script, CellListener listener) {
        return new ShellTask(script, LoneCall.tool(script).filter(_ -> isTold(listener)), Optional.empty());
    }

    static ShellTask of(Cell.Go go, CellListener listener) {
        Optional<String> mark = Optional.of(freshMark()).filter(_ -> go.run() && isTold(listener));
        return new ShellTask(GoScript.of(go, mark), Optional.of(ToolName.GO).filter(_ -> isTold(listener)), mark);
    }

    /// Whether anybody can tell what is said on stderr: not in one stream.
    private static boolean isTold(CellListener listener) {
        return !listener.hasOneStream();
    }

    /// No program can know it, so none can print it.
    private static String freshMark() {
        return "\u001e" + Folders.freshName("linkbook-built-") + "\u001e";
    }
}
