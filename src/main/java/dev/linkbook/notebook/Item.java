package dev.linkbook.notebook;

import dev.linkbook.note.Step;
import java.util.List;

/// One thing to show or run, in the order of the note. `Planner` makes them.
public sealed interface Item {
    /// 1-based line of the note; of a step that the note leaves out, the line that needs it.
    int line();

    /// Text, shown as it is.
    record Prose(int line, String markdown) implements Item {}

    /// A cell to run.
    ///
    /// @param display the command as it stands in the note
    /// @param source the cell in Linkbook's cell language
    /// @param origin where it comes from
    /// @param goFiles the Go files that it names: without them it cannot run as it is written
    record Run(int line, String display, String source, Origin origin, List<String> goFiles) implements Item {
        public Run {
            goFiles = List.copyOf(goFiles);
        }
    }

    /// A command that changes the system: never run, but answered.
    ///
    /// @param why what about it
    /// @param packages what a package manager was asked for; empty for other commands
    record Withheld(int line, String command, Why why, List<String> packages) implements Item {
        public Withheld {
            packages = List.copyOf(packages);
        }
    }

    /// A line of a fence that is no command.
    record NotRun(int line, String text, Step.Reason reason) implements Item {}

    /// Where a cell comes from.
    enum Origin {
        /// a command of the note
        NOTE,
        /// a file whose text stands in the note
        FILE,
        /// `go mod init`, which the note leaves out
        MODULE,
        /// `go get`, which the note leaves out
        DEPENDENCIES,
        /// the loopback stand-in
        STAND_IN
    }

    /// Why a command is withheld.
    enum Why {
        PACKAGES,
        ROOT,
        SYSTEM,
        FILES_OUTSIDE
    }
}
