package dev.linkbook.report;

/// Text -> HTML.
public final class Html {
    private Html() {}

    /// The text as it is to be seen: markup is escaped, hidden characters are made visible.
    public static String escape(String text) {
        String visible = Visible.of(text);
        var html = new StringBuilder(visible.length() + 16);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return html.toString();
    }
}
