package dev.linkbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void resultsStandInTheOrderOfTheTasks() {
        assertThat(Workers.each(1000, i -> i * i))
                .isEqualTo(IntStream.range(0, 1000).map(i -> i * i).boxed().toList());
        assertThat(Workers.each(0, i -> i)).isEmpty();
    }

    /// Each task waits until all processors are at work.
    @Test
    void allProcessorsWork() {
        int processors = Runtime.getRuntime().availableProcessors();
        var all = new CyclicBarrier(processors);
        assertThat(Workers.each(processors, i -> waitFor(all))).hasSize(processors);
    }

    private static int waitFor(CyclicBarrier all) {
        try {
            return all.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatATaskThrowsComesAsItIs() {
        assertThatThrownBy(() -> Workers.each(100, i -> {
                    if (i == 99) {
                        throw new StackOverflowError("of task 99");
                    }
                    return i;
                }))
                .isInstanceOf(StackOverflowError.class);
    }
}
