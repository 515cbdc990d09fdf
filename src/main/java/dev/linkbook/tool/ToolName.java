package dev.linkbook.tool;

/// The tools whose calls are recorded.
public enum ToolName {
    FILE("file"),
    LDD("ldd"),
    GO("go");

    private final String command;

    ToolName(String command) {
        this.command = command;
    }

    /// The name as typed in a shell, found through PATH.
    public String command() {
        return command;
    }
}
