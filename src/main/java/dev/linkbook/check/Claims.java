package dev.linkbook.check;

import dev.linkbook.notebook.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The statements in a note's prose that a binary can contradict: those that the note binds to a file, and the few
/// sentences about linking that can be read without doubt, each in Chinese and in English.
final class Claims {
    private static final Pattern BOUND =
            Pattern.compile("<!-- *check: *(\\S{1,200}) +is +(not +)?(static|dynamic|stripped) *-->");
    private static final Pattern NEVER_STATIC = Pattern.compile(
            "无法静态链接|不能静态链接|(?i:cannot be (?:linked statically|statically linked)|can't be (?:linked statically|statically linked))");
    private static final Pattern BY_FLAG = Pattern.compile(
            "`[^`\\n]*-static\\b[^`\\n]*`[^\\n`]{0,40}(?:静态链接|静态编译)|(?i:link(?:s|ed)? (?:it )?statically)[^\\n`]{0,40}`[^`\\n]*-static\\b");
    private static final Pattern CGO_DEFAULT =
            Pattern.compile("CGO_ENABLED[^\\n]{0,30}(?:默认为 ?1|(?i:defaults? (?:to|is) 1|is 1 by default))");

    private Claims() {}

    /// What is claimed.
    enum Kind {
        /// a program cannot be linked statically
        NEVER_STATIC,
        /// the flag makes the program static
        BY_FLAG,
        /// cgo is on unless it is switched off
        CGO_DEFAULT,
        /// a file is what the note says it is
        BOUND
    }

    /// @param line 1-based line of the note
    /// @param file what a bound claim is about, else empty
    /// @param property `static`, `dynamic` or `stripped` of a bound claim, else empty
    /// @param holds false for "is not"
    /// @param text the claim as it stands in the note
    record Claim(int line, Kind kind, String file, String property, boolean holds, String text) {}

    /// The claims of a piece of prose, in order.
    static List<Claim> in(Item.Prose prose) {
        var claims = new ArrayList<Claim>();
        int line = prose.line();
        for (String text : prose.markdown().split("\n", -1)) {
            Matcher bound = BOUND.matcher(text);
            while (bound.find()) {
                boolean holds = bound.group(2) == null;
                claims.add(new Claim(line, Kind.BOUND, bound.group(1), bound.group(3), holds, bound.group()));
            }
            add(claims, line, text, NEVER_STATIC, Kind.NEVER_STATIC);
            add(claims, line, text, BY_FLAG, Kind.BY_FLAG);
            add(claims, line, text, CGO_DEFAULT, Kind.CGO_DEFAULT);
            line++;
        }
        return claims;
    }

    private static void add(List<Claim> claims, int line, String text, Pattern pattern, Kind kind) {
        Matcher found = pattern.matcher(text.substring(0, Math.min(text.length(), 2000)));
        if (found.find()) {
            claims.add(new Claim(line, kind, "", "", true, found.group()));
        }
    }
}
