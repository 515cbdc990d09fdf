package dev.linkbook.tool;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A name that `file` was given, and the ways in which it prints it (`fname_print` in src/file.c): what the
/// locale cannot print comes as `\ooo`, so in the C locale every byte outside ASCII does.
record FileName(String name, List<String> printed) {
    FileName(String name) {
        this(name, List.of(name, escaped(name, false), escaped(name, true)));
    }

    /// Where the name ends in a line that begins with it and a colon; -1 in another.
    int end(String line) {
        return printed.stream()
                .filter(form -> line.length() > form.length() && line.charAt(form.length()) == ':')
                .filter(line::startsWith)
                .mapToInt(String::length)
                .findFirst()
                .orElse(-1);
    }

    private static String escaped(String name, boolean beyondAscii) {
        var printed = new StringBuilder();
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            String character = Character.toString(c);
            if (Character.isISOControl(c) || (beyondAscii && c > 0x7e)) {
                for (byte each : character.getBytes(StandardCharsets.UTF_8)) {
                    printed.append(String.format("\\%03o", each & 0xff));
                }
            } else {
                printed.append(character);
            }
            i += Character.charCount(c);
        }
        return printed.toString();
    }
}
