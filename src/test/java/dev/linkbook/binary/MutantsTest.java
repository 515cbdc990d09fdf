package dev.linkbook.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Many broken files of a fixed seed: each is answered, and none takes long.
class MutantsTest {
    private static final byte[] NASTY = {0, 1, 2, 3, 4, 5, 6, 8, 15, 16, 63, 64, 127, (byte) 128, (byte) 255};

    @Test
    void aFewThousandMutantsAreAnswered() {
        mutants(20_000);
    }

    @Test
    @Tag("slow")
    void aMillionMutantsAreAnswered() {
        mutants(1_000_000);
    }

    /// Each mutant has one to eight bytes changed, mostly to the numbers that break readers.
    private static void mutants(int count) {
        byte[] original = ElfBuilder.full().bytes();
        var random = new Random(20261124);
        long start = System.nanoTime();
        long slowestNanos = 0;
        int undecided = 0;
        for (int i = 0; i < count; i++) {
            long before = System.nanoTime();
            Binary answer = ReaderFuzz.answer(mutant(original, random));
            slowestNanos = Math.max(slowestNanos, System.nanoTime() - before);
            undecided += answer instanceof Elf elf && Linkage.of(elf) == Linkage.UNDECIDED ? 1 : 0;
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        var slowest = Duration.ofNanos(slowestNanos);
        System.out.printf(
                "%d mutants in %d ms, the slowest in %d ms, %d undecided%n",
                count, took.toMillis(), slowest.toMillis(), undecided);
        assertThat(undecided).as("mutants that hit something").isGreaterThan(count / 200);
        assertThat(slowest).isLessThan(Duration.ofSeconds(5));
    }

    private static byte[] mutant(byte[] original, Random random) {
        byte[] mutant = original.clone();
        for (int change = random.nextInt(8); change >= 0; change--) {
            int at = random.nextInt(mutant.length);
            mutant[at] = random.nextInt(4) == 0 ? (byte) random.nextInt() : NASTY[random.nextInt(NASTY.length)];
        }
        return mutant;
    }
}
