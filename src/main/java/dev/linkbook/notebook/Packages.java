package dev.linkbook.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Which command a package brings, so that "install it" can be answered with "it is here".
final class Packages {
    private static final Map<String, String> COMMANDS = Map.ofEntries(
            Map.entry("musl-tools", "musl-gcc"),
            Map.entry("musl-dev", "musl-gcc"),
            Map.entry("musl", "musl-gcc"),
            Map.entry("gcc", "gcc"),
            Map.entry("build-essential", "gcc"),
            Map.entry("libc6-dev", "gcc"),
            Map.entry("golang", "go"),
            Map.entry("golang-go", "go"),
            Map.entry("go", "go"),
            Map.entry("file", "file"),
            Map.entry("binutils", "readelf"),
            Map.entry("libc-bin", "ldd"));

    private Packages() {}

    /// Of these packages: the commands that are here, those that are missing, and the packages Linkbook does
    /// not know.
    record Answer(List<String> here, List<String> missing, List<String> unknown) {}

    static Answer answer(List<String> packages, Predicate<String> commandExists) {
        var answer = new Answer(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String name : packages) {
            String command = COMMANDS.get(name);
            if (command == null) {
                answer.unknown.add(name);
            } else {
                List<String> list = commandExists.test(command) ? answer.here : answer.missing;
                if (!list.contains(command)) {
                    list.add(command);
                }
            }
        }
        return answer;
    }
}
