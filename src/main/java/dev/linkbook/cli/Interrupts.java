package dev.linkbook.cli;

import dev.linkbook.explain.Glossary;
import dev.linkbook.notebook.Wording;
import dev.linkbook.session.Session;
import java.io.PrintStream;
import java.util.concurrent.locks.LockSupport;

/// Ctrl-C in the middle of a run: the programs are stopped, Linkbook's own folders removed, one line says so.
/// The JVM itself then ends with 130.
final class Interrupts implements AutoCloseable {
    private final Thread hook;

    private Interrupts(Thread hook) {
        this.hook = hook;
    }

    static Interrupts stop(Session session, WorkFolder folder, PrintStream err, Wording wording) {
        Glossary glossary = wording.glossary();
        var hook = new Thread(
                () -> {
                    session.close();
                    folder.close();
                    err.println("\n" + glossary.text(folder.isKept() ? "page.stopped-kept" : "page.stopped"));
                    err.flush();
                },
                "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interrupts(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already ending. The hook does the work, and what follows a whole run must not begin: a page
            // that
            // is half made would take the place of an older one.
            awaitEnd();
        }
    }

    private static void awaitEnd() {
        while (true) {
            LockSupport.park();
        }
    }
}
