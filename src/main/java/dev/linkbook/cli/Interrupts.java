package dev.linkbook.cli;

import dev.linkbook.explain.Glossary;
import dev.linkbook.notebook.Item;
import dev.linkbook.notebook.Played;
import dev.linkbook.notebook.RunListener;
import dev.linkbook.notebook.Wording;
import dev.linkbook.session.Session;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Ctrl-C in the middle of a run: the programs are stopped, Linkbook's own folders removed, one line says so.
/// The JVM itself then ends with 130.
final class Interrupts implements AutoCloseable {
    private final Thread hook;
    private final AtomicBoolean stopping;

    private Interrupts(Thread hook, AtomicBoolean stopping) {
        this.hook = hook;
        this.stopping = stopping;
    }

    static Interrupts stop(Session session, WorkFolder folder, PrintStream err, Wording wording) {
        Glossary glossary = wording.glossary();
        var stopping = new AtomicBoolean();
        var hook = new Thread(
                () -> {
                    stopping.set(true);
                    session.close();
                    folder.close();
                    err.println("\n" + glossary.text(folder.isKept() ? "page.stopped-kept" : "page.stopped"));
                    err.flush();
                },
                "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interrupts(hook, stopping);
    }

    /// Passes on what a run tells until it is stopped. What it would tell then comes of the stopping: that a
    /// program was killed, that a state was not kept.
    RunListener passing(RunListener next) {
        return new RunListener() {
            @Override
            public void started(Item item, int number) {
                awaitEndWhenStopping();
                next.started(item, number);
            }

            @Override
            public void printed(Stream stream, String text) {
                if (!stopping.get()) {
                    next.printed(stream, text);
                }
            }

            @Override
            public void ended(Played step) {
                awaitEndWhenStopping();
                next.ended(step);
            }
        };
    }

    private void awaitEndWhenStopping() {
        if (stopping.get()) {
            awaitEnd();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already ending. The hook does the work, and what follows a whole run must not begin: a page of
            // half a run would take the place of an older one.
            awaitEnd();
        }
    }

    private static void awaitEnd() {
        while (true) {
            LockSupport.park();
        }
    }
}
