package dev.linkbook.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The simple commands of a text and of the texts that it makes bash read again: backquotes and here-documents.
final class CommandList {
    private CommandList() {}

    static List<List<ShellWord>> of(String text) {
        var commands = new ArrayList<List<ShellWord>>();
        var scanners = new ArrayDeque<Scanner>(List.of(new Scanner(text, 0)));
        while (!scanners.isEmpty()) {
            Scanner scanner = scanners.remove();
            commands.addAll(scanner.commands());
            scanners.addAll(scanner.inner());
        }
        commands.sort(
                (a, b) -> Integer.compare(a.getFirst().start(), b.getFirst().start()));
        return List.copyOf(commands);
    }
}
