package dev.linkbook.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A JVM to be killed: runs a script in a [Way] and prints what it prints.
final class RunnerMain {
    private RunnerMain() {}

    static void main(String[] arguments) {
        try (var processes = new Processes()) {
            var command = new Command(List.of("sh", "-c", arguments[0]), Path.of("/"), Map.of(), Set.of());
            var way = Way.valueOf(arguments[1]);
            var notes = Path.of(arguments[2]);
            way.prepare(processes, notes);
            way.run(processes, new Order(command, new Printer(), new Input.None()), notes);
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
