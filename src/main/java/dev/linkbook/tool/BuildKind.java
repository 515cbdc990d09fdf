package dev.linkbook.tool;

/// To be completed.
public enum BuildKind implements FragmentKind {
    UNEXPLAINED;

    @Override
    public ToolName tool() {
        return ToolName.GO;
    }
}
