package dev.linkbook.tool;

/// To be completed.
public enum FileKind implements FragmentKind {
    UNEXPLAINED;

    @Override
    public ToolName tool() {
        return ToolName.FILE;
    }
}
