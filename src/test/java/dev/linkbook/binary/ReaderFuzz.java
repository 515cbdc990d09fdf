package dev.linkbook.binary;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/// Jazzer's door into the reader: any bytes give an answer. An exception out of here is a fault.
public final class ReaderFuzz {
    private static final Path NAME = Path.of("fuzzed");

    private ReaderFuzz() {}

    /// Called by Jazzer with ever new bytes, which it derives from what the last ones reached.
    public static void fuzzerTestOneInput(byte[] input) {
        answer(input);
    }

    /// Everything that is asked of a file's bytes.
    static Binary answer(byte[] input) {
        Binary binary = ElfReader.read(NAME, source(input), input.length);
        if (binary instanceof Elf elf) {
            Linkage.of(elf);
            Libc.of(elf);
            Hardening.of(elf, SymbolNames.of(elf, new Bytes(source(input), input.length)));
            long sum = SectionSizes.of(elf).shares().stream()
                    .mapToLong(SectionSizes.Share::sizeBytes)
                    .sum();
            if (sum != input.length) {
                throw new IllegalStateException("the shares add up to " + sum + " of " + input.length);
            }
        }
        return binary;
    }

    private static Bytes.Source source(byte[] input) {
        return (ByteBuffer into, long offset) -> {
            int count = Math.min(into.remaining(), input.length - (int) offset);
            into.put(input, (int) offset, count);
            return count;
        };
    }
}
