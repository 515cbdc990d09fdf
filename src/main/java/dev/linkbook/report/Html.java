package dev.linkbook.report;

/// Text -> HTML.
public final class Html {
    private Html() {}

    /// The text as it is to be seen: markup is escaped, hidden characters are made visible.
    public static String escape(String text) {
        String visible = Visible.of(text);
        var html = new StringBuilder(visible.length() + 16);
        int start = 0;
        for (int i = 0; i < visible.length(); i++) {
            String entity = entity(visible.charAt(i));
            if (!entity.isEmpty()) {
                html.append(visible, start, i).append(entity);
                start = i + 1;
            }
        }
        return html.append(visible, start, visible.length()).toString();
    }

    /// What stands for a character of markup; empty for any other.
    private static String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> "";
        };
    }
}
