package dev.linkbook.session;

import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the shell of the next cell knows by name, besides what it sets itself.
///
/// @param variables names, in the shell's order
/// @param commands functions and aliases
/// @param path the value of PATH
public record ShellNames(List<String> variables, List<String> commands, Optional<String> path) {
    private static final String PATH = "PATH=";
    /// The end of what was declared; the names of commands follow.
    private static final String FOLDER = "\ncd -- ";
    private static final Pattern DECLARED = Pattern.compile("(?m)^declare -\\S+ (\\w+)(?:=|$)");
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:alias (?:-- )?([^\\s=']+)=|([^\\s()]+) \\(\\) ?$)");

    public ShellNames {
        variables = List.copyOf(variables);
        commands = List.copyOf(commands);
    }

    /// Reads the state that the prelude has written, and what was added to it since. Each value and each heading of a
    /// function is a line there; what stands inside a function is indented.
    static ShellNames in(String state) {
        int folder = Math.max(0, state.indexOf(FOLDER));
        int end = Math.max(folder, state.lastIndexOf(Workshop.END));
        var variables = new LinkedHashSet<>(found(DECLARED, state.substring(0, folder)));
        state.substring(end).lines().forEach(line -> follow(line, variables));
        Optional<String> path = state.substring(0, folder)
                .lines()
                .filter(line -> line.startsWith("declare -x " + PATH))
                .map(line -> ShellText.words(line).getLast().value().substring(PATH.length()))
                .findFirst();
        return new ShellNames(List.copyOf(variables), found(COMMAND, state.substring(folder, end)), path);
    }

    /// What a line that was added between two cells does to the names.
    private static void follow(String line, Set<String> variables) {
        for (ShellWord word : ShellText.words(line)) {
            if (word.isAssignment()) {
                variables.add(word.text().substring(0, word.text().indexOf('=')));
            } else if (line.startsWith("unset ")) {
                variables.remove(word.text());
            }
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        var names = new ArrayList<String>();
        Matcher name = pattern.matcher(text);
        while (name.find()) {
            String first = name.group(1);
            names.add(first == null ? name.group(name.groupCount()) : first);
        }
        return names;
    }
}
