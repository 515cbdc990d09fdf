package dev.linkbook.notebook;

import dev.linkbook.report.Visible;

/// What a program printed, for a terminal: line ends, tabs, carriage returns and colours pass, anything else
/// that could steer the terminal is shown instead of obeyed.
final class TerminalText {
    private static final String COLOUR = "\u001b\\[[0-9;]*+m";

    private TerminalText() {}

    static String of(String text) {
        if (text.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\n' || c == '\t')
                && text.equals(Visible.of(text))) {
            return text;
        }
        var shown = new StringBuilder();
        var colour = java.util.regex.Pattern.compile(COLOUR + "|\\r").matcher(text);
        int at = 0;
        while (colour.find()) {
            shown.append(Visible.of(text.substring(at, colour.start()))).append(colour.group());
            at = colour.end();
        }
        return shown.append(Visible.of(text.substring(at))).toString();
    }
}
