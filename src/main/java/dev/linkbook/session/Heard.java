package dev.linkbook.session;

import dev.linkbook.process.OutputListener;
import java.util.Optional;
import java.util.function.Consumer;

/// What a cell's shell prints, on its way to whoever listens to the cell. What a [LoneCall] prints is kept, and the end
/// of stderr.
///
/// The task's mark parts what that call prints on stderr from what comes behind it, and is shown to nobody. Whatever
/// else comes is passed on at once, but for an end that the mark may begin with.
final class Heard implements OutputListener {
    private final CellListener listener;
    private final Consumer<LoneCall.Printed> atMark;
    private final Tail errors = new Tail();
    private boolean isBehindMark;
    private Optional<LoneCall.Printed> lone;
    private Optional<String> mark;
    private String held = "";

    /// @param atMark gets what the call has printed, when the mark passes, by the thread that reads
    Heard(CellListener listener, ShellTask task, Consumer<LoneCall.Printed> atMark) {
        this.listener = listener;
        this.atMark = atMark;
        lone = task.lone().map(_ -> new LoneCall.Printed());
        mark = task.mark();
    }

    @Override
    public void stdout(String text) {
        lone.ifPresent(printed -> printed.out(text));
        listener.stdout(text);
    }

    @Override
    public void stderr(String text) {
        if (mark.isPresent()) {
            parted(held + text, mark.get());
        } else {
            pass(text);
        }
    }

    @Override
    public boolean isStopped() {
        return listener.isStopped();
    }

    private void parted(String text, String parting) {
        int at = text.indexOf(parting);
        if (at < 0) {
            int whole = text.length() - beginning(parting, text);
            held = text.substring(whole);
            pass(text.substring(0, whole));
            return;
        }
        held = "";
        pass(text.substring(0, at));
        lone.ifPresent(atMark);
        lone = Optional.empty();
        mark = Optional.empty();
        isBehindMark = true;
        pass(text.substring(at + parting.length()));
    }

    /// How many chars at the end of a text the mark may begin with.
    private static int beginning(String mark, String text) {
        int length = Math.min(mark.length() - 1, text.length());
        while (!text.endsWith(mark.substring(0, length))) {
            length--;
        }
        return length;
    }

    private void pass(String text) {
        if (!text.isEmpty()) {
            errors.add(text);
            lone.ifPresent(printed -> printed.err(text));
            listener.stderr(text);
        }
    }

    /// Nothing more comes.
    void end() {
        pass(held);
        held = "";
    }

    /// What the call has printed that ends with the cell; nothing where there is none, or where it has ended before.
    Optional<LoneCall.Printed> lone() {
        return lone;
    }

    /// Whether the mark has passed.
    boolean isBehindMark() {
        return isBehindMark;
    }

    /// The end of what was printed on stderr.
    String errors() {
        return errors.text();
    }
}
