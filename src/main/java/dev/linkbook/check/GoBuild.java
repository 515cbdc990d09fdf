package dev.linkbook.check;

import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `go build` of a note, taken apart so that it can be built once more with less.
///
/// @param line 1-based line of the note
/// @param assignments in front of it, as typed
/// @param flags its flags as typed, without `-o` and its name
/// @param files the Go files that it names, as typed
/// @param linkerFlags the value of its `-extldflags`; empty when it has none
/// @param linkerFlagsText that flag with its value, as it stands in the value of `-ldflags`
/// @param tags the build tags that it asks for
record GoBuild(
        int line,
        List<String> assignments,
        List<String> flags,
        List<String> files,
        String linkerFlags,
        String linkerFlagsText,
        List<String> tags) {
    /// As `go tool link` takes it out of the words of `-ldflags`.
    private static final Pattern EXTLDFLAGS =
            Pattern.compile("(?s)(?<!\\S)-{1,2}extldflags(?:=|\\s+)(?:\"([^\"]*)\"|'([^']*)'|(\\S+))");

    /// The builds in a command.
    static List<GoBuild> of(int line, String command) {
        return ShellText.commands(command).stream()
                .flatMap(words -> of(line, words).stream())
                .toList();
    }

    private static Optional<GoBuild> of(int line, List<ShellWord> words) {
        List<ShellWord> assignments =
                words.stream().takeWhile(ShellWord::isAssignment).toList();
        List<ShellWord> rest = words.subList(assignments.size(), words.size());
        boolean builds = rest.size() >= 2
                && rest.get(0).value().equals("go")
                && rest.get(1).value().equals("build")
                && rest.stream().noneMatch(ShellWord::isOperator);
        return builds ? Optional.of(of(line, texts(assignments), rest.subList(2, rest.size()))) : Optional.empty();
    }

    private static GoBuild of(int line, List<String> assignments, List<ShellWord> words) {
        var flags = new ArrayList<String>();
        var files = new ArrayList<String>();
        String ldflags = "";
        String tags = "";
        for (int i = 0; i < words.size(); i++) {
            ShellWord word = words.get(i);
            String name = word.value().split("=", 2)[0].replaceFirst("^--", "-");
            boolean apart = takesValue(name) && !word.value().contains("=") && i + 1 < words.size();
            String value = apart
                    ? words.get(i + 1).value()
                    : word.value().substring(word.value().indexOf('=') + 1);
            if (!name.startsWith("-")) {
                files.add(word.text());
            } else if (!name.equals("-o")) {
                flags.addAll(texts(words.subList(i, apart ? i + 2 : i + 1)));
            }
            ldflags = name.equals("-ldflags") ? value : ldflags;
            tags = name.equals("-tags") ? value : tags;
            i += apart ? 1 : 0;
        }
        Matcher linker = EXTLDFLAGS.matcher(ldflags);
        boolean has = linker.find();
        return new GoBuild(
                line,
                assignments,
                List.copyOf(flags),
                List.copyOf(files),
                has ? linkerFlags(linker) : "",
                has ? linker.group().strip().replaceAll("\\s+", " ") : "",
                Arrays.stream(tags.split("[,\\s]+", -1))
                        .filter(tag -> tag.matches("[\\w.]+"))
                        .toList());
    }

    private static String linkerFlags(Matcher linker) {
        for (int group = 1; group <= 3; group++) {
            if (linker.group(group) != null) {
                return linker.group(group).strip();
            }
        }
        return "";
    }

    private static boolean takesValue(String name) {
        return List.of("-o", "-ldflags", "-tags", "-gcflags", "-asmflags", "-buildmode", "-mod", "-p", "-C", "-pkgdir")
                .contains(name);
    }

    private static List<String> texts(List<ShellWord> words) {
        return words.stream().map(ShellWord::text).toList();
    }

    /// Whether it asks the linker for a static binary.
    boolean wantsStatic() {
        return (" " + linkerFlags + " ").contains(" -static ");
    }
}
