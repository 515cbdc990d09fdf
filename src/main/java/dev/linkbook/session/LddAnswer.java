package dev.linkbook.session;

import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import java.util.List;
import java.util.Optional;

/// Whether a cell's exit status is `ldd`'s answer "not a dynamic executable".
final class LddAnswer {
    private LddAnswer() {}

    /// True when the status is 1, the script's last command is `ldd`, the last recorded call is that one
    /// (its last argument is the shell's `$_`), and it said nothing but that the file is not dynamic.
    ///
    /// @param lastWord that `$_`; nothing where there was no other command
    static boolean isLast(int exitCode, Optional<String> lastWord, String script, List<Sighting> sightings) {
        if (exitCode != 1 || sightings.isEmpty()) {
            return false;
        }
        Sighting last = sightings.getLast();
        return last.tool() == ToolName.LDD
                && last.exitCode() == 1
                && !last.arguments().isEmpty()
                && lastWord.map(last.arguments().getLast()::equals).orElse(true)
                && endsWithLdd(script)
                && isNotDynamic(last);
    }

    private static boolean endsWithLdd(String script) {
        List<ShellWord> last = List.of();
        for (List<ShellWord> command : ShellText.commands(script)) {
            // One inside a word of the command before it, `ldd $(which go)`, runs first.
            if (last.isEmpty() || command.getFirst().start() >= last.getLast().end()) {
                last = command;
            }
        }
        return last.stream().map(ShellWord::value).anyMatch(ToolName.LDD.command()::equals);
    }

    /// glibc's ldd prints this, in any language, indented by a tab; its error messages begin with `ldd: `.
    /// With several operands and `2>&1` the answer stands among the output, below the file's name.
    private static boolean isNotDynamic(Sighting call) {
        return call.errors().isEmpty()
                ? call.output().lines().allMatch(line -> line.startsWith("\t") || line.endsWith(":"))
                : call.errors().lines().allMatch(line -> line.startsWith("\t"));
    }
}
