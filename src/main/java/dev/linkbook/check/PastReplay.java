package dev.linkbook.check;

import dev.linkbook.check.Checked.Judgement;
import dev.linkbook.note.Note;
import dev.linkbook.notebook.Item;
import dev.linkbook.shell.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Replays a note under the toolchain of its own time, with the modules of that time, so that "another version prints
/// something else" is proved and not guessed.
final class PastReplay {
    private final Replay replay;

    /// @param replay fresh, in which nothing has run
    PastReplay(Replay replay) {
        this.replay = replay;
    }

    /// The same commands with what they were then. Without the toolchain nothing is proved, and each says so.
    List<Checked> prove(Note note, List<Item> items, List<Checked> now, String toolchain) {
        String select = "export GOTOOLCHAIN=" + ShellText.quote(toolchain) + " && go version";
        if (!replay.shell(select).output().startsWith("go version " + toolchain + " ")) {
            return now.stream().map(each -> withoutToolchain(each, toolchain)).toList();
        }
        List<Item> dated = new PastModules(note, replay).pin(items);
        List<Checked> then = new Pass(note, replay, new Room(), new ArrayList<>(), false).run(dated);
        var byLine = then.stream().collect(Collectors.toMap(Checked::line, Function.identity(), (first, _) -> first));
        return now.stream()
                .map(each -> proved(each, Optional.ofNullable(byLine.get(each.line())), toolchain))
                .toList();
    }

    private static Checked withoutToolchain(Checked now, String toolchain) {
        return now.standing() == Standing.VERSION
                ? now.with(
                        new Judgement(
                                Standing.VERSION,
                                now.judgement().rules(),
                                Optional.of(Reason.of(Reason.Kind.NO_TOOLCHAIN, "toolchain", toolchain))),
                        Optional.empty())
                : now;
    }

    private static Checked proved(Checked now, Optional<Checked> past, String toolchain) {
        if (past.isEmpty()) {
            return now;
        }
        Judgement then = past.get().judgement();
        boolean differs = now.standing() == Standing.VERSION || now.standing() == Standing.WRONG;
        if (!differs) {
            return now.with(now.judgement(), Optional.of(then));
        }
        return then.standing().holds()
                ? now.with(reasoned(Standing.VERSION, now, Reason.Kind.TRUE_THEN, toolchain), Optional.of(then))
                : now.with(neverTrue(now, toolchain), Optional.of(then));
    }

    /// A mistake that can be named is named; that it was one even then is said by `then`.
    private static Judgement neverTrue(Checked now, String toolchain) {
        boolean named = now.judgement()
                .why()
                .map(Reason::kind)
                .filter(PastReplay::isNamed)
                .isPresent();
        return named ? now.judgement() : reasoned(Standing.WRONG, now, Reason.Kind.NEVER_TRUE, toolchain);
    }

    private static boolean isNamed(Reason.Kind kind) {
        return kind == Reason.Kind.OTHER_NAME || kind == Reason.Kind.FAILS;
    }

    private static Judgement reasoned(Standing standing, Checked now, Reason.Kind kind, String toolchain) {
        return new Judgement(standing, now.judgement().rules(), Optional.of(Reason.of(kind, "toolchain", toolchain)));
    }
}
