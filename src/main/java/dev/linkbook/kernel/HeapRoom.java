package dev.linkbook.kernel;

/// What of the JVM's heap is left.
final class HeapRoom {
    /// Of the heap: for the cells, and for what else a message becomes.
    private static final int KEPT_PART = 4;

    private HeapRoom() {}

    /// Whether the heap can take so much and still have a quarter left. What is garbage counts as left.
    static boolean isThereFor(long sizeBytes) {
        Runtime jvm = Runtime.getRuntime();
        if (isLeft(jvm, sizeBytes)) {
            return true;
        }
        jvm.gc();
        return isLeft(jvm, sizeBytes);
    }

    private static boolean isLeft(Runtime jvm, long sizeBytes) {
        long left = jvm.maxMemory() - (jvm.totalMemory() - jvm.freeMemory());
        return left - sizeBytes >= jvm.maxMemory() / KEPT_PART;
    }
}
