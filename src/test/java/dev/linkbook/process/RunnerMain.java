package dev.linkbook.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A JVM to be killed: runs a script and prints what it prints.
final class RunnerMain {
    private RunnerMain() {}

    static void main(String[] arguments) {
        try (var processes = new Processes()) {
            var command = new Command(List.of("sh", "-c", arguments[0]), Path.of("/"), Map.of(), Set.of());
            processes.run(command, new Printer(), new Input.None());
        }
    }

    private static final class Printer implements OutputListener {
        @Override
        public void stdout(String text) {
            System.out.print(text);
            System.out.flush();
        }

        @Override
        public void stderr(String text) {
            stdout(text);
        }
    }
}
