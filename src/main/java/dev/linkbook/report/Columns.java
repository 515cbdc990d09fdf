package dev.linkbook.report;

import java.util.ArrayList;
import java.util.List;

/// Text in terminal columns: a Chinese character takes two, a combining mark none.
public final class Columns {
    /// The first that combines with the one before it.
    private static final int FIRST_MARK = 0x300;
    /// The only one before those that takes no column.
    private static final int SOFT_HYPHEN = 0xad;

    private Columns() {}

    /// How many columns the text takes.
    public static int width(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            columns += width(text.codePointAt(i));
        }
        return columns;
    }

    /// Unicode TR11: Wide and Fullwidth take two columns.
    private static int width(int point) {
        if (point < FIRST_MARK) {
            return point == SOFT_HYPHEN ? 0 : 1;
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = point >= 0x1100
                && (point <= 0x115f
                        || (point >= 0x2e80 && point <= 0x303e)
                        || (point >= 0x3041 && point <= 0xa4cf)
                        || (point >= 0xac00 && point <= 0xd7a3)
                        || (point >= 0xf900 && point <= 0xfaff)
                        || (point >= 0xfe30 && point <= 0xfe6f)
                        || (point >= 0xff00 && point <= 0xff60)
                        || (point >= 0xffe0 && point <= 0xffe6)
                        || (point >= 0x1f300 && point <= 0x1faff)
                        || (point >= 0x20000 && point <= 0x3fffd));
        return wide ? 2 : 1;
    }

    /// The text at the right end of so many columns.
    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /// As much of the text as fits.
    public static String cut(String text, int columns) {
        int end = 0;
        for (int width = 0; end < text.length(); end += Character.charCount(text.codePointAt(end))) {
            width += width(text.codePointAt(end));
            if (width > columns) {
                break;
            }
        }
        return text.substring(0, end);
    }

    /// The text in lines of at most `columns`, broken at blanks and between Chinese characters; a word that
    /// is longer than a line is cut. No line begins with closing Chinese punctuation.
    static List<String> wrap(String text, int columns) {
        var lines = new ArrayList<String>();
        for (String paragraph : text.split("\n", -1)) {
            wrapLine(paragraph, columns, lines);
        }
        return lines;
    }

    private static void wrapLine(String text, int columns, List<String> lines) {
        var line = new StringBuilder();
        int width = 0;
        for (String unit : units(text)) {
            int unitWidth = width(unit);
            if (width > 0 && width + width(unit.stripTrailing()) > columns) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                width = 0;
            }
            if (unitWidth > columns && width(unit.stripTrailing()) > columns) {
                unit = unit.substring(cutToLines(unit, columns, lines));
                unitWidth = width(unit);
            }
            line.append(unit);
            width += unitWidth;
        }
        lines.add(line.toString().stripTrailing());
    }

    /// A word of a megabyte is cut in one pass.
    ///
    /// @return where the rest begins, which fits into a line
    private static int cutToLines(String word, int columns, List<String> lines) {
        int start = 0;
        int width = 0;
        for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
            int pointWidth = width(word.codePointAt(i));
            if (width + pointWidth > columns && i > start) {
                lines.add(word.substring(start, i));
                start = i;
                width = 0;
            }
            width += pointWidth;
        }
        return start;
    }

    /// What must not be broken: a word with the blanks behind it, or one wide character; either with the
    /// punctuation that opens or closes it.
    private static List<String> units(String text) {
        var units = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (isClosing(point) && word.isEmpty() && !units.isEmpty()) {
                word.append(units.removeLast());
            }
            boolean wide = width(point) == 2;
            boolean afterBlank = !word.isEmpty() && word.charAt(word.length() - 1) == ' ' && point != ' ';
            boolean opened = !word.isEmpty() && isOpening(word.codePointBefore(word.length()));
            if (!word.isEmpty() && !opened && !isClosing(point) && (wide || afterBlank)) {
                units.add(word.toString());
                word.setLength(0);
            }
            word.appendCodePoint(point);
            if (wide && !isOpening(point)) {
                units.add(word.toString());
                word.setLength(0);
            }
            i += Character.charCount(point);
        }
        if (!word.isEmpty()) {
            units.add(word.toString());
        }
        return units;
    }

    /// No line ends with opening Chinese punctuation either.
    private static boolean isOpening(int point) {
        return point >= FIRST_MARK && "（〔《“‘「『".indexOf(point) >= 0;
    }

    private static boolean isClosing(int point) {
        return point >= FIRST_MARK && "，。；：、！？）〕》”’」』".indexOf(point) >= 0;
    }
}
