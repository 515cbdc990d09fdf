package dev.linkbook.check;

import dev.linkbook.note.Note;
import java.util.List;

/// A note that has been checked.
///
/// @param file as it was named on the command line
/// @param commands its commands in order
/// @param remarks what else is wrong, in the order of lines
public record CheckedNote(String file, Note note, List<Checked> commands, List<Remark> remarks) {
    public CheckedNote {
        commands = List.copyOf(commands);
        remarks = List.copyOf(remarks);
    }

    /// How many of its commands stand so.
    public long count(Standing standing) {
        return commands.stream().filter(each -> each.standing() == standing).count();
    }
}
