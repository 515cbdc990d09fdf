package dev.linkbook.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Outputs in which each line is one fragment.
final class Lines {
    private Lines() {}

    /// @param separator the kind of the newlines
    /// @param read a line that is not empty, without its newline -> its fragment
    static List<Fragment> fragments(String output, FragmentKind separator, Function<String, Fragment> read) {
        var fragments = new ArrayList<Fragment>();
        int at = 0;
        while (at < output.length()) {
            int newline = output.indexOf('\n', at);
            int end = newline < 0 ? output.length() : newline;
            if (end > at) {
                fragments.add(read.apply(output.substring(at, end)));
            }
            if (newline >= 0) {
                fragments.add(new Fragment(separator, "\n"));
            }
            at = end + 1;
        }
        return fragments;
    }
}
