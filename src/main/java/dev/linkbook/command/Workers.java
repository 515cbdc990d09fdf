package dev.linkbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/// Does numbered tasks with all processors, each taking the next one when it is done with one: a task may take a
/// hundred times as long as another, so shares given out beforehand would not be even.
final class Workers {
    private Workers() {}

    /// The results in the tasks' order. The calling thread works too; for a single task there is no other.
    static <T> List<T> each(int count, IntFunction<T> task) {
        var next = new AtomicInteger();
        var done = new AtomicReferenceArray<T>(count);
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                done.set(i, task.apply(i));
            }
        };
        var others = new ArrayList<CompletableFuture<Void>>();
        for (int i = 1; i < Math.min(count, Runtime.getRuntime().availableProcessors()); i++) {
            others.add(CompletableFuture.runAsync(work, Workers::start));
        }
        work.run();
        others.forEach(Workers::await);
        var results = new ArrayList<T>(count);
        for (int i = 0; i < count; i++) {
            results.add(done.get(i));
        }
        return results;
    }

    /// What a task threw is thrown as it is, as if the caller had done it.
    private static void await(CompletableFuture<Void> other) {
        try {
            other.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException problem -> throw problem;
                case Error problem -> throw problem;
                case null, default -> throw e;
            }
        }
    }

    private static void start(Runnable work) {
        Thread.ofPlatform().daemon().name("explain").start(work);
    }
}
