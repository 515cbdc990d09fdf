package dev.linkbook.tool;

/// To be completed.
public enum LddKind implements FragmentKind {
    UNEXPLAINED;

    @Override
    public ToolName tool() {
        return ToolName.LDD;
    }
}
