package dev.linkbook.check;

import java.util.List;

/// Whether a check has failed.
public final class Outcomes {
    private Outcomes() {}

    /// Whether a command that stands so fails the check. What another version prints, or what this machine lacks, is
    /// not the note's fault, but for those who want it frozen.
    public static boolean fails(Standing standing, boolean frozen) {
        return switch (standing) {
            case SAME, NORMALISED -> false;
            case VERSION, ENVIRONMENT -> frozen;
            case WRONG, NOT_RUNNABLE -> true;
        };
    }

    /// Whether a remark fails the check. A flag that does nothing is worth a word, but a note may show just that.
    static boolean fails(Remark remark) {
        return remark.reason().kind() != Reason.Kind.NO_EFFECT;
    }

    /// Whether any of it fails.
    public static boolean fail(List<CheckedNote> notes, boolean frozen) {
        return notes.stream()
                .anyMatch(note -> note.remarks().stream().anyMatch(Outcomes::fails)
                        || note.commands().stream().anyMatch(each -> fails(each.standing(), frozen)));
    }
}
