package dev.linkbook.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The two ways to a process: nothing else may tell them apart.
enum Way {
    DIRECT {
        @Override
        void prepare(Processes processes, Path notes) {}

        @Override
        Ending run(Processes processes, Order order, Path notes) {
            return processes.run(order.command(), order.listener(), order.stdin());
        }
    },
    AHEAD {
        @Override
        void prepare(Processes processes, Path notes) {
            var command = new Command(List.of("true"), Path.of("/"), Map.of(), Set.of());
            run(processes, new Order(command, new Recorder(), new Input.None()), notes);
        }

        @Override
        Ending run(Processes processes, Order order, Path notes) {
            return processes.run(order.command(), order.listener(), order.stdin(), notes, new Next.Any());
        }
    };

    /// So that the next run goes this way.
    abstract void prepare(Processes processes, Path notes);

    abstract Ending run(Processes processes, Order order, Path notes);
}
