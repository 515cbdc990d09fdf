package dev.linkbook.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// Asks the kernel what is left of a test's processes: those whose command line holds a number that the
/// test alone uses (`sleep 300.12345`).
final class Leftovers {
    private static final long LIMIT_MILLIS = 20_000;

    private Leftovers() {}

    static List<String> of(String number) {
        return ProcessHandle.allProcesses()
                .filter(handle -> ProcStat.of(handle.pid()).isPresent())
                .flatMap(handle -> handle.info().commandLine().stream())
                .filter(line -> line.contains("sleep " + number))
                .toList();
    }

    static void assertNone(String number) throws InterruptedException {
        assertCount(number, 0);
    }

    static void assertCount(String number, int count) throws InterruptedException {
        long start = System.nanoTime();
        // One and the same look is judged: in the middle of an exec, a process has no command line.
        List<String> found = of(number);
        while (found.size() != count && System.nanoTime() - start < LIMIT_MILLIS * 1_000_000) {
            Thread.sleep(5);
            found = of(number);
        }
        assertThat(found).hasSize(count);
    }
}
