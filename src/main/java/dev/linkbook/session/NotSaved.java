package dev.linkbook.session;

import dev.linkbook.shell.ShellText;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A file cannot be saved where a cell wants it. A cell that names another place can go on.
final class NotSaved extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Message why;

    private NotSaved(Message why) {
        this.why = why;
    }

    /// Makes what is to be thrown; a full disk stays what it is, since that is no matter of the place.
    ///
    /// @param name as the cell spells it
    static IOException of(String name, Path file, FileSystemException problem) {
        String reason = Words.reason(problem);
        if (reason.equals(Words.NO_ROOM)) {
            return problem;
        }
        Path folder = file.toAbsolutePath().normalize().getParent();
        return folder == null || Files.exists(folder)
                ? new NotSaved(new Message(Message.Kind.NOT_SAVED, Map.of("name", name, "why", reason)))
                : new NotSaved(new Message(
                        Message.Kind.NO_FOLDER, Map.of("name", name, "folder", ShellText.quote(folder.toString()))));
    }

    Message why() {
        return why;
    }
}
