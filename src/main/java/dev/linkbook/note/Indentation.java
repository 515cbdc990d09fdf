package dev.linkbook.note;

/// Takes off the indentation of a list item around a text.
final class Indentation {
    private Indentation() {}

    /// Each line without as many leading spaces as the first line that is not blank has, or with none if it has
    /// fewer. One space alone is no item's indentation.
    static String strip(String markdown) {
        int width = width(markdown);
        return width < 2 ? markdown : markdown.replaceAll("(?m)^ {1," + width + "}", "");
    }

    private static int width(String markdown) {
        String first =
                markdown.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        int width = 0;
        while (width < first.length() && first.charAt(width) == ' ') {
            width++;
        }
        return Math.min(width, 1000);
    }
}
